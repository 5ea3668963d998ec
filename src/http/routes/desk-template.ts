// `/desk/template.xlsx`: the bureau's template of a plan and month.

import { cameBy } from '../../core/hindsight.ts'
import { planDefinedThen } from '../../core/marked-event.ts'
import { beginOf, monthAt, periodsOf } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { fault, Problem } from '../../core/problem.ts'
import { vantageOf } from '../../core/standpoint.ts'
import { monthToReport, templateFor } from '../../desk/template.ts'
import { templateWorkbook } from '../../desk/template-workbook.ts'
import { releasedToRequest } from '../asker.ts'
import type { App, HttpDeps } from '../deps.ts'
import { pictureOf } from '../found.ts'
import { askedByPage } from '../look.ts'
import { route } from '../resource.ts'
import { languageOf } from '../wanted.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function deskTemplateRoutes(app: App, { store, pictures, now }: HttpDeps): void {
  app.get(
    '/desk/template.xlsx',
    route('records:read', '统计部门某月的填报表 / the bureau’s template of a month', { slow: true }),
    async (request, reply) => {
      const look = askedByPage(request)
      const { kept, asOf, knownAt } = await pictureOf(pictures, look)
      const { plan } = kept
      const vantage = vantageOf(look, now())
      const { until } = vantage
      const { month: asked, unit } = request.query as { readonly month?: unknown; readonly unit?: unknown }
      const month =
        typeof asked === 'string' && asked !== '' ? monthOf(asked, plan) : monthToReport(plan, until)
      const figures = await store.observations({
        region: plan.region,
        from: monthAt(beginOf(plan) - 11),
        to: monthAt(beginOf(plan) + 12),
        released: releasedToRequest(request, now()),
        ...(knownAt !== null && { knownAt }),
      })
      const defined = planDefinedThen(plan, await store.markedEvents.of(plan.id), vantage)
      const source = typeof unit === 'string' && unit !== '' ? unit.slice(0, 100) : null
      const template = templateFor({ plan: defined, month, figures, asOf, source })
      const bytes = await templateWorkbook(template, languageOf(request), cameBy(kept, until))
      const name = encodeURIComponent(`${plan.regionName ?? plan.id}-${month}.xlsx`)
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${month}.xlsx"; filename*=UTF-8''${name}`)
        .type(XLSX)
        .send(Buffer.from(bytes))
    },
  )
}

/** Raises `request-invalid` for anything but a month of the year. */
function monthOf(asked: string, plan: Plan) {
  const months = periodsOf(plan, 'monthly')
  const month = months.find((one) => one === asked)
  if (month) return month
  const params = { name: 'month', value: asked.slice(0, 40), reason: `${months[0]} … ${months.at(-1)}` }
  const faults = [fault('parameter-invalid', params, { column: 'month' })]
  throw new Problem('request-invalid', { count: 1 }, { faults })
}
