// Do the product's completion, gap and status agree with what governments published of their own progress?
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { assess } from '../../../src/core/assess.ts'
import type { Status } from '../../../src/core/assessment.ts'
import { decimal } from '../../../src/core/decimal.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { figure } from '../../support/plans.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly comparator: string
  readonly unit: string
  readonly direction?: string
  readonly horizon?: string
  readonly target: number
  readonly period: string
  readonly value: number
  /** Per cent, rounded as published; most targets were worked out back from it. */
  readonly completion?: number
  /** Points: of completion for amounts, of the figure itself for percentages. */
  readonly gap?: number
  /** What the published numbers mean under the documented policy. */
  readonly status?: Status
}
interface Bulletin {
  readonly plan: string
  readonly asOf: string
  readonly year: number
  readonly rows: readonly Row[]
}

const BULLETINS: readonly Bulletin[] = JSON.parse(
  readFileSync(new URL('../../fixtures/published-progress.json', import.meta.url), 'utf8'),
)

/** Only the kind, the comparator and what the row says go into a plan: how it is judged is the product's own. */
function standing({ plan, year, asOf }: Bulletin, row: Row) {
  const { id, name, kind, comparator, unit, direction, horizon, target } = row
  const more = [direction && `direction: ${direction}`].filter(Boolean).map((words) => `, ${words}`)
  const read = parsePlan(`plan: { id: ${plan}, region: "350502", year: ${year}, title: 示例 }
indicators:
  - { id: ${id}, name: "${name}", kind: ${kind}, unit: "${unit}"${more.join('')}, target: { comparator: ${comparator}, value: ${target}${horizon ? `, horizon: "${horizon}"` : ''} } }
`)
  const [indicator] = read.indicators
  if (!indicator) throw new Error(`no indicator of ${plan}`)
  const figures = [figure(indicator, row.period, String(row.value))]
  return assess({ plan: read, indicator, figures, asOf })
}

const ROWS = BULLETINS.flatMap((bulletin) =>
  bulletin.rows.map((row) => ({ bulletin, row, label: `${bulletin.plan} ${row.id} ${row.name}` })),
)

test.each(ROWS)('$label', ({ bulletin, row }) => {
  const { status, completion, gap } = standing(bulletin, row)
  const found: string[] = []
  const near = (name: string, mine: typeof gap, published: number | undefined) => {
    if (published === undefined) return
    // A published number is rounded, and the target was often worked out back from it.
    const isNear =
      mine !== null &&
      mine
        .sub(decimal(String(published)))
        .abs()
        .compare(decimal(11, 100)) <= 0
    if (!isNear) found.push(`${name} ${mine?.toString(4) ?? 'null'} for ${published}`)
  }
  near('completion', completion, row.completion)
  near('gap', gap, row.gap)
  if (row.status !== undefined && row.status !== status) found.push(`${status} for ${row.status}`)
  expect(found).toEqual([])
})
