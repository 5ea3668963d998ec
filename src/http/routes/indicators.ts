// `/indicators/<id>`, `/api/v1/indicators`, `/assessments`, `/proofs`: how things stand, and why, as a page and as data.
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { queryOf, tallyOf } from '../../boards/index.ts'
import { assess } from '../../core/assess.ts'
import { ofWholes } from '../../core/decomposition.ts'
import { isThere, reportedPeriods, reportingOf } from '../../core/due.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import { yearOfPeriods } from '../../core/history.ts'
import { KINDS } from '../../core/kinds/index.ts'
import { definedThen, eventsThen, type MarkedEvent, redefinitionsThen } from '../../core/marked-event.ts'
import { OBS_STATUSES } from '../../core/observation.ts'
import { spanOf } from '../../core/plan.ts'
import { prove } from '../../core/prove.ts'
import { nextFigureDue } from '../../core/reporting.ts'
import { mayDo } from '../../core/roles.ts'
import { type Vantage, vantageOf } from '../../core/standpoint.ts'
import { watchedState } from '../../core/watched.ts'
import { programmeYears } from '../../core/years.ts'
import { type CameFrom, cameFrom, placeAmong, placeInList } from '../../desk/place-in-list.ts'
import type { UploadName, Vintage } from '../../store/store.ts'
import {
  type ChartInput,
  indicatorChart,
  renderIndicator,
  renderWatched,
  type WatchedChartInput,
  watchedChart,
} from '../../web/index.ts'
import { maySendOf, releasedToRequest } from '../asker.ts'
import { AssessmentLine, assessmentLine } from '../assessment-line.ts'
import type { App, HttpDeps } from '../deps.ts'
import { evidenceOfSteps } from '../evidence-subjects.ts'
import { sendPage } from '../forms.ts'
import { countingOf, type FoundIndicator, figureOf, indicatorOf, pictureOf, vintagesOf } from '../found.ts'
import { askedBy, askedByPage, LookQuery } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { pronunciationFor } from '../pronunciation.ts'
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

const FullAssessment = Type.Object(
  {
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
  },
  { title: 'Assessment' },
)

const Proof = Type.Object(
  {
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
  },
  { title: 'Proof' },
)

const PeriodVerdict = Type.Object(
  {
    period: timePeriod,
    status: nullable(status),
    light,
    caughtUp: Type.Boolean(),
    note: nullable(string),
  },
  { title: 'PeriodVerdict' },
)

const MarkedEventSchema = Type.Object(
  {
    id: string,
    indicator: nullable(string),
    day,
    words: string,
    at: instant,
    by: string,
  },
  { title: 'MarkedEvent' },
)

const Query = LookQuery
const Id = Type.Object({
  id: Type.String({ examples: ['gdp-growth'], description: '指标编号 / id of the indicator' }),
})

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
      const found = await figureOf(pictures, request.params.id, asked)
      const { plan, indicator, picture } = found
      const { asOf, knownAt, figures } = picture
      const vantage = vantageOf(asked, now())
      const { past, until } = vantage
      if (plan.watched.includes(indicator)) return watchedPage(request, reply, found, vantage)
      const [chart, texts, slips, evidence, years] = await Promise.all([
        chartInput(store, found, vantage),
        textsOfIndicator(store, request, plan, indicator, asked, now()),
        seenSlips(deps, request, 'open', asked),
        evidenceOfSteps(deps, request, plan, indicator, until),
        yearsOfIndicator(pictures, found, asked),
      ])
      const list = listOf(request)
      const page = {
        ...chart,
        knownAt,
        texts,
        evidence,
        years,
        programme: programmeYears({ plan, indicator, figures: chart.figures, asOf }),
        proof: prove({ plan, indicator, figures, asOf }),
        uploads: await uploadsOf(deps, request, chart.vintages),
        slips: slips.filter(
          ({ plan: of, subject }) =>
            of === plan.id && subject.kind === 'indicator' && subject.id === indicator.id,
        ),
        due: nextFigureDue({ plan, figures: byIndicatorOf(chart.figures), asOf }, indicator),
        place: placeInList(indicator.id, list, {
          pronounce: pronunciationFor(list?.asked.words ?? ''),
          plan,
          assessments: picture.assessments,
          figures: picture.figures,
          asOf,
          slips,
        }),
        around: { assessments: picture.assessments, figures: picture.figures },
        mayMark: !past && mayDo(request.person, 'events:write'),
        mayCorrect: !past && (maySendOf(request)?.(plan, indicator) ?? true),
      }
      return sendPage(reply, renderIndicator(page, frameOf(request, reply)))
    },
  )

  app.get<{ Params: { id: string } }>(
    '/indicators/:id/chart.svg',
    route('boards:read', '一个指标的全年走势图 / the chart of an indicator, as a file', { slow: 'shared' }),
    async (request, reply) => {
      const asked = askedByPage(request)
      const found = await figureOf(pictures, request.params.id, asked)
      const { plan, indicator } = found
      const vantage = vantageOf(asked, now())
      const lang = languageOf(request)
      const drawn = plan.watched.includes(indicator)
        ? watchedChart(await watchedChartInput(store, found, vantage), lang)
        : indicatorChart(await chartInput(store, found, vantage), lang)
      const file = encodeURIComponent(`${indicator.name}-${found.picture.asOf}.svg`)
      return reply
        .header('cache-control', 'no-cache')
        .header('content-disposition', `attachment; filename*=UTF-8''${file}`)
        .type('image/svg+xml')
        .send(drawn)
    },
  )

  async function watchedPage(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundIndicator,
    vantage: Vantage,
  ): Promise<FastifyReply> {
    const { plan, indicator, picture } = found
    const { asOf, knownAt } = picture
    const [chart, texts] = await Promise.all([
      watchedChartInput(store, found, vantage),
      textsOfIndicator(store, request, plan, indicator, askedByPage(request), now()),
    ])
    const span = spanOf(plan, indicator.target)
    const { frequency } = reportingOf(indicator, span, chart.figures, asOf)
    const page = {
      ...chart,
      knownAt,
      texts,
      uploads: await uploadsOf(deps, request, chart.vintages),
      periods: reportedPeriods(indicator, span, frequency),
      place: placeAmong(
        plan.watched.map(({ id }) => id),
        indicator.id,
        `/indicators${queryOf({ ...askedByPage(request), plan: plan.id })}#watched`,
      ),
      mayMark: !vantage.past && mayDo(request.person, 'events:write'),
      mayCorrect: !vantage.past && (maySendOf(request)?.(plan, indicator) ?? true),
    }
    return sendPage(reply, renderWatched(page, frameOf(request, reply)))
  }
}

