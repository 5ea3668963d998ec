// The channels that can be set up: one file each. What is not in this table does not exist.
import Type, { type Static, type TSchema } from 'typebox'
import { Alertmanager, openAlertmanager } from './alertmanager.ts'
import type { Channel, ChannelDeps } from './channel.ts'
import { Dingtalk, openDingtalk } from './dingtalk.ts'
import { Feishu, openFeishu } from './feishu.ts'
import { Mail, openMail } from './mail.ts'
import { openWebhook, Webhook } from './webhook.ts'
import { openWecom, Wecom } from './wecom.ts'

export const CHANNEL_KINDS = ['mail', 'wecom', 'dingtalk', 'feishu', 'webhook', 'alertmanager'] as const

export const ChannelSettings = Type.Union([Mail, Wecom, Dingtalk, Feishu, Webhook, Alertmanager])
export type ChannelSettings = Static<typeof ChannelSettings>

/** The shape of one kind's settings: a fault is told against the kind that was meant. */
export const CHANNEL_SHAPES: Readonly<Record<(typeof CHANNEL_KINDS)[number], TSchema>> = {
  mail: Mail,
  wecom: Wecom,
  dingtalk: Dingtalk,
  feishu: Feishu,
  webhook: Webhook,
  alertmanager: Alertmanager,
}

/** Channels whose notices go to one person each; the others have one receiver, whoever reads there. */
export const PERSONAL_KINDS: readonly string[] = ['mail']

export function openChannel(settings: ChannelSettings, deps: ChannelDeps): Channel {
  switch (settings.kind) {
    case 'mail':
      return openMail(settings, deps)
    case 'wecom':
      return openWecom(settings, deps)
    case 'dingtalk':
      return openDingtalk(settings, deps)
    case 'feishu':
      return openFeishu(settings, deps)
    case 'webhook':
      return openWebhook(settings, deps)
    case 'alertmanager':
      return openAlertmanager(settings, deps)
  }
}
