// What of a task's narratives and comments stands on a page for whoever asks.
import type { FastifyRequest } from 'fastify'
import { mayComment } from '../core/narrative.ts'
import { comparePeriods, type Instant } from '../core/period.ts'
import type { Plan, Task } from '../core/plan.ts'
import { mayDo } from '../core/roles.ts'
import { readComments, readNarratives } from '../desk/task-texts.ts'
import type { Standpoint } from '../live/standpoint.ts'
import type { Store } from '../store/store.ts'
import type { IndicatorInput } from '../web/index.ts'
import { readerOf, readingOf } from './texts.ts'

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
    mayComment: mayComment(plan, task, readerOf(request)),
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
