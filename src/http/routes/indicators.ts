// `/indicators/<id>`, `/api/v1/indicators`, `/assessments`, `/proofs`: how things stand, and why, as a page and as data.

import Type from 'typebox'
import { tallyOf } from '../../boards/index.ts'
import { assess } from '../../core/assess.ts'
import { ofWholes } from '../../core/decomposition.ts'
import { yearOfPeriods } from '../../core/history.ts'
import { KINDS } from '../../core/kinds/index.ts'
import { OBS_STATUSES } from '../../core/observation.ts'
import { prove } from '../../core/prove.ts'
import { statusWord } from '../../core/status-words.ts'
import { programmeYears } from '../../core/years.ts'
import { renderIndicator } from '../../web/index.ts'
import { maySendOf, releasedToRequest } from '../asker.ts'
import { AssessmentLine, assessmentLine } from '../assessment-line.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPage } from '../forms.ts'
import { countingOf, indicatorOf, pictureOf, vintagesOf } from '../found.ts'
import { askedBy, askedByPage, LookQuery } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { reads, route } from '../resource.ts'
import {
  day,
  exact,
  IndicatorSchema,
  instant,
  light,
  maybe,
  nullable,
  ObservationSchema,
  SentenceSchema,
  status,
  string,
  TallySchema,
  TargetSchema,
  TaskSchema,
  timePeriod,
  wordOf,
} from '../schemas.ts'
import { seenSlips } from '../slip-views.ts'
import { textsOfIndicator } from '../texts.ts'
import { languageOf } from '../wanted.ts'
import { yearsOfIndicator } from '../years.ts'

const FullAssessment = Type.Object({
  region: string,
  plan: string,
  indicator: string,
  asOf: day,
  period: nullable(timePeriod),
  actual: maybe,
  target: TargetSchema,
  expected: maybe,
  completion: maybe,
  gap: maybe,
  gapUnit: wordOf(['completion-points', 'rate-points', 'unit']),
  status,
  light,
  reason: SentenceSchema,
  demo: Type.Boolean(),
  knownAt: nullable(instant),
  upload: nullable(string),
  cell: nullable(string),
})

const Proof = Type.Object({
  assessment: FullAssessment,
  indicatorName: string,
  unit: string,
  kind: wordOf(KINDS),
  phrase: nullable(string),
  rule: Type.Object({ id: string, version: Type.Integer(), words: SentenceSchema }),
  parameters: Type.Record(Type.String(), Type.Union([exact, Type.Array(exact), string, Type.Null()])),
  inputs: Type.Array(
    Type.Object({
      role: wordOf(['actual', 'earlier', 'partner', 'step']),
      indicator: string,
      period: timePeriod,
      value: maybe,
      obsStatus: wordOf(OBS_STATUSES),
      knownAt: nullable(instant),
      recordedAt: nullable(instant),
      upload: nullable(string),
      cell: nullable(string),
      source: string,
    }),
  ),
  changes: Type.Array(SentenceSchema),
  lines: Type.Array(Type.Object({ name: SentenceSchema, formula: string, value: maybe })),
  conclusion: SentenceSchema,
})

const PeriodVerdict = Type.Object({
  period: timePeriod,
  status: nullable(status),
  light,
  caughtUp: Type.Boolean(),
  note: nullable(string),
})

const Query = LookQuery
const Id = Type.Object({ id: Type.String({ description: '指标编号 / id of the indicator' }) })

export function indicatorRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  statusOperations(app, deps)
  indicatorOperation(app, deps)
  indicatorPage(app, deps, frameOf)
}

