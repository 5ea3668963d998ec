// A small plan with one indicator of every look, and figures for it: what tests of boards, charts and pages stand on.
import type { Board } from '../../../src/boards/index.ts'
import { defaultBasis } from '../../../src/core/basis.ts'
import { decimal } from '../../../src/core/decimal.ts'
import { USUAL_VIEWING } from '../../../src/core/legibility.ts'
import type { Observation } from '../../../src/core/observation.ts'
import { period } from '../../../src/core/period.ts'
import { type Indicator, type Plan, seriesOf } from '../../../src/core/plan.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'

export const SAMPLE_PLAN = `
plan: { id: sample-2022, region: "350502", regionName: 泉州市鲤城区, year: 2022, title: 示例, document: 泉鲤政办〔2021〕70号 }
units: [区发改局, { name: 区古城保护发展指挥部, aliases: [古城指挥部] }]
leaders: [庄垂生, 王伟]
sections: [{ id: "1", title: （一）聚力转型攻坚 }]
tasks:
  - number: 1
    text: 地区生产总值增长 8%左右。
    lead: [区发改局]
    responsible: []
    leaders: [庄垂生]
    indicators:
      - { id: gdp, name: 地区生产总值增速, nameEn: GDP growth, kind: growth, phrase: 地区生产总值增长 8%左右, target: { comparator: about, value: 8 } }
  - number: 2
    section: "1"
    text: 力争年底前回迁群众 2000 户，新增泊位 500 个以上，不发生较大以上事故，电商销售额突破 180 亿元。
    lead: [区古城保护发展指挥部]
    responsible: [区发改局]
    leaders: [王伟]
    indicators:
      - { id: homes, name: 回迁群众, nameEn: Households rehoused, kind: cumulative, unit: 户, phrase: 回迁群众 2000 户, target: { comparator: at-least, value: 2000 } }
      - { id: parking, name: 新增泊位, nameEn: Parking places, kind: count, unit: 个, phrase: 新增泊位 500 个以上, target: { comparator: at-least, value: 500 } }
      - { id: accidents, name: 较大以上事故, nameEn: Serious accidents, kind: ceiling, unit: 起, phrase: 不发生较大以上事故, target: { comparator: none } }
      - { id: sales, name: 电商销售额, nameEn: Online sales, kind: cumulative, unit: 亿元, phrase: 电商销售额突破 180 亿元, target: { comparator: more-than, value: 180 } }
`

export const samplePlan = (): Plan => parsePlan(SAMPLE_PLAN)

/** A board of one page, as the usual file would make it. */
export const boardOf = (plan: Plan, tiles: Board['pages'][number]['tiles']): Board => ({
  id: 'b',
  plan: plan.id,
  title: { zh: '看板', en: 'Board' },
  owner: null,
  order: 'plan',
  secondsPerPage: 20,
  viewing: USUAL_VIEWING,
  theme: 'dark',
  pages: [{ title: null, tiles }],
})

/** One figure with the indicator's usual basis. */
export function figure(
  plan: Plan,
  indicator: string,
  when: string,
  value: string,
  more: Partial<Observation> = {},
): Observation {
  const found = seriesOf(plan).find(({ id }) => id === indicator)
  if (!found) throw new Error(`no indicator ${indicator}`)
  return {
    region: plan.region,
    indicator,
    period: period(when),
    basis: defaultBasis(found),
    value: decimal(value),
    status: 'A',
    knownAt: '2022-10-20T00:00:00.000Z',
    source: '区统计局',
    note: '',
    row: 2,
    cell: 'C2',
    upload: 'upload-1',
    recordedAt: '2022-10-21T00:00:00.000Z',
    ...more,
  }
}

/** Behind, missing, done, kept: as of 2022-10-31. */
export const sampleFigures = (plan: Plan): Observation[] => [
  figure(plan, 'gdp', '2022-Q3', '7.6'),
  figure(plan, 'homes', '2022-09', '1000', { source: 'demo' }),
  figure(plan, 'homes', '2022-10', '1130', { source: 'demo' }),
  figure(plan, 'parking', '2022-09', '512'),
  figure(plan, 'accidents', '2022-09', '0'),
]

export const AS_OF = '2022-10-31'

/** What such a plan only watches: better when it rises, when it falls, and neither. */
export const watchedOf = ({ indicators: [some] }: Plan): Indicator[] =>
  some === undefined
    ? []
    : (['up', 'down', 'band'] as const).map((direction) => ({
        ...some,
        ...{ id: `watched-${direction}`, name: `监测 ${direction}`, nameEn: null, kind: 'level', unit: '点' },
        ...{ phrase: null, levelUnit: null, direction, decimals: 1, frequency: 'monthly' },
      }))
