// `/api/v1/narratives`, `/api/v1/comments`: what units and leaders write of tasks.
import Type from 'typebox'
import type { Comment as CommentText, Narrative as NarrativeText } from '../../core/narrative.ts'
import { type Instant, type Period, parsePeriod } from '../../core/period.ts'
import { type Fault, fault, Problem } from '../../core/problem.ts'
import {
  readComments,
  readNarratives,
  type NarrativeThread as Thread,
  writeComment,
  writeNarrative,
} from '../../desk/task-texts.ts'
import type { App, HttpDeps } from '../deps.ts'
import { pictureOf } from '../found.ts'
import { askedBy, LookQuery, read, refuseIfAny } from '../look.ts'
import { doerOfRequest, personOf } from '../plugins/rights.ts'
import { reads, writes } from '../resource.ts'
import { Comment, CommentBody, Narrative, NarrativeBody, NarrativeThread } from '../schemas-texts.ts'
import { checkedText, checkedWords, readingOf } from '../texts.ts'

const Task = Type.Optional(
  Type.Integer({ minimum: 0, maximum: 1_000_000, description: '任务序号 / number of the task' }),
)

const NarrativeQuery = {
  plan: LookQuery.plan,
  'known-at': LookQuery['known-at'],
  task: Task,
  unit: Type.Optional(Type.String({ maxLength: 100, description: '单位编号 / id of a unit' })),
  period: Type.Optional(Type.String({ maxLength: 10, description: '月份 / the month, 2022-05' })),
}
const CommentQuery = { plan: LookQuery.plan, 'known-at': LookQuery['known-at'], task: Task }

export function textRoutes(app: App, deps: HttpDeps): void {
  const { store, pictures, settings, now } = deps
  const planAsked = async (plan: string | undefined) =>
    (await pictureOf(pictures, askedBy(plan ? { plan } : {}))).kept.plan

  app.get(
    '/api/v1/narratives',
    reads(
      'records:read',
      '各单位每月的任务进展，含历次版本 / what units wrote of their tasks, with earlier versions',
      {
        tag: 'texts',
        query: NarrativeQuery,
        answer: Type.Object({ narratives: Type.Array(NarrativeThread) }),
      },
    ),
    async (request) => {
      const { query } = request
      const faults: Fault[] = []
      const month = read<Period>('period', query.period, parsePeriod, 'period-invalid', faults)
      refuseIfAny(faults)
      const asked = askedBy(query)
      const { plan } = (await pictureOf(pictures, asked)).kept
      const at = now()
      const threads = await readNarratives(store, readingOf(request, plan, asked, at), {
        ...(query.task !== undefined && { task: query.task }),
        ...(query.unit && { unit: query.unit }),
        ...(month && { period: month }),
      })
      return { narratives: threads.map((thread) => shownThread(thread, at)) }
    },
  )

  app.post(
    '/api/v1/narratives',
    writes(
      'narratives:write',
      '写本单位任务某月的进展；再写即新版本，旧的保留 / write of a task for a month; a new text is a new version',
      {
        tag: 'texts',
        body: NarrativeBody,
        answer: { 201: Narrative, 200: Narrative },
        perMinute: settings.limits.writesPerMinute,
      },
    ),
    async (request, reply) => {
      const { body } = request
      const month = parsePeriod(body.period)
      if (!month) throw notAMonth(body.period)
      const at = now()
      const words = { progress: body.progress, problems: body.problems ?? '', next: body.next ?? '' }
      const { narrative, changed } = await writeNarrative(
        store,
        {
          plan: await planAsked(body.plan),
          task: body.task,
          unit: body.unit ?? null,
          period: month,
          claim: body.claim ?? null,
          words: checkedWords(words),
          waits: body.waits ?? false,
        },
        { writer: personOf(request), doer: doerOfRequest(request), now: at },
      )
      return reply.code(changed ? 201 : 200).send(shownNarrative(narrative, at))
    },
  )

  app.get(
    '/api/v1/comments',
    reads('records:read', '领导批示，最新在前 / comments of leaders, the latest first', {
      tag: 'texts',
      query: CommentQuery,
      answer: Type.Object({ comments: Type.Array(Comment) }),
    }),
    async (request) => {
      const { query } = request
      const asked = askedBy(query)
      const { plan } = (await pictureOf(pictures, asked)).kept
      const at = now()
      const filter = query.task === undefined ? {} : { task: query.task }
      const comments = await readComments(store, readingOf(request, plan, asked, at), filter)
      return { comments: comments.map((comment) => shownComment(comment, at)) }
    },
  )

  app.post(
    '/api/v1/comments',
    writes('comments:write', '批示所分管的任务或指标 / comment on a task or an indicator of the own area', {
      tag: 'texts',
      body: CommentBody,
      answer: { 201: Comment },
      perMinute: settings.limits.writesPerMinute,
    }),
    async (request, reply) => {
      const { body } = request
      const at = now()
      const comment = await writeComment(
        store,
        {
          plan: await planAsked(body.plan),
          task: body.task,
          indicator: body.indicator ?? null,
          text: checkedText('text', body.text.trim()),
        },
        { writer: personOf(request), doer: doerOfRequest(request), now: at },
      )
      return reply.code(201).send(shownComment(comment, at))
    },
  )
}

function notAMonth(value: string): Problem {
  const faults = [fault('period-invalid', { name: 'period', value }, { column: 'period' })]
  return new Problem('request-invalid', { count: 1 }, { faults })
}

/** When exactly it becomes public is not told: that something waits is enough. */
const waits = ({ releaseAt }: NarrativeText | CommentText, now: Instant): boolean =>
  releaseAt !== null && releaseAt > now

const shownNarrative = (narrative: NarrativeText, now: Instant) => {
  const { id, plan, task, unit, period, claim, words, at, by } = narrative
  return { id, plan, task, unit, period, claim, at, by, ...words, waits: waits(narrative, now) }
}

const shownThread = ({ latest, earlier }: Thread, now: Instant) => ({
  latest: shownNarrative(latest, now),
  earlier: earlier.map((one) => shownNarrative(one, now)),
})

const shownComment = (comment: CommentText, now: Instant) => {
  const { id, plan, task, indicator, text, at, by } = comment
  return { id, plan, task, indicator, text, at, by, waits: waits(comment, now) }
}
