// The file of channels (`CHANNELS_FILE`): which there are, to which hosts they may go, and who is reached where.
import Type from 'typebox'
import type { Fault } from '../core/problem.ts'
import type { Language } from '../core/text.ts'
import { LEVELS } from '../slips/finding.ts'
import { HAND_WRITTEN, type YamlFile } from '../yaml/file.ts'
import { readYaml } from '../yaml/read-shape.ts'
import { closed, oneOf } from '../yaml/schema.ts'
import type { ChannelKind, ChannelSettings } from './channels/channel.ts'
import { CHANNEL_KINDS, channelKindOf } from './channels/index.ts'

const Address = Type.String({
  pattern: '^[^@\\s]+@[^@\\s]+$',
  maxLength: 254,
  description: 'someone@example.gov.cn',
})

const LanguageName = oneOf(['zh', 'en'])

/** Each entry by its kind. */
const channelsFile = (kinds: readonly ChannelKind[]) =>
  closed({
    hosts: Type.Optional(
      Type.Array(Type.String({ pattern: '^[A-Za-z0-9.:-]{1,253}$', description: 'host' }), { maxItems: 100 }),
    ),
    /** Robots, webhooks and Alertmanager get what is at least that grave. */
    level: Type.Optional(oneOf(LEVELS)),
    /** In which those are told. */
    language: Type.Optional(LanguageName),
    /** By login; Chinese for everybody else. */
    languages: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 100 }), LanguageName)),
    /** Mail addresses by login. */
    addresses: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Address)),
    channels: Type.Array(
      Type.Unsafe<ChannelSettings>(
        Type.Union(
          kinds.map(({ schema }) => schema),
          { description: '{ id, kind, … }' },
        ),
      ),
      { maxItems: 50, description: '[{ id, kind, … }]' },
    ),
  })

export interface ChannelsFile {
  readonly hosts: readonly string[]
  /** From which level on channels that are nobody's own are told. */
  readonly level: (typeof LEVELS)[number]
  readonly language: Language
  /** By login; Chinese for everybody else. */
  readonly languages: ReadonlyMap<string, Language>
  /** Mail addresses by login. */
  readonly addresses: ReadonlyMap<string, string>
  readonly channels: readonly ChannelSettings[]
}

export const NO_CHANNELS: ChannelsFile = {
  hosts: [],
  level: 'orange',
  language: 'zh',
  channels: [],
  languages: new Map(),
  addresses: new Map(),
}

const CHANNELS_FILE: YamlFile = { name: 'channels', whole: 'channels', limits: HAND_WRITTEN }

/** All faults with their lines at once; `file` is null when there is one. Values are never told: secrets stand among them. */
export function readChannels(
  text: string,
  kinds: readonly ChannelKind[] = CHANNEL_KINDS,
): { readonly file: ChannelsFile | null; readonly faults: readonly Fault[] } {
  const { value, places, unreadable } = readYaml(text, channelsFile(kinds), CHANNELS_FILE)
  if (value === null || unreadable.length > 0)
    return { file: null, faults: [...unreadable, ...places.faults()] }
  const {
    hosts = [],
    level = 'orange',
    language = 'zh',
    addresses = {},
    languages = {},
    channels = [],
  } = value
  const listed = new Set(hosts.map((host) => host.toLowerCase()))
  const ids = new Set(['inbox'])
  for (const channel of channels) {
    const { id } = channel
    if (ids.has(id)) places.fault('channels-duplicate', { id }, channel, 'id')
    ids.add(id)
    if ('url' in channel && !URL.canParse(String(channel.url))) {
      places.fault('channels-wrong-value', { expected: 'https://…' }, channel, 'url')
      continue
    }
    const host = channelKindOf(channel, kinds).hostOf(channel).toLowerCase()
    if (!listed.has(host) && !places.isLost(value, 'hosts'))
      places.fault('channels-host-not-allowed', { id, host }, channel)
  }
  const faults = places.faults()
  if (faults.length > 0) return { file: null, faults }
  const file: ChannelsFile = {
    hosts,
    level,
    language,
    channels,
    addresses: new Map(Object.entries(addresses)),
    languages: new Map(Object.entries(languages)),
  }
  return { file, faults }
}
