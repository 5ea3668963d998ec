// A plan of forty indicators, a wall of their gauges, and their figures: the same for every benchmark that looks at a wall.

const GAUGES = 40
const KINDS = ['growth', 'cumulative', 'level', 'ratio'] as const

const kindAt = (index: number) => KINDS[index % KINDS.length] ?? 'cumulative'
const indicators = Array.from({ length: GAUGES }, (_, index) => {
  const kind = kindAt(index)
  const isShare = kind === 'growth' || kind === 'ratio'
  const comparator = index % 3 === 0 ? 'about' : 'at-least'
  return `  - { id: i${index}, name: 第${index + 1}项重点指标, kind: ${kind}, unit: "${isShare ? '%' : '户'}", decimals: ${
    isShare ? 1 : 0
  }, baseline: ${kind === 'level' ? 100 : 'null'}, target: { comparator: ${comparator}, value: ${isShare ? (kind === 'ratio' ? 95 : 8) : 2000} } }`
})
export const WALL_PLAN = `plan: { id: wall-2022, region: "350502", regionName: 泉州市鲤城区, year: 2022, title: 示例目标 }\nindicators:\n${indicators
  .map((line) => line.replace(' baseline: null,', ''))
  .join('\n')}\n`
export const WALL_BOARD =
  '{ id: forty, title: { zh: 四十项指标, en: Forty targets }, pages: [ { tiles: [ { tile: gauge } ] } ] }'

export function wallFigures(): string {
  const lines = ['indicator,period,value,known_at']
  for (let index = 0; index < GAUGES; index++) {
    const kind = kindAt(index)
    // Some stay unreported, some are behind, as on any wall.
    for (let month = 1; month <= (index % 9 === 8 ? 0 : 10); month++) {
      const value =
        kind === 'growth'
          ? 5 + ((index + month) % 7)
          : kind === 'ratio'
            ? 70 + month * 2
            : month * (120 + index * 3)
      const two = (number: number) => String(number).padStart(2, '0')
      lines.push(`i${index},2022-${two(month)},${value},2022-${two(month + 1)}-18`)
    }
  }
  return `${lines.join('\n')}\n`
}

export const WALL_PATH = '/wall/forty'

/** October of every gauge at once; of what is in percent within reason. */
export const figuresOfAll = (value: number): string =>
  `indicator,period,value\n${indicators
    .map((_, index) => `i${index},2022-10,${kindAt(index) === 'cumulative' ? value : 10 + (value % 80)}`)
    .join('\n')}\n`
