// A plan of extremes: names as long as they get, figures from 0.0001 to twelve digits, zero and negative targets, long units.
import { type Board, type WallView, wallView } from '../../src/boards/index.ts'
import { assessPlan } from '../../src/core/assess.ts'
import { defaultBasis } from '../../src/core/basis.ts'
import { decimal } from '../../src/core/decimal.ts'
import { USUAL_VIEWING } from '../../src/core/legibility.ts'
import type { Observation } from '../../src/core/observation.ts'
import { period } from '../../src/core/period.ts'
import type { Indicator } from '../../src/core/plan.ts'
import type { Language } from '../../src/core/text.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'

const NAME =
  '推动全区重点领域关键环节数字化智能化绿色化协同发展综合示范工程建设项目总体推进完成投资额同口径增长并持续扩大有效供给能力水平'
const NAME_EN =
  'Investment completed in demonstration projects of digital, intelligent and green development in key fields'
const UNIT = '泉州市鲤城区古城保护发展与江南新区城市更新项目联合指挥部办公室（综合协调组）'
const ASKED = '2022-10-31'

/** Unit of measure, comparator and target, and what was reached. */
const CASES = [
  ['cumulative', '亿元', 'at-least', '12345678.9', '8818342.1'],
  ['cumulative', '万平方米', 'more-than', '98765432.1', '89786756.5'],
  ['cumulative', '亿元', 'at-least', '123456789012', '23456789012.34'],
  ['cumulative', '元', 'at-least', '999999.99', '123456.78'],
  ['count', '个', 'at-least', '21', '19'],
  ['growth', '%', 'at-most', '-3.5', '-2.2'],
  ['growth', '%', 'at-least', '6', '-12345.67'],
  ['ceiling', '起', 'at-most', '0', '2'],
  ['ratio', '%', 'at-least', '0.5', '0.3'],
  ['ceiling', '克', 'at-most', '0.0005', '0.0001'],
  ['ceiling', '毫克标准当量每立方米（日最大八小时平均）', 'at-most', '0.0123', '0.0456'],
  ['cumulative', '标准立方米天然气当量每万人', 'at-least', '120.5', '66.75'],
  ['growth', '%', 'at-least', '8', null],
] as const

/** What is only watched: unit, better when, and how it was a year ago, the month before and now; null: nothing came. */
const WATCHED = [
  ['periodic', '亿元', 'up', '12345678.9', '8818342.1', '9918342.1'],
  ['level', '亿元', 'up', '-123456789012', '123456789011.5', '-23456789012.34'],
  ['periodic', '元', 'down', '999999.99', '123456.78', '654321.09'],
  ['level', '点', null, '50.1', '49.2', '49.2'],
  ['growth', '%', 'up', '6', '-12345.67', '-2.2'],
  ['level', '克', 'down', '0.0005', '0.0002', '0.0001'],
  ['level', '毫克标准当量每立方米（日最大八小时平均）', 'down', '0.0123', '0.0456', '0.0789'],
  ['cumulative', '标准立方米天然气当量每万人', 'up', '120.5', '56.75', '166.75'],
  ['level', '万平方米', 'up', '0', '0', '0'],
  ['growth', '%', 'up', null, null, null],
] as const

const plan = parsePlan(`
plan: { id: extremes, region: "350502", regionName: ${NAME.slice(0, 20)}, year: 2022, title: ${NAME} }
units: ["${UNIT}"]
leaders: [欧阳鲤城古城长名]
sections:
${['1', '2', '3', '4', '5', '6', '7'].map((id) => `  - { id: "${id}", title: "（${id}）${NAME.slice(0, 50)}" }`).join('\n')}
tasks:
${CASES.map((_, index) => `  - { number: ${index + 1}, section: "${(index % 7) + 1}", text: "${NAME}", lead: ["${UNIT}"], leaders: [欧阳鲤城古城长名] }`).join('\n')}
indicators:
${CASES.map(([kind, unit, comparator, value], index) => `  - { id: x${index}, name: "${index % 3 === 2 ? '短名' : NAME}", nameEn: "${index % 3 === 2 ? 'Short' : NAME_EN}", kind: ${kind}, unit: "${unit}", task: ${index + 1}, target: { comparator: ${comparator}, value: ${value} } }`).join('\n')}
watched:
${WATCHED.map(([kind, unit, better], index) => `  - { id: w${index}, name: "${index % 3 === 2 ? '短名' : NAME}", nameEn: "${index % 3 === 2 ? 'Short' : NAME_EN}", kind: ${kind}, unit: "${unit}", ${better ? ` better: ${better},` : ''} source: "${UNIT}" }`).join('\n')}
`)

const cameTo = (
  indicator: Indicator | undefined,
  index: number,
  [yearAgo, before, reached]: readonly [string, string, string] | readonly [null, null, null],
): Observation[] => {
  if (!indicator || reached === null) return []
  const at = (month: string, value: string, year = 2022): Observation => ({
    region: plan.region,
    indicator: indicator.id,
    period: period(`${year}-${month}`),
    basis: defaultBasis(indicator),
    value: decimal(value),
    status: 'A',
    knownAt: `${year}-${month}-28T01:00:00.000Z`,
    source: 'demo',
    note: '',
    row: index,
    cell: '',
    upload: 'extremes',
    recordedAt: `${year}-${month}-28T01:00:00.000Z`,
  })
  return [at('09', yearAgo, 2021), at('08', before), at('09', reached)]
}

const figures = [
  ...CASES.flatMap(([, , , , reached], index) =>
    cameTo(
      plan.indicators[index],
      index,
      reached === null ? [null, null, null] : [reached, '0.0001', reached],
    ),
  ),
  ...WATCHED.flatMap(([, , , ...came], index) =>
    cameTo(plan.watched[index], index, came as Parameters<typeof cameTo>[2]),
  ),
]

const assessments = assessPlan(plan, figures, ASKED)
const tile = (name: string, face: 'gauge' | 'bullet' = 'gauge') => ({ tile: name, face, select: {} })
const board: Board = {
  id: 'extremes',
  plan: plan.id,
  title: { zh: NAME, en: NAME_EN },
  owner: null,
  order: 'plan',
  secondsPerPage: 60,
  viewing: USUAL_VIEWING,
  theme: 'dark',
  pages: [
    { title: { zh: '仪表盘', en: 'Gauges' }, tiles: [tile('gauge')] },
    { title: null, tiles: [tile('gauge', 'bullet')] },
    { title: null, tiles: [tile('number')] },
    { title: null, tiles: [tile('year')] },
    { title: null, tiles: [tile('behind'), tile('slips')] },
    { title: null, tiles: [tile('sections')] },
    { title: null, tiles: [tile('tally'), tile('calendar')] },
    { title: null, tiles: [tile('watched')] },
  ],
}

/** Every kind of tile that shows an indicator, with every case. */
export const extremes = (lang: Language): WallView =>
  wallView({
    board,
    plan,
    assessments,
    figures,
    asOf: ASKED,
    knownAt: null,
    lang,
    now: `${ASKED}T02:42:00.000Z`,
    slips: {
      counts: { red: 123, orange: 456, blue: 1234 },
      late: 321,
      gravest: {
        id: '0123456789abcdef0123',
        level: 'red',
        unit: UNIT,
        limit: '2022-06-02',
        title: { zh: NAME, en: NAME_EN },
      },
    },
  })
