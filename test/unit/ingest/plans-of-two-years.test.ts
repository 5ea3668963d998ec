// Beside the plan of another year the figure's year decides which plan's names count.
import { expect, it } from 'vitest'
import { NO_CHOICE } from '../../../src/ingest/choose-mapping.ts'
import { plansFor } from '../../../src/ingest/indicator-book.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { periodsOfInterest } from '../../../src/ingest/status-changes.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'

const planOf = (year: number, retail: string) =>
  parsePlan(`
plan: { id: p-${year}, region: "350502", regionName: 泉州市鲤城区, year: ${year}, title: 测试 }
units: [区统计局]
indicators:
  - { id: ${retail}, name: 社会消费品零售总额增速, kind: growth, unit: "%", target: { comparator: at-least, value: 7 } }
`)

it('the growth of a name without 增速 goes to the indicator of its own year', async () => {
  const { figures, faults } = await readFigures(
    {
      bytes: new TextEncoder().encode(
        '指标,2025年1-10月同比增长%,2026年1-10月同比增长%\n社会消费品零售总额,6.8,7.2\n',
      ),
      contentType: null,
      filename: 'a.csv',
    },
    [planOf(2025, 'retail-growth'), planOf(2026, 'retail-g')],
    { today: '2026-11-29', choice: { ...NO_CHOICE, layout: 'months-across' } },
  )
  expect(faults).toEqual([])
  expect(figures.map(({ indicator, period }) => `${indicator} ${period}`)).toEqual([
    'retail-growth 2025-10',
    'retail-g 2026-10',
  ])
})

it('a figure is compared with what is known of its whole fiscal year and of the one before', () => {
  const fiscal = { ...planOf(2025, 'retail-growth'), yearBegins: 4 }
  expect(periodsOfInterest([fiscal])).toEqual({ from: '2024-04', to: '2026-03' })
  expect(periodsOfInterest([planOf(2025, 'a'), planOf(2026, 'b')])).toEqual({
    from: '2024-01',
    to: '2026-12',
  })
})

it('a month before a fiscal year’s beginning is of the year before', async () => {
  const fiscal = (year: number, id: string) => {
    const plan = planOf(year, id)
    return { ...plan, yearBegins: 4 }
  }
  const rows = ['2025-03', '2025-04', '2026-02', '2026-03', '2026-04', '2027-03']
  const { figures, faults } = await readFigures(
    {
      bytes: new TextEncoder().encode(
        `指标,期,数值\n${rows.map((period) => `社会消费品零售总额增速,${period},6.8`).join('\n')}\n`,
      ),
      contentType: null,
      filename: 'a.csv',
    },
    [fiscal(2025, 'retail-growth'), fiscal(2026, 'retail-g')],
    { today: '2027-11-29', choice: NO_CHOICE },
  )
  expect(faults).toEqual([])
  expect(figures.map(({ indicator }) => indicator)).toEqual([
    ...rows.slice(0, 4).map(() => 'retail-growth'),
    ...rows.slice(4).map(() => 'retail-g'),
  ])
})

it('a name that only an older plan has leads to its indicator for a figure of its year, whichever plan was chosen', async () => {
  const named = (year: number, id: string, name: string) =>
    parsePlan(`plan: { id: p-${year}, region: "350502", year: ${year}, title: 测试 }
indicators:
  - { id: ${id}, name: ${name}, kind: cumulative, unit: 户, target: { comparator: at-least, value: 7 } }
`)
  const plans = [named(2025, 'firms', '净增企业'), named(2026, 'market', '净增市场主体')]
  const bytes = new TextEncoder().encode('指标,期,数值\n净增企业,2025-11,5\n净增市场主体,2026-02,6\n')
  const { figures, faults } = await readFigures(
    { bytes, contentType: null, filename: 'a.csv' },
    plansFor(plans, 'p-2026'),
    { today: '2026-11-29', choice: NO_CHOICE },
  )
  expect(faults).toEqual([])
  expect(figures.map(({ indicator, period }) => `${indicator} ${period}`)).toEqual([
    'firms 2025-11',
    'market 2026-02',
  ])
})
