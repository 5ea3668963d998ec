// `/desk/narratives`, `/tasks/:number`, `/api/v1/narratives`, `/api/v1/comments`: what units and leaders write of tasks.

import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import {
  CLAIMS,
  type Comment as CommentText,
  LONGEST_TEXT,
  type Narrative as NarrativeText,
} from '../../core/narrative.ts'
import { beginOf, endIndex, frequencyOf, type Instant, type Period, parsePeriod } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { type Fault, fault, Problem } from '../../core/problem.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { dayOf } from '../../core/zone.ts'
import { narrativeDesk } from '../../desk/narrative-desk.ts'
import {
  monthBefore,
  readComments,
  readNarratives,
  type NarrativeThread as Thread,
  taskOf,
  writeComment,
  writeNarrative,
} from '../../desk/task-texts.ts'
import { monthToReport } from '../../desk/template.ts'
import { renderNarratives, renderTask } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, longField, sendPrivate, withForms } from '../forms.ts'
import { pictureOf } from '../found.ts'
import { askedBy, askedByPage, LookQuery, read, refuseIfAny } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { doerOfRequest, personOf } from '../plugins/rights.ts'
import { reads, route, writes } from '../resource.ts'
import { instant, nullable, string, timePeriod, wordOf } from '../schemas.ts'
import { checkedText, checkedWords, isClaim, readerOf, readingOf, textsOfTask } from '../texts.ts'

const written = {
  id: string,
  plan: string,
  task: Type.Integer(),
  at: instant,
  by: string,
  waits: Type.Boolean({
    description:
      '所涉数据待发布：此前只有本任务的单位、统计部门和作者可见 / its figures wait for their release: until then only the task’s units, the bureau and who wrote it see it',
  }),
}

const part = (description: string) => Type.String({ maxLength: LONGEST_TEXT, description })
const words = {
  progress: part('进展情况 / progress'),
  problems: part('存在问题 / problems'),
  next: part('下一步 / next steps'),
}

const Narrative = Type.Object(
  {
    ...written,
    unit: string,
    period: timePeriod,
    claim: nullable(wordOf(CLAIMS)),
    ...words,
  },
  { title: 'Narrative' },
)

const NarrativeThread = Type.Object(
  { latest: Narrative, earlier: Type.Array(Narrative) },
  { title: 'NarrativeThread' },
)

const Comment = Type.Object({ ...written, indicator: nullable(string), text: string }, { title: 'Comment' })

const NarrativeBody = Type.Object(
  {
    plan: Type.Optional(Type.String({ maxLength: 100 })),
    task: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    unit: Type.Optional(Type.String({ maxLength: 100, description: '代哪个单位 / for which unit' })),
    period: Type.String({ maxLength: 10, description: '2022-05' }),
    claim: Type.Optional(nullable(wordOf(CLAIMS))),
    progress: words.progress,
    problems: Type.Optional(words.problems),
    next: Type.Optional(words.next),
    waits: Type.Optional(
      Type.Boolean({
        description:
          '文中引用了未发布的数据，待其发布日公开 / quotes figures that are not released yet: public on their day',
      }),
    ),
  },
  { title: 'NarrativeToWrite', additionalProperties: false },
)

const CommentBody = Type.Object(
  {
    plan: Type.Optional(Type.String({ maxLength: 100 })),
    task: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    indicator: Type.Optional(Type.String({ maxLength: 100 })),
    text: Type.String({ maxLength: LONGEST_TEXT, description: '批示 / the comment' }),
  },
  { title: 'CommentToWrite', additionalProperties: false },
)

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

export function narrativeRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  narrativeOperations(app, deps)
  commentOperations(app, deps)
  narrativePages(app, deps, frameOf)
  taskPages(app, deps, frameOf)
}

/** The plan of that id; the latest where none is named. Raises `plan-unknown`. */
const planNamed = async ({ pictures }: HttpDeps, id: string | undefined): Promise<Plan> =>
  (await pictureOf(pictures, { plan: id || null, asOf: null, knownAt: null })).kept.plan

