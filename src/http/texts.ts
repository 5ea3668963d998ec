// Narratives and comments as requests write them, and as whoever asks may read them on a page.
import type { FastifyRequest } from 'fastify'
import {
  CLAIMS,
  type Claim,
  LONGEST_TEXT,
  mayComment,
  type NarrativeWords,
  PART_WORDS,
  type Writer,
} from '../core/narrative.ts'
import { comparePeriods, type Instant } from '../core/period.ts'
import type { Plan, Task } from '../core/plan.ts'
import { type Fault, fault } from '../core/problem.ts'
import { mayDo } from '../core/roles.ts'
import { type Standpoint, vantageOf } from '../core/standpoint.ts'
import { type ReadingView, readComments, readNarratives } from '../desk/task-texts.ts'
import type { Store } from '../store/store.ts'
import type { IndicatorInput } from '../web/index.ts'
import { releasedToRequest } from './asker.ts'
import { refuseIfAny } from './look.ts'

type Asking = Pick<FastifyRequest, 'person'>

/** Whoever asks, as somebody who reads texts; null: nobody known. */
export const readerOf = ({ person }: Asking): Writer | null => person

/** What had been written where one stands, and was public there. */
export function readingOf(
  request: Asking,
  plan: Plan,
  asked: Partial<Standpoint>,
  now: Instant,
): ReadingView {
  const { until, past } = vantageOf(asked, now)
  return {
    plan,
    reader: readerOf(request),
    released: releasedToRequest(request, until),
    knownAt: past ? until : null,
  }
}

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

type Texts = NonNullable<IndicatorInput['texts']>

/** All that was written of a task, the latest month first. */
export async function textsOfTask(
  store: Pick<Store, 'texts'>,
  request: Pick<FastifyRequest, 'person'>,
  plan: Plan,
  task: Task,
  asked: Standpoint,
  now: Instant,
): Promise<Texts> {
  const reading = readingOf(request, plan, asked, now)
  const filter = { task: task.number }
  const [threads, comments] = await Promise.all([
    readNarratives(store, reading, filter),
    readComments(store, reading, filter),
  ])
  return {
    plan,
    task: task.number,
    indicator: null,
    comments,
    threads: threads.toSorted((a, b) => comparePeriods(b.latest.period, a.latest.period)),
    mayComment: !vantageOf(asked, now).past && mayComment(plan, task, readerOf(request)),
  }
}

/** On an indicator's page: the last months', and comments on it or on the task as a whole. null: not for this reader. */
export async function textsOfIndicator(
  store: Pick<Store, 'texts'>,
  request: Pick<FastifyRequest, 'person'>,
  plan: Plan,
  indicator: Plan['indicators'][number],
  asked: Standpoint,
  now: Instant,
): Promise<Texts | null> {
  const task = plan.tasks.find(({ number }) => number === indicator.task)
  const { person } = request
  // Whom nobody knows came in because anybody may look.
  if (!task || (person !== null && !mayDo(person, 'records:read'))) return null
  const texts = await textsOfTask(store, request, plan, task, asked, now)
  const months = [...new Set(texts.threads.map(({ latest }) => latest.period))].slice(0, MONTHS_SHOWN)
  return {
    ...texts,
    indicator: indicator.id,
    threads: texts.threads.filter(({ latest }) => months.includes(latest.period)),
    comments: texts.comments.filter((one) => one.indicator === null || one.indicator === indicator.id),
  }
}

const MONTHS_SHOWN = 3
