// The registry of kinds of channels that can be set up: one file and one line each.
import { alertmanager } from './alertmanager.ts'
import type { Channel, ChannelDeps, ChannelKind, ChannelSettings } from './channel.ts'
import { dingtalk } from './dingtalk.ts'
import { feishu } from './feishu.ts'
import { mail } from './mail.ts'
import { webhook } from './webhook.ts'
import { wecom } from './wecom.ts'

export const CHANNEL_KINDS: readonly ChannelKind[] = [mail, wecom, dingtalk, feishu, webhook, alertmanager]

/** Of settings that were read. Raises an error for a kind that is not in the table. */
export function channelKindOf(
  { id, kind }: ChannelSettings,
  kinds: readonly ChannelKind[] = CHANNEL_KINDS,
): ChannelKind {
  const found = kinds.find((one) => one.kind === kind)
  if (!found) throw new Error(`channel ${id} is of an unknown kind “${kind}”`)
  return found
}

export const openChannel = (
  settings: ChannelSettings,
  deps: ChannelDeps,
  kinds: readonly ChannelKind[] = CHANNEL_KINDS,
): Channel => channelKindOf(settings, kinds).open(settings, deps)