function narrativeOperations(app: App, deps: HttpDeps): void {
  const { store, pictures, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
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
        perMinute,
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
          plan: await planNamed(deps, body.plan),
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
}

function commentOperations(app: App, deps: HttpDeps): void {
  const { store, pictures, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute

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
      perMinute,
    }),
    async (request, reply) => {
      const { body } = request
      const at = now()
      const comment = await writeComment(
        store,
        {
          plan: await planNamed(deps, body.plan),
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
  const faults = [
    fault('period-invalid', { name: 'period', value: value.slice(0, 40) }, { column: 'period' }),
  ]
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

/** Three texts of Chinese, percent-encoded. */
const FORM_BYTES = 3 * LONGEST_TEXT * 9 + 4_096

function narrativePages(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { store, pictures, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute
  app.get(
    '/desk/narratives',
    route('records:read', '一个月的任务进展，读和写 / a month’s narratives, to read and to write'),
    async (request, reply) => {
      const asked = askedByPage(request)
      const { plan } = (await pictureOf(pictures, asked)).kept
      const { until: at } = vantageOf(asked, now())
      const month = monthAsked(request, plan) ?? monthToReport(plan, at)
      const reading = readingOf(request, plan, asked, at)
      const before = monthBefore(month)
      const months = before === null ? [month] : [before, month]
      const threads = await Promise.all(months.map((period) => readNarratives(store, reading, { period })))
      const { unit } = request.query as { readonly unit?: unknown }
      const desk = narrativeDesk({
        plan,
        month,
        reader: readerOf(request),
        threads: threads.flat(),
        today: dayOf(at),
        unit: typeof unit === 'string' && unit !== '' ? unit.slice(0, 100) : null,
      })
      return sendPrivate(reply, renderNarratives({ desk }, frameOf(request, reply)))
    },
  )

  withForms(
    app,
    (scope) => {
      scope.post(
        '/desk/narratives',
        route('narratives:write', '写一个任务某月的进展 / write a narrative', { perMinute }),
        async (request, reply) => {
          const plan = await planNamed(deps, field(request, 'plan'))
          const month = parsePeriod(field(request, 'period'))
          if (!month) throw notAMonth(field(request, 'period'))
          const [task, unit, claim] = [
            field(request, 'task'),
            field(request, 'unit'),
            field(request, 'claim'),
          ]
          const part = (name: string): string => longField(request, name, LONGEST_TEXT)
          await writeNarrative(
            store,
            {
              plan,
              task: Number(task),
              unit: unit === '' ? null : unit,
              period: month,
              claim: isClaim(claim) ? claim : null,
              words: checkedWords({
                progress: part('progress'),
                problems: part('problems'),
                next: part('next'),
              }),
              waits: field(request, 'waits') === 'on',
            },
            { writer: personOf(request), doer: doerOfRequest(request), now: now() },
          )
          const query = new URLSearchParams({ plan: plan.id, month })
          return goTo(reply, `/desk/narratives?${query}#task-${Number(task)}`)
        },
      )
    },
    FORM_BYTES,
  )
}

function taskPages(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { store, pictures, settings, now } = deps
  const perMinute = settings.limits.writesPerMinute

  app.get<{ Params: { number: string } }>(
    '/tasks/:number',
    route('records:read', '一个任务及其全部进展和批示 / one task with all that was written of it'),
    async (request, reply) => {
      const asked = askedByPage(request)
      const { kept, asOf, assessments, figures } = await pictureOf(pictures, asked)
      const task = taskOf(kept.plan, Number(request.params.number))
      const texts = await textsOfTask(store, request, kept.plan, task, asked, now())
      return sendPrivate(
        reply,
        renderTask({ task, asOf, assessments, figures, texts }, frameOf(request, reply)),
      )
    },
  )

  withForms(
    app,
    (scope) => {
      scope.post<{ Params: { number: string } }>(
        '/tasks/:number/comments',
        route('comments:write', '批示一个任务或指标 / comment on a task or an indicator', { perMinute }),
        async (request, reply) => {
          const plan = await planNamed(deps, field(request, 'plan'))
          const task = Number(request.params.number)
          const indicator = field(request, 'indicator')
          await writeComment(
            store,
            {
              plan,
              task,
              indicator: indicator === '' ? null : indicator,
              text: checkedText('text', longField(request, 'text', LONGEST_TEXT)),
            },
            { writer: personOf(request), doer: doerOfRequest(request), now: now() },
          )
          const back = indicator === '' ? `/tasks/${task}` : `/indicators/${encodeURIComponent(indicator)}`
          return goTo(reply, `${back}?${new URLSearchParams({ plan: plan.id })}#comments`)
        },
      )
    },
    FORM_BYTES,
  )
}

/** A month of the plan's year that the address names; null: none. */
function monthAsked(request: FastifyRequest, plan: Plan): Period | null {
  const { month } = request.query as { readonly month?: unknown }
  const found = typeof month === 'string' ? parsePeriod(month) : null
  return found &&
    frequencyOf(found) === 'monthly' &&
    endIndex(found) > beginOf(plan) &&
    endIndex(found) <= beginOf(plan) + 12
    ? found
    : null
}
