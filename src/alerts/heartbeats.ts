// Signs of life of the scheduler, the evaluation, every rule and every channel, and which of them are overdue.
import type { Log } from '../core/log.ts'
import type { Instant } from '../core/period.ts'
import { type Text, text } from '../core/text.ts'
import type { Beat, Heartbeats } from '../store/heartbeats.ts'

/** A part of the service that must be heard of. */
export interface Part {
  /** `scheduler`, `evaluation`, `rule/behind`, `channel/mail`. */
  readonly id: string
  readonly words: Text
  /** How long it may be silent. */
  readonly everyMs: number
  /** Somebody switched it off: that is told, and not taken for well. */
  readonly off: boolean
}

export const PART_STATES = ['well', 'failing', 'silent', 'off'] as const
export type PartState = (typeof PART_STATES)[number]

export interface PartHealth {
  readonly part: Part
  readonly state: PartState
  /** Last time that it did what it is for; null: never. */
  readonly wellAt: Instant | null
  readonly failedAt: Instant | null
  /** Why it failed last, when it is failing; else empty. */
  readonly note: string
}

export interface Pulse {
  /** Notes that a part did its work, or failed at it. Written to the database by the next `flush`. */
  beat(part: string, ok: boolean, note?: string): void
  /** Writes what was noted. Keeps it for the next time when the database does not answer. */
  flush(): Promise<void>
  /** How each part is, as all processes on this database know. */
  health(): Promise<readonly PartHealth[]>
}

interface Deps {
  readonly heartbeats: Heartbeats
  readonly parts: () => readonly Part[]
  readonly process: string
  readonly now: () => Instant
  readonly log: Log
}

/** `since`: when this process began: a part that was never heard of is silent only some time after that. */
export function openPulse({ heartbeats, parts, process, now, log }: Deps, since: Instant): Pulse {
  const waiting = new Map<string, Beat>()
  const keyOf = ({ part, ok }: Beat): string => `${part} ${ok}`
  return {
    beat(part, ok, note = '') {
      const beat = { part, ok, note, process, at: now() }
      waiting.set(keyOf(beat), beat)
    },
    async flush() {
      const beats = [...waiting.values()]
      waiting.clear()
      await heartbeats.write(beats).catch((err: unknown) => {
        for (const beat of beats) if (!waiting.has(keyOf(beat))) waiting.set(keyOf(beat), beat)
        log.warn({ err }, 'signs of life could not be written')
      })
    },
    async health() {
      const known = new Map((await heartbeats.all()).map((beat) => [keyOf(beat), beat]))
      for (const [key, beat] of waiting) known.set(key, beat)
      const at = now()
      return parts().map((part) =>
        healthOfPart(
          part,
          known.get(`${part.id} true`) ?? null,
          known.get(`${part.id} false`) ?? null,
          since,
          at,
        ),
      )
    },
  }
}

/** A part is failing when its last word was a failure, and silent when it said nothing for longer than it may. */
export function healthOfPart(
  part: Part,
  well: Pick<Beat, 'at'> | null,
  failed: Pick<Beat, 'at' | 'note'> | null,
  since: Instant,
  now: Instant,
): PartHealth {
  const times = { wellAt: well?.at ?? null, failedAt: failed?.at ?? null }
  if (part.off) return { part, state: 'off', ...times, note: '' }
  const failing = failed !== null && (well === null || failed.at > well.at)
  if (failing) return { part, state: 'failing', ...times, note: failed.note }
  const heard = well === null || well.at < since ? since : well.at
  const silent = Date.parse(now) - Date.parse(heard) > part.everyMs
  return { part, state: silent ? 'silent' : 'well', ...times, note: '' }
}

export const stateWord = (state: PartState): Text =>
  ({
    well: text('正常', 'well'),
    failing: text('出错', 'failing'),
    silent: text('没有动静', 'silent'),
    off: text('已关闭', 'switched off'),
  })[state]
