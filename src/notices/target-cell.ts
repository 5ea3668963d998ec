// A cell of a column that gives targets: a bare number in the unit of its row, or words of its own.
import type { Comparator } from '../core/comparators.ts'
import { text as say } from '../core/text.ts'
import { comparatorAround } from './comparators.ts'
import { countsItems, kindOf } from './kinds.ts'
import { folded, isChinese } from './plain-text.ts'
import { readText } from './read-text.ts'
import type { ReadText } from './reading.ts'
import { unitAt, unitInName } from './units.ts'

interface CellContext {
  /** The name of the row. */
  readonly subject: string
  /** From a column of units. */
  readonly unit: string | null
  readonly year: number
  /** A column of growth beside that of levels. */
  readonly isGrowth: boolean
  readonly head: string
  /** Whose column it is. */
  readonly place: string | null
}

const CELL =
  /^(?<sign>>=|<=|≥|≤|>|<|=)?\s*(?<value>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?:\s*[-—–~－～至]\s*(?<upper>\d+(?:\.\d+)?))?\s*(?<unit>%|‰|[^\d\s,，。;；()（）]{0,8}?)\s*(?<words>左右|以上|以内|以下)?$/u
const SIGNS: Readonly<Record<string, Comparator>> = {
  '>=': 'at-least',
  '≥': 'at-least',
  '<=': 'at-most',
  '≤': 'at-most',
  '>': 'more-than',
  '<': 'less-than',
}
/** What should be small: a row whose number is a limit though no word says so. */
export const SMALL_IS_GOOD =
  /失业率|涨幅|能耗|死亡率|事故|投诉|发生率|逾期|\b(?:days|time|hours|minutes)\b[^|]*\bto\b|waiting|complaints?|crime|accidents?|unemployment|response time|outstanding|vacanc/iu

/** The reading of a cell; `text` is what the task's text gets of it: the phrase stands in it. */
export function cellTarget(cell: string, context: CellContext): ReadText & { readonly text: string } {
  const { subject, year, place, isGrowth } = context
  const match = CELL.exec(folded(cell))
  const within = unitInName(subject)
  const name = `${within?.name ?? subject}${isGrowth ? '增速' : ''}`
  if (!match?.groups?.value) {
    const read = readText(cell, { year, subject: name })
    return {
      ...read,
      targets: read.targets.map((target) => ({ ...target, place })),
      text: place === null ? cell : `${place}：${cell}`,
    }
  }
  const { sign, value, upper, unit: own = '', words } = match.groups
  const said = own.replace(/^(?:个(?=百分点))?/u, '') === '' ? null : own
  const unit =
    said ?? context.unit ?? within?.unit ?? (isChinese(subject) ? chineseUnit(subject) : englishUnit(subject))
  const around = comparatorAround('', words ?? '').comparator
  const comparator: Comparator =
    upper !== undefined
      ? 'between'
      : sign !== undefined
        ? (SIGNS[sign] ?? 'at-least')
        : words === undefined && SMALL_IS_GOOD.test(subject)
          ? 'at-most'
          : around
  const family =
    unit === null ? null : (unitAt(unit.replace(/^(?:百|千|十)?(?:万亿|万|亿)/u, ''))?.family ?? null)
  const kind = kindOf({
    upTo:
      isGrowth || (/增速|增长|涨幅|增幅|降幅|growth/iu.test(subject) && family === 'share') ? '增长' : name,
    behind: '',
    family,
    comparator,
    value: Number(value.replaceAll(',', '')),
  })
  const phrase = place === null ? cell : `${place}：${cell}`
  return {
    text: phrase,
    targets: [
      {
        phrase,
        value: value.replaceAll(',', ''),
        upper: upper ?? null,
        against: null,
        unit,
        comparator,
        kind,
        action: countsItems(kind) ? 'finish' : null,
        firmness: 'binding',
        deadline: null,
        name: place === null ? name : `${name}（${place}）`,
        rule: place === null ? 'target-column' : 'place-column',
        place,
      },
    ],
    left: [],
    doubts:
      unit === null
        ? [
            {
              text: phrase,
              question: say('这一行没有写单位，单位是什么？', 'No unit is written in this row: which is it?'),
              answers: [say('个', 'items'), say('%', '%'), say('另填', 'another')],
              effects: [{ unit: '个' }, { unit: '%' }, null],
            },
          ]
        : [],
  }
}

const chineseUnit = (subject: string): string | null =>
  /(?:率|增速|比重|占比|涨幅|增长)$/u.test(subject) ? '%' : null

const MEASURES =
  /\b(square (?:yards|feet|miles|metres|meters)|miles|feet|acres|tons|tonnes|days|hours|minutes|kilomet(?:re|er)s|gallons)\b/iu

/** Percentage of … is in per cent; Number of households … in households. */
function englishUnit(subject: string): string | null {
  if (/\bper ?cent|percentage|\brate\b|%/iu.test(subject)) return '%'
  const measure = MEASURES.exec(subject)?.[1]
  if (measure) return measure.toLowerCase()
  const counted = /\bnumber of\s+(.+)$/iu.exec(subject)?.[1] ?? subject
  const words =
    counted.split(/\s+(?:\w+ed|to|in|living|with|who|by|through|per|from|for|of|on)\b|[(]/iu)[0] ?? ''
  return (
    words
      .trim()
      .split(/[\s/]+/u)
      .at(-1)
      ?.toLowerCase() ?? null
  )
}
