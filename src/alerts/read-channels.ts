// The file of channels (`CHANNELS_FILE`): which there are, to which hosts they may go, and who is reached where.
import Type, { type Static } from 'typebox'
import { readPlainYaml, schemaFaults } from '../boards/index.ts'
import { type Fault, fault } from '../core/problem.ts'
import type { Language } from '../core/text.ts'
import { LEVELS } from '../slips/finding.ts'
import { CHANNEL_KINDS, CHANNEL_SHAPES, type ChannelSettings } from './channels/index.ts'

const Address = Type.String({
  pattern: '^[^@\\s]+@[^@\\s]+$',
  maxLength: 254,
  description: 'someone@example.gov.cn',
})

const LanguageName = Type.Union([Type.Literal('zh'), Type.Literal('en')], { description: 'zh | en' })

const Frame = Type.Object(
  {
    hosts: Type.Optional(
      Type.Array(Type.String({ pattern: '^[A-Za-z0-9.:-]{1,253}$', description: 'host' }), { maxItems: 100 }),
    ),
    /** Robots, webhooks and Alertmanager get what is at least that grave. */
    level: Type.Optional(
      Type.Union(
        LEVELS.map((level) => Type.Literal(level)),
        { description: LEVELS.join(' | ') },
      ),
    ),
    /** In which those are told. */
    language: Type.Optional(LanguageName),
    /** By login; Chinese for everybody else. */
    languages: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 100 }), LanguageName)),
    /** Mail addresses by login. */
    addresses: Type.Optional(Type.Record(Type.String({ minLength: 1, maxLength: 100 }), Address)),
    channels: Type.Array(Type.Object({ kind: Type.String({ description: CHANNEL_KINDS.join(' | ') }) }), {
      maxItems: 50,
      description: '[{ id, kind, … }]',
    }),
  },
  { additionalProperties: false },
)

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
  ...{ hosts: [], level: 'orange', language: 'zh', channels: [] },
  ...{ languages: new Map(), addresses: new Map() },
}

const isKind = (kind: string): kind is (typeof CHANNEL_KINDS)[number] =>
  CHANNEL_KINDS.some((known) => known === kind)

/** All faults with their lines at once; `file` is null when there is one. Values are never told: secrets stand among them. */
export function readChannels(text: string): {
  readonly file: ChannelsFile | null
  readonly faults: readonly Fault[]
} {
  const { value, lineOf, faults: unreadable } = readPlainYaml(text, { kind: 'channels' })
  if (unreadable.length > 0) return { file: null, faults: unreadable }
  const framed = schemaFaults(Frame, value, { kind: 'channels', lineOf })
  const rows = listOf(value)
  const faults: Fault[] = [...framed.filter(({ column }) => column !== 'id')]
  const seen = new Set<string>()
  for (const [index, row] of rows.entries()) {
    const at = `/channels/${index}`
    const { kind, id } = row as { readonly kind?: unknown; readonly id?: unknown }
    if (typeof kind !== 'string') continue
    if (!isKind(kind)) {
      const params = {
        where: at.slice(1).replaceAll('/', '.'),
        expected: CHANNEL_KINDS.join(', '),
        found: '',
      }
      faults.push(fault('channels-wrong-value', params, { row: lineOf(`${at}/kind`), column: 'kind' }))
      continue
    }
    faults.push(...schemaFaults(CHANNEL_SHAPES[kind], row, { kind: 'channels', lineOf, at }))
    if (typeof id === 'string') {
      if (seen.has(id) || id === 'inbox')
        faults.push(fault('channels-duplicate', { id }, { row: lineOf(`${at}/id`), column: 'id' }))
      seen.add(id)
    }
  }
  if (faults.length > 0) return { file: null, faults }
  const { hosts = [], level = 'orange', language = 'zh' } = value as Static<typeof Frame>
  const { addresses = {}, languages = {} } = value as Static<typeof Frame>
  const channels = rows as readonly ChannelSettings[]
  const listed = new Set(hosts.map((host) => host.toLowerCase()))
  for (const [index, channel] of channels.entries()) {
    const host = ('host' in channel ? channel.host : new URL(channel.url).hostname).toLowerCase()
    if (listed.has(host)) continue
    const row = lineOf(`/channels/${index}`)
    faults.push(fault('channels-host-not-allowed', { id: channel.id, host }, { row }))
  }
  if (faults.length > 0) return { file: null, faults }
  const maps = {
    addresses: new Map(Object.entries(addresses)),
    languages: new Map(Object.entries(languages)),
  }
  return { file: { hosts, level, language, ...maps, channels }, faults: [] }
}

function listOf(value: unknown): readonly unknown[] {
  const { channels } = (typeof value === 'object' && value !== null ? value : {}) as {
    readonly channels?: unknown
  }
  return Array.isArray(channels) ? channels.filter((row) => typeof row === 'object' && row !== null) : []
}
