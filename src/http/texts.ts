// What requests say of narratives and comments, and whose eyes look at them.
import type { FastifyRequest } from 'fastify'
import {
  CLAIMS,
  type Claim,
  LONGEST_TEXT,
  type NarrativeWords,
  PART_WORDS,
  type Writer,
} from '../core/narrative.ts'
import type { Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { type Fault, fault } from '../core/problem.ts'
import type { Reading } from '../desk/task-texts.ts'
import type { Standpoint } from '../live/standpoint.ts'
import { releasedToRequest } from './clearance.ts'
import { refuseIfAny } from './look.ts'

type Asking = Pick<FastifyRequest, 'person'>

/** Whoever asks, as somebody who reads texts; null: nobody known. */
export const readerOf = ({ person }: Asking): Writer | null => person

export const readingOf = (request: Asking, plan: Plan, { knownAt }: Standpoint, now: Instant): Reading => ({
  plan,
  reader: readerOf(request),
  released: releasedToRequest(request, now),
  knownAt,
})

/** Raises `request-invalid` where nothing is said of the progress, or too much of anything. */
export function checkedWords(words: NarrativeWords): NarrativeWords {
  const faults: Fault[] = []
  for (const part of ['progress', 'problems', 'next'] as const) faults.push(...tooLong(part, words[part]))
  if (words.progress === '') faults.push(faulty('progress', PART_WORDS.progress.zh))
  refuseIfAny(faults)
  return words
}

/** Raises `request-invalid` for an empty text or one that is too long. */
export function checkedText(name: string, value: string): string {
  refuseIfAny(value === '' ? [faulty(name, '—')] : tooLong(name, value))
  return value
}

const tooLong = (name: string, value: string): Fault[] =>
  value.length > LONGEST_TEXT ? [faulty(name, `≤ ${LONGEST_TEXT}`, `${value.slice(0, 20)}…`)] : []

const faulty = (name: string, reason: string, value = ''): Fault =>
  fault('parameter-invalid', { name, value, reason }, { column: name })

export const isClaim = (value: string): value is Claim => (CLAIMS as readonly string[]).includes(value)
