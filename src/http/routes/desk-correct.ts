// `/desk/correct`: one period of one indicator put right alone, as a draft of one cell.
import { join } from 'node:path'
import { defaultBasis } from '../../core/basis.ts'
import { type Fault, fault, Problem } from '../../core/problem.ts'
import { openDrafts } from '../../desk/drafts.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, withForms } from '../forms.ts'
import { indicatorOf } from '../found.ts'
import { personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'

const NEEDED = ['plan', 'indicator', 'period', 'value', 'reason'] as const

export function deskCorrectRoutes(app: App, { pictures, ingest, settings, now }: HttpDeps): void {
  const drafts = openDrafts(join(ingest.folder, 'drafts'), now)
  withForms(app, (scope) => {
    scope.post(
      '/desk/correct',
      route('figures:report', '更正一个指标一期的数据，成为草稿 / put one figure right, as a draft', {
        perMinute: settings.limits.writesPerMinute,
      }),
      async (request, reply) => {
        const faults = NEEDED.filter((name) => field(request, name) === '').map(
          (name): Fault => fault('parameter-invalid', { name, value: '', reason: '—' }, { column: name }),
        )
        if (faults.length > 0) throw new Problem('request-invalid', { count: faults.length }, { faults })
        const id = field(request, 'indicator')
        const { plan, indicator } = await indicatorOf(pictures, id, {
          plan: field(request, 'plan'),
          asOf: null,
          knownAt: null,
        })
        const note = [field(request, 'kind'), field(request, 'reason')].filter(Boolean).join('：')
        const row = {
          indicator: indicator.id,
          period: field(request, 'period'),
          basis: defaultBasis(indicator),
          value: field(request, 'value'),
          region: plan.region,
          note,
          // Going back to an earlier value is news too: without a moment it would be the same file again. It becomes
          // known when it is confirmed, whatever came in meanwhile.
          asked_at: now(),
        }
        const lines = [Object.keys(row), Object.values(row)].map((cells) => cells.map(quoted).join(','))
        const draft = await drafts.keep(
          {
            person: personOf(request).id,
            filename: `更正-${indicator.id}-${row.period}.csv`,
            contentType: 'text/csv',
            plan: plan.id,
            mapping: null,
          },
          new TextEncoder().encode(`${lines.join('\n')}\n`),
        )
        return goTo(reply, `/desk/upload/drafts/${draft.id}`)
      },
    )
  })
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
