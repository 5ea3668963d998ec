// `/plans/years`, `/api/v1/indicators/<id>/years`: what the plans of a region promised and brought, year by year.
import Type from 'typebox'
import { isDemo } from '../../core/observation.ts'
import { programmeYears } from '../../core/years.ts'
import { renderPlanYears } from '../../web/index.ts'
import { AssessmentLine, assessmentLine } from '../assessment-line.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import { countingOf, indicatorOf } from '../found.ts'
import { pageAt } from '../long-lists.ts'
import { askedBy, askedByPage, LookQuery } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { reads, route } from '../resource.ts'
import { maybe, nullable, string, timePeriod } from '../schemas.ts'
import { languageOf } from '../wanted.ts'
import { linesThen, picturesOf, plansOfRegion, yearIn, yearsOfIndicator } from '../years.ts'

/** As many years as there is room for side by side. */
const YEARS_A_PAGE = 5
const LINES_A_PAGE = 200

const Id = Type.Object({ id: Type.String({ description: '指标编号 / id of the indicator' }) })
const YearRow = Type.Object({
  plan: string,
  year: Type.Integer(),
  yearBegins: Type.Integer(),
  ...AssessmentLine.properties,
})
const ProgrammeRow = Type.Object({
  year: Type.Integer(),
  expected: maybe,
  reached: maybe,
  period: nullable(timePeriod),
  expectedThen: maybe,
})

export function planYearsRoutes(app: App, { pictures, store }: HttpDeps, frameOf: PageFrame): void {
  app.get<{ readonly Querystring: Readonly<Record<'region' | 'years' | 'page', unknown>> }>(
    '/plans/years',
    route('boards:read', '一个地区历年的目标、完成和结论 / the plans of a region side by side', {
      slow: 'shared',
    }),
    async (request, reply) => {
      const asked = askedByPage(request)
      const all = await pictures.plans(asked.knownAt)
      const regions = [
        ...new Map(
          all.map(({ plan }) => [plan.region, { code: plan.region, name: plan.regionName }]),
        ).values(),
      ]
      const region = regions.find(({ code }) => code === request.query.region) ?? regions[0] ?? null
      const latestFirst = region ? (await plansOfRegion(pictures, region.code, asked)).toReversed() : []
      const group = pageAt(latestFirst, request.query.years, YEARS_A_PAGE)
      const found = await picturesOf(pictures, group.shown.toReversed(), asked)
      const lines = linesThen(found)
      const rows = pageAt(lines, request.query.page, LINES_A_PAGE)
      const input = {
        region,
        regions,
        plans: found.map(({ kept }) => kept),
        lines: rows.shown.map((line) => ({
          line,
          years: new Map(
            found.flatMap((picture) =>
              yearIn(picture, line.inPlans.get(picture.kept.plan.id)).map(
                (year) => [year.plan.id, year] as const,
              ),
            ),
          ),
        })),
        total: lines.length,
        page: rows.page,
        pages: rows.pages,
        group: group.page,
        groups: group.pages,
        demo: found.some(({ figures }) => figures.some(isDemo)),
      }
      return sendPrivate(reply, renderPlanYears(input, frameOf(request, reply)))
    },
  )

  app.get(
    '/api/v1/indicators/:id/years',
    reads(
      'boards:read',
      '一个指标历年的目标、完成和结论，及多年目标的进度 / an indicator year by year, and the pace of a target of several years',
      {
        tag: 'status',
        slow: 'shared',
        query: LookQuery,
        params: Id,
        answer: Type.Object({ years: Type.Array(YearRow), programme: Type.Array(ProgrammeRow) }),
      },
    ),
    async (request) => {
      const lang = languageOf(request)
      const asked = askedBy(request.query)
      const found = await indicatorOf(pictures, request.params.id, asked)
      const [years, figures] = await Promise.all([
        yearsOfIndicator(pictures, found, asked),
        countingOf(store, found),
      ])
      const { plan, indicator, picture } = found
      return {
        years: years.map((year) => ({
          plan: year.plan.id,
          year: year.plan.year,
          yearBegins: year.plan.yearBegins,
          ...assessmentLine(year.assessment, year.indicator, lang),
        })),
        programme: programmeYears({ plan, indicator, figures, asOf: picture.asOf }).map(
          ({ counted, expected, reached, dueThen }) => ({
            year: counted.year,
            expected,
            reached: reached?.value ?? null,
            period: reached?.period ?? null,
            expectedThen: dueThen,
          }),
        ),
      }
    },
  )
}
