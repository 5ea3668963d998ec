// Figures on their way in as TabSeparated bytes: the quickest that a service in JavaScript can hand to the engine.
import { decimalsOf, toPlain } from '../core/decimal.ts'
import type { FigureBlock } from '../core/figure-block.ts'
import type { Figure } from '../core/observation.ts'
import type { Instant, Period } from '../core/period.ts'
import { AT_ONCE, rankOf, toMoment } from './moments.ts'
import { escaped } from './tab-separated.ts'

export const STAGED_COLUMNS = [
  'upload',
  'region',
  'indicator',
  'period',
  'period_rank',
  'basis',
  'value',
  'status',
  'known_at',
  'source',
  'note',
  'row',
  'cell',
  'release_at',
] as const

/** What Decimal(38, 12) holds exactly. */
const EXACT = /^-?\d{1,26}(?:\.\d{1,12})?$/
/** Texts repeat from row to row: each is worked out once. */
function remembered<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) {
      if (known.size > 10_000) known.clear()
      value = work(key)
      known.set(key, value)
    }
    return value
  }
}

/** Turns figures into rows of one upload. RangeError for a value that the database could not hold exactly. */
export function stagedRows(upload: string) {
  const head = `${escaped(upload)}\t`
  const name = remembered(escaped)
  const period = remembered((value: Period) => `${escaped(value)}\t${rankOf(value)}`)
  const moment = remembered((value: Instant) => toMoment(value))

  function line(
    figure: Pick<
      Figure,
      | 'region'
      | 'indicator'
      | 'period'
      | 'basis'
      | 'status'
      | 'knownAt'
      | 'source'
      | 'note'
      | 'row'
      | 'cell'
      | 'releaseAt'
    >,
    value: string | null,
  ): string {
    if (value !== null && !EXACT.test(value)) throw new RangeError(`not exact in Decimal(38, 12): ${value}`)
    return `${head}${name(figure.region)}\t${name(figure.indicator)}\t${period(figure.period)}\t${figure.basis}\t${
      value ?? '\\N'
    }\t${figure.status}\t${moment(figure.knownAt)}\t${name(figure.source)}\t${name(figure.note)}\t${figure.row}\t${escaped(
      figure.cell,
    )}\t${figure.releaseAt ? moment(figure.releaseAt) : AT_ONCE}\n`
  }

  return {
    ofFigures(figures: readonly Figure[]): Buffer {
      let text = ''
      for (const figure of figures) text += line(figure, exact(figure.value))
      return Buffer.from(text)
    },
    ofBlock(block: FigureBlock): Buffer {
      let text = ''
      for (let index = 0; index < block.count; index++) {
        text += line(
          {
            region: at(block.region, index),
            indicator: at(block.indicator, index),
            period: at(block.period, index),
            basis: at(block.basis, index),
            status: at(block.status, index),
            knownAt: at(block.knownAt, index),
            source: at(block.source, index),
            note: at(block.note, index),
            row: at(block.row, index),
            cell: at(block.cell, index),
            releaseAt: block.releaseAt ? at(block.releaseAt, index) : null,
          },
          at(block.value, index),
        )
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
