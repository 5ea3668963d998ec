// Figures and arithmetic that a slip rested on, as they were known when it was written.
import { display, parseDecimal } from '../../core/decimal.ts'
import type { Json } from '../../core/deed.ts'
import { figureText, pointsText } from '../../core/reason.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { FactList } from '../kit/notes.tsx'
import { type Column, Table } from '../kit/table.tsx'

/** What rules call their facts; one that has no word yet is shown as it is called. */
const NAMES: Readonly<Record<string, Text>> = {
  period: text('期', 'Period'),
  value: text('实际', 'Actual'),
  expected: text('应达', 'Expected'),
  completion: text('完成率', 'Completion'),
  gap: text('差距', 'Gap'),
  knownAt: text('得知', 'Known'),
  target: text('目标', 'Target'),
  unit: text('单位', 'Unit'),
  phrase: text('文件原文', 'The notice says'),
  horizon: text('期限', 'By the end of'),
  run: text('连续期数', 'Periods in a row'),
  good: text('恢复期数', 'Good periods'),
  clearPeriods: text('解除所需期数', 'Good periods that clear it'),
  due: text('应报日', 'Due'),
  date: text('文件所写日期', 'Date in the notice'),
  received: text('收到', 'Received'),
  latest: text('最近一期', 'Latest'),
  source: text('来源', 'Source'),
  before: text('之前', 'Before'),
  after: text('之后', 'After'),
  tasks: text('涉及任务', 'Tasks'),
  task: text('任务', 'Task'),
  turn: text('轮次', 'Turn'),
  last: text('上次', 'Last'),
  since: text('起始', 'Since'),
  late: text('逾期', 'Late'),
  owed: text('缺报', 'Owed'),
}
const nameOf = (key: string, lang: Language): string => NAMES[key]?.[lang] ?? key

/** Of no use to a reader: ids, codes, the rule's own numbers (they stand on the page of rules). */
const UNSHOWN = new Set([
  ...['comparator', 'firmness', 'grades', 'upload', 'cell', 'gapUnit', 'status', 'light', 'duty', 'level'],
  ...['declaredEmpty', 'held', 'by', 'basis', 'condition'],
])
const COLUMNS = ['period', 'value', 'expected', 'completion', 'gap', 'knownAt'] as const

type Named = { readonly [name: string]: Json }
const isNamed = (value: Json): value is Named =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Named facts in a line each, short enough for a sheet of paper. */
export function factPairs(facts: Json, lang: Language): (readonly [string, string])[] {
  if (!isNamed(facts)) return []
  return Object.entries(facts).flatMap(([key, value]) => {
    if (UNSHOWN.has(key) || value === null || value === '') return []
    if (Array.isArray(value)) {
      const plain = value.filter((one) => one !== null && typeof one !== 'object').map(String)
      return plain.length === 0 ? [] : [[nameOf(key, lang), plain.join('、')] as const]
    }
    if (isNamed(value)) {
      const parts = factPairs(value, lang).map(([name, words]) => `${name} ${words}`)
      return parts.length === 0 ? [] : [[nameOf(key, lang), parts.join('；')] as const]
    }
    return [[nameOf(key, lang), shownFact(key, String(value), facts.gapUnit)] as const]
  })
}

/** Numbers as the wall and the letters show them: facts hold as many digits as it takes to compute again. */
function shownFact(key: string, value: string, gapUnit: Json | undefined): string {
  if (key === 'knownAt') return value.slice(0, 10)
  const number = NUMBERS.has(key) ? parseDecimal(value) : null
  if (number === null) return value
  if (key === 'completion') return `${display(number, 1)}%`
  if (key === 'gap' && gapUnit === 'completion-points') return pointsText(number)
  return figureText(number, { decimals: 0 })
}

const NUMBERS = new Set(['value', 'expected', 'completion', 'gap', 'target', 'weight'])

/** The figures of periods, the oldest first as the rule gave them. */
export function periodRows(facts: Json): readonly Named[] {
  const periods = isNamed(facts) ? (facts.periods ?? facts.owed) : null
  return Array.isArray(periods) ? periods.filter(isNamed) : []
}

export function ProofFigures({ label, facts, lang }: { label: string; facts: Json; lang: Language }) {
  const rows = periodRows(facts)
  const pairs = factPairs(facts, lang)
  const known = [...COLUMNS, 'due'].filter((name) => rows.some((row) => row[name] != null))
  return (
    <>
      <Table
        label={label}
        rows={rows}
        columns={known.map(
          (name): Column<Named> => ({
            head: nameOf(name, lang),
            cell: (row) => (row[name] == null ? '—' : shownFact(name, String(row[name]), row.gapUnit)),
          }),
        )}
      />
      {pairs.length > 0 && <FactList facts={pairs} />}
    </>
  )
}