/** What the chart of a watched figure is drawn from. */
async function watchedChartInput(
  store: HttpDeps['store'],
  found: FoundIndicator,
  vantage: Vantage,
): Promise<WatchedChartInput> {
  const { plan, indicator, picture } = found
  const { asOf } = picture
  const told = await toldOf(store, found, vantage)
  return {
    plan,
    indicator,
    ...told,
    state: watchedState(indicator, byIndicatorOf(told.figures), asOf),
    asOf,
  }
}

/** What is known of an indicator's figures, and what happened meanwhile. */
async function toldOf(store: HttpDeps['store'], found: FoundIndicator, vantage: Vantage) {
  const { plan, indicator, picture } = found
  const { asOf } = picture
  const [vintages, counting, events] = await Promise.all([
    vintagesOf(store, found),
    countingOf(store, found),
    store.markedEvents.of(plan.id),
  ])
  return {
    vintages: vintages.filter((vintage) => isThere(vintage, asOf)),
    figures: counting.filter((figure) => isThere(figure, asOf)),
    events: eventsThen(events, indicator.id, vantage),
    redefined: redefinitionsThen(events, indicator, vantage),
  }
}

/** What an indicator's chart is drawn from. */
async function chartInput(
  store: HttpDeps['store'],
  found: FoundIndicator,
  vantage: Vantage,
): Promise<ChartInput & { readonly redefined: readonly MarkedEvent[] }> {
  const { plan, about, picture } = found
  const { asOf, figures, assessments } = picture
  const told = await toldOf(store, found, vantage)
  const indicator = definedThen(found.indicator, told.redefined, vantage)
  return {
    plan,
    indicator,
    ...told,
    asOf,
    // The picture has assessed it already.
    assessment:
      assessments.find((one) => one.indicator === indicator.id) ?? assess({ plan, indicator, figures, asOf }),
    year: yearOfPeriods(plan, indicator, about, asOf),
    partner: about.filter((figure) => figure.indicator !== indicator.id),
  }
}

/** What brought these figures, as far as whoever asks may see uploads at all. */
async function uploadsOf(
  { store, now, settings }: HttpDeps,
  request: FastifyRequest,
  vintages: readonly Vintage[],
): Promise<ReadonlyMap<string, UploadName>> {
  const { person } = request
  if (person === null ? !settings.publicView : !mayDo(person, 'records:read')) return new Map()
  const ids = [...new Set(vintages.map(({ upload }) => upload))]
  const named = await store.uploadsNamed(ids, releasedToRequest(request, now()))
  return new Map(named.map((upload) => [upload.id, upload]))
}

/** The list from which one came: named by the address, else the page on which the link stood. */
function listOf({ query, headers }: FastifyRequest): CameFrom | null {
  const { list } = query as { readonly list?: unknown }
  if (typeof list === 'string') return cameFrom(list)
  const { referer = '' } = headers
  if (!URL.canParse(referer)) return null
  const { pathname, search } = new URL(referer)
  return cameFrom(pathname + search)
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
        tally: tallyOf(ofWholes(kept.plan, assessments), lang),
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
          events: Type.Array(MarkedEventSchema),
        }),
      },
    ),
    async (request) => {
      const lang = languageOf(request)
      const asked = askedBy(request.query)
      const found = await indicatorOf(pictures, request.params.id, asked)
      const { plan, indicator, picture, about } = found
      const { asOf, knownAt, figures } = picture
      const events = await store.markedEvents.of(plan.id)
      const year = yearOfPeriods(plan, indicator, about, asOf)
      return {
        plan: plan.id,
        region: plan.region,
        asOf,
        knownAt,
        indicator: definedThen(indicator, events, vantageOf(asked, now())),
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
        events: eventsThen(events, indicator.id, vantageOf(asked, now())).map(
          ({ id, indicator: of, day, words, at, by }) => ({ id, indicator: of, day, words, at, by }),
        ),
      }
    },
  )
}
