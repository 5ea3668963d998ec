// What a kind of channel must answer: its settings, its words and limits, and how a notice gets to the other side.
import Type, { type Static, type TObject, type TProperties } from 'typebox'
import Value from 'typebox/value'
import type { Log } from '../../core/log.ts'
import type { Instant } from '../../core/period.ts'
import type { Text } from '../../core/text.ts'
import type { Destination, Notice } from '../../slips/notice.ts'
import { closed } from '../../yaml/schema.ts'
import type { Egress } from '../egress.ts'

/** What a channel may use of the world. */
export interface ChannelDeps {
  /** Requests to hosts that an administrator allowed, and to no others. */
  readonly egress: Egress
  readonly now: () => Instant
  readonly log: Log
  /** Under which address people reach the service, without a slash at its end; null: paths only. */
  readonly publicUrl: string | null
  /** Certificates of authorities besides the known ones, PEM; null: none. */
  readonly ca: string | null
}

/** A channel that is set up. */
export interface Channel {
  readonly id: string
  readonly words: Text
  /** Whether each notice goes to one person's address; else there is one receiver, whoever reads there. */
  readonly personal: boolean
  /** Whether many people read there: such a group is told of slips only, not of the service's own troubles. */
  readonly group: boolean
  /** Notices in a minute; more wait. */
  readonly perMinute: number
  /** Resolves when the other side accepted it. Raises `DeliveryFailed`. */
  send(notice: Notice, to: Destination): Promise<void>
}

/** One entry of the file of channels; what else it has is its kind's. */
export interface ChannelSettings {
  readonly id: string
  readonly kind: string
  readonly perMinute?: number
  readonly [own: string]: unknown
}

/** What an administrator writes for it, and what the other side answers: for documentation and the one contract test. */
interface ChannelExample<Own> {
  readonly settings: Own
  /** Bodies of answers with status 200. Absent: it has no such answer. */
  readonly answers?: { readonly accepted: string; readonly refused?: string; readonly busy?: string }
}

/** A kind of channel: everything that is said of it. */
export interface ChannelKind {
  /** As the file of channels names it. */
  readonly kind: string
  readonly words: Text
  readonly personal: boolean
  /** Notices in a minute where the file does not say. */
  readonly perMinute: number
  /** Of a whole entry: a fault is told against the kind that was meant. */
  readonly schema: TObject
  readonly example: ChannelExample<object>
  /** The host that it sends to, which has to be among the allowed. Raises an error for settings that do not fit. */
  readonly hostOf: (settings: ChannelSettings) => string
  /** Raises an error for settings that do not fit. */
  readonly open: (settings: ChannelSettings, deps: ChannelDeps) => Channel
}

const Id = Type.String({
  pattern: '^[a-z][a-z0-9-]{0,39}$',
  description: '小写字母、数字、连字符 / lower-case letters, digits, hyphens',
})
const PerMinute = Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: '1-10000' }))

/** What a kind says of itself. */
export interface ChannelParts<Properties extends TProperties> {
  readonly kind: string
  readonly words: Text
  readonly personal: boolean
  /** Whether it is a robot in a group of people. Absent: it is none. */
  readonly group?: boolean
  readonly perMinute: number
  /** Its own settings beside `id`, `kind` and `perMinute`. */
  readonly settings: Properties
  readonly example: ChannelExample<Static<TObject<Properties>>>
  readonly hostOf: (settings: Static<TObject<Properties>>) => string
  /** How one notice is sent. Raises `DeliveryFailed`. */
  readonly sender: (
    settings: Static<TObject<Properties>>,
    deps: ChannelDeps,
    id: string,
  ) => (notice: Notice, to: Destination) => Promise<void>
}

/** Ties settings to their type once, so that nobody else needs to know it. */
export function channelKind<Properties extends TProperties>(of: ChannelParts<Properties>): ChannelKind {
  const { kind, words, personal, group = false, perMinute, example } = of
  const own = Type.Object(of.settings)
  const ownOf = (settings: ChannelSettings): Static<TObject<Properties>> => {
    if (Value.Check(own, settings)) return settings
    throw new Error(`the settings of channel ${settings.id} are none of kind ${kind}`)
  }
  return {
    kind,
    words,
    personal,
    perMinute,
    example,
    schema: closed({ id: Id, kind: Type.Literal(kind), ...of.settings, perMinute: PerMinute }),
    hostOf: (settings) => of.hostOf(ownOf(settings)),
    open: (settings, deps) => ({
      id: settings.id,
      words,
      personal,
      group,
      perMinute: settings.perMinute ?? perMinute,
      send: of.sender(ownOf(settings), deps, settings.id),
    }),
  }
}
