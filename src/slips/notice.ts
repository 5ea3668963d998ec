// What one person or place is told: in words of both languages, with where to look, under a key that stays the same.
import type { Light } from '../core/assessment.ts'
import { holidaysKnown } from '../core/calendar.ts'
import type { Day, Instant } from '../core/period.ts'
import { type Language, type Text, text } from '../core/text.ts'
import type { Level } from './finding.ts'

/** What is to be said beside a limit whose year’s holidays nobody has entered yet; null: nothing. */
export function uncountedHolidays(limit: Day): Text | null {
  const year = Number(limit.slice(0, 4))
  if (holidaysKnown(year)) return null
  return text(
    `${year} 年放假安排尚未录入，按周一至周五推算`,
    `the holidays of ${year} are not known yet: Monday to Friday was counted`,
  )
}

/**
 * `slip`: something happened to a slip. `digest`: a person's matters of the day. `service`: the service itself.
 * `canary`: the weekly proof that a channel works. `test`: somebody pressed the button.
 */
const NOTICE_KINDS = ['slip', 'digest', 'service', 'canary', 'test'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export interface NoticeGauge {
  readonly actual: number | null
  readonly target: number | null
  readonly expected: number | null
  readonly light: Light
}

/** One matter in a notice: what, how far behind, since when, what is needed now, who leads, until when. */
export interface NoticeItem {
  /** `鲤督〔2022〕3号`; null for what has no slip. */
  readonly number: string | null
  readonly level: Level | null
  readonly title: Text
  /** What is so, with the numbers, in a sentence. */
  readonly reason: Text
  /** Named facts in order: 落后, 起始, 需月均, 牵头, 限期… */
  readonly facts: readonly { readonly name: Text; readonly value: Text }[]
  /** The gauge of the indicator as it stood then: shares of the half circle, 0 to 1; null: none. */
  readonly gauge: NoticeGauge | null
  /** Path of the page with the proof, `/alerts/…`; null: none. */
  readonly path: string | null
  /** Whether it is open or over: systems that keep alerts themselves are told of both. */
  readonly state: 'open' | 'closed'
  /** Its year ended first (年终未结); absent: it did not. */
  readonly unsettled?: true
  /** When it began; for systems that keep alerts themselves. */
  readonly since: Instant
  /** Stays the same as long as the matter is the same. */
  readonly matter: string
  /** In charge, by name; absent in notices of earlier releases. */
  readonly unit?: string
  /** Id of the indicator; absent: it is about none. */
  readonly indicator?: string
  /** The reader follows it and nothing is asked of them; absent: it is theirs. */
  readonly followed?: true
  /** Of a share: what is shared out, and whose share it is. Absent: it is none. */
  readonly shareOf?: { readonly indicator: string; readonly title: Text; readonly part: string }
}

export interface Notice {
  /**
   * Says which notice it is: the same whenever and by whomever the same facts are evaluated again, other for another
   * channel or receiver. Every channel passes it on, so that whoever receives twice can tell.
   */
  readonly key: string
  readonly kind: NoticeKind
  readonly level: Level | null
  readonly title: Text
  readonly items: readonly NoticeItem[]
  /** When what it tells of happened. */
  readonly at: Instant
}

/** Where a notice goes: a channel, and who is meant within it. */
export interface Destination {
  /** Id of a channel: `inbox`, `mail`, `wecom`. */
  readonly channel: string
  /** Id of the person; a mail address; empty for channels with one receiver (a robot's group). */
  readonly to: string
  readonly language: Language
}