function indicatorPage(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { store, pictures, now } = deps

  app.get<{ Params: { id: string } }>(
    '/indicators/:id',
    route(
      'boards:read',
      '一个指标：目标、研判、算式、各版数据 / one indicator: target, status, arithmetic, every vintage',
      { slow: 'shared' },
    ),
    async (request, reply) => {
      const asked = askedByPage(request)
      const found = await indicatorOf(pictures, request.params.id, asked)
      const { plan, indicator, picture } = found
      const { figures, asOf, knownAt } = picture
      const input = { plan, indicator, figures, asOf }
      const [vintages, counting, texts, years] = await Promise.all([
        vintagesOf(store, found),
        countingOf(store, found),
        textsOfIndicator(store, request, plan, indicator, asked, now()),
        yearsOfIndicator(pictures, found, asked),
      ])
      const page = {
        plan,
        indicator,
        assessment: assess(input),
        proof: prove(input),
        year: yearOfPeriods(plan, indicator, found.about, asOf),
        figures: counting,
        vintages,
        slips: (await seenSlips(deps, request, 'open')).filter(
          ({ plan: of, subject }) =>
            of === plan.id && subject.kind === 'indicator' && subject.id === indicator.id,
        ),
        asOf,
        knownAt,
        mayCorrect: maySendOf(request)?.(plan, indicator) ?? true,
        texts,
        years,
        programme: programmeYears({ plan, indicator, figures: counting, asOf }),
      }
      return sendPage(reply, renderIndicator(page, frameOf(request, reply)))
    },
  )
}

function statusOperations(app: App, { pictures }: HttpDeps): void {
  app.get(
    '/api/v1/assessments',
    reads(
      'boards:read',
      '一个年度目标全部指标的研判，按目标中的次序 / how every indicator of a plan stands, in its order',
      {
        tag: 'status',
        query: Query,
        answer: Type.Object({
          plan: Type.String(),
          region: Type.String(),
          asOf: day,
          knownAt: nullable(instant),
          tally: TallySchema,
          assessments: Type.Array(AssessmentLine),
        }),
      },
    ),
    async (request) => {
      const lang = languageOf(request)
      const { kept, asOf, knownAt, assessments } = await pictureOf(pictures, askedBy(request.query))
      const indicators = new Map(kept.plan.indicators.map((indicator) => [indicator.id, indicator]))
      return {
        plan: kept.plan.id,
        region: kept.plan.region,
        asOf,
        knownAt,
        tally: tallyOf(
          ofWholes(kept.plan, assessments).map(({ status }) => status),
          (status) => statusWord(status)[lang],
        ),
        assessments: assessments.flatMap((assessment) => {
          const indicator = indicators.get(assessment.indicator)
          return indicator ? [assessmentLine(assessment, indicator, lang)] : []
        }),
      }
    },
  )

  app.get(
    '/api/v1/proofs/:id',
    reads(
      'boards:read',
      '一个指标的研判依据：数据、规则、逐行算式 / the proof of a status: inputs, rule, each line of arithmetic',
      { tag: 'status', slow: 'shared', query: Query, params: Id, answer: Proof },
    ),
    async (request) => {
      const { plan, indicator, picture } = await indicatorOf(
        pictures,
        request.params.id,
        askedBy(request.query),
      )
      return prove({ plan, indicator, figures: picture.figures, asOf: picture.asOf })
    },
  )
}

function indicatorOperation(app: App, { pictures, store, now }: HttpDeps): void {
  app.get(
    '/api/v1/indicators/:id',
    reads(
      'boards:read',
      '一个指标：目标、研判、全年各期、全部版本的数据 / one indicator: target, status, its year, every vintage',
      {
        tag: 'status',
        slow: 'shared',
        query: Query,
        params: Id,
        answer: Type.Object({
          plan: Type.String(),
          region: Type.String(),
          asOf: day,
          knownAt: nullable(instant),
          indicator: IndicatorSchema,
          task: nullable(TaskSchema),
          assessment: AssessmentLine,
          year: Type.Array(PeriodVerdict),
          vintages: Type.Array(Type.Object({ ...ObservationSchema.properties, undoneAt: nullable(instant) })),
        }),
      },
    ),
    async (request) => {
      const lang = languageOf(request)
      const found = await indicatorOf(pictures, request.params.id, askedBy(request.query))
      const { plan, indicator, picture, about } = found
      const { asOf, knownAt, figures } = picture
      const year = yearOfPeriods(plan, indicator, about, asOf)
      return {
        plan: plan.id,
        region: plan.region,
        asOf,
        knownAt,
        indicator,
        task: plan.tasks.find(({ number }) => number === indicator.task) ?? null,
        assessment: assessmentLine(assess({ plan, indicator, figures, asOf }), indicator, lang),
        year: year.map(({ period, assessment, light, caughtUp, note }) => ({
          period,
          status: assessment?.status ?? null,
          light,
          caughtUp,
          note: note?.[lang] ?? null,
        })),
        vintages: await vintagesOf(store, found, releasedToRequest(request, now())),
      }
    },
  )
}
