// What every channel is: takes a notice, says that it was accepted, or why not and whether to try again.
import type { Log } from '../../core/log.ts'
import type { Instant } from '../../core/period.ts'
import type { Text } from '../../core/text.ts'
import type { Destination, Notice } from '../../slips/notice.ts'
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
  /** Notices in a minute; more wait. */
  readonly perMinute: number
  /** Resolves when the other side accepted it. Raises `DeliveryFailed`. */
  send(notice: Notice, to: Destination): Promise<void>
}
