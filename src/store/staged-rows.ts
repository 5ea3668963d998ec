// Figures on their way in as TabSeparated bytes: the quickest that a service in JavaScript can hand to the engine.
import { decimalsOf, toPlain } from '../core/decimal.ts'
import type { FigureBlock } from '../core/figure-block.ts'
import type { Figure } from '../core/observation.ts'
import { rankOf, toMoment } from './moments.ts'
import { escaped } from './tab-separated.ts'

/** First the columns that seldom change from row to row, so that their text is made once for many rows. */
export const STAGED_COLUMNS = [
  'upload',
  'period',
  'period_rank',
  'basis',
  'status',
  'known_at',
  'source',
  'note',
  'region',
  'indicator',
  'value',
  'row',
  'cell',
] as const

type Head = Pick<Figure, 'period' | 'basis' | 'status' | 'knownAt' | 'source' | 'note'>

/** What Decimal(38, 12) holds exactly. */
const EXACT = /^-?\d{1,26}(?:\.\d{1,12})?$/

/** Turns figures into rows of one upload. RangeError for a value that the database could not hold exactly. */
export function stagedRows(upload: string) {
  const mark = escaped(upload)

  const headOf = (head: Head): string =>
    `${[
      mark,
      escaped(head.period),
      rankOf(head.period),
      head.basis,
      head.status,
      toMoment(head.knownAt),
      escaped(head.source),
      escaped(head.note),
    ].join('\t')}\t`

  const valueText = (value: string | null): string => {
    if (value === null) return '\\N'
    if (!EXACT.test(value)) throw new RangeError(`not exact in Decimal(38, 12): ${value}`)
    return value
  }

  return {
    ofFigures(figures: readonly Figure[]): Buffer {
      let text = ''
      for (const figure of figures) {
        const { region, indicator, row, cell } = figure
        const value = valueText(exact(figure.value))
        text += `${headOf(figure)}${escaped(region)}\t${escaped(indicator)}\t${value}\t${row}\t${escaped(cell)}\n`
      }
      return Buffer.from(text)
    },

    ofBlock(block: FigureBlock): Buffer {
      let text = ''
      let last: Head | null = null
      let head = ''
      for (let index = 0; index < block.count; index++) {
        const period = at(block.period, index)
        const basis = at(block.basis, index)
        const status = at(block.status, index)
        const knownAt = at(block.knownAt, index)
        const source = at(block.source, index)
        const note = at(block.note, index)
        if (
          last === null ||
          last.period !== period ||
          last.basis !== basis ||
          last.status !== status ||
          last.knownAt !== knownAt ||
          last.source !== source ||
          last.note !== note
        ) {
          last = { period, basis, status, knownAt, source, note }
          head = headOf(last)
        }
        text += `${head}${escaped(at(block.region, index))}\t${escaped(at(block.indicator, index))}\t${valueText(
          at(block.value, index),
        )}\t${at(block.row, index)}\t${escaped(at(block.cell, index))}\n`
      }
      return Buffer.from(text)
    },
  }
}

function exact(value: Figure['value']): string | null {
  if (value === null) return null
  const places = decimalsOf(value)
  if (places === null || places > 12)
    throw new RangeError(`not exact in Decimal(38, 12): ${value.toFraction()}`)
  return toPlain(value)
}

function at<Item>(column: readonly Item[], index: number): Item {
  const item = column[index]
  if (item === undefined) throw new RangeError(`a column is shorter than its block: no entry ${index}`)
  return item
}
