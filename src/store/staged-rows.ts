// Figures on their way in as TabSeparated bytes: the quickest that a service in JavaScript can hand to the engine.
import { decimalsOf, toPlain } from '../core/decimal.ts'
import type { FigureBlock } from '../core/figure-block.ts'
import type { Figure } from '../core/observation.ts'
import { AT_ONCE, periodRank, toMoment } from './moments.ts'
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
  'release_at',
] as const

type Head = Pick<Figure, 'period' | 'basis' | 'status' | 'knownAt' | 'source' | 'note'>

/** Characters that are written together. */
const PENDING = 4096
const FIRST_BYTES = 64 * 1024

/** What Decimal(38, 12) holds exactly. */
const EXACT = /^-?\d{1,26}(?:\.\d{1,12})?$/

/** Bytes of many lines. One text of them all would be a million pieces, kept alive until the last is there. */
class Lines {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES)
  #length = 0
  #pending = ''

  add(line: string): void {
    this.#pending += line
    if (this.#pending.length > PENDING) this.#write()
  }

  bytes(): Buffer {
    this.#write()
    return this.#bytes.subarray(0, this.#length)
  }

  #write(): void {
    // No character of a text has more than three bytes in UTF-8.
    const needed = this.#length + this.#pending.length * 3
    if (needed > this.#bytes.length) {
      const grown = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2))
      this.#bytes.copy(grown, 0, 0, this.#length)
      this.#bytes = grown
    }
    this.#length += this.#bytes.write(this.#pending, this.#length)
    this.#pending = ''
  }
}

/** Turns figures into rows of one upload. RangeError for a value that the database could not hold exactly. */
export function stagedRows(upload: string) {
  const mark = escaped(upload)
  const periods = new Map<string, string>()
  const periodText = (period: Head['period']): string => {
    let text = periods.get(period)
    if (text === undefined) {
      text = `${mark}\t${escaped(period)}\t${periodRank(period)}`
      // Only so many months exist that anybody has figures of.
      periods.set(period, text)
    }
    return text
  }

  const headOf = ({ period, basis, status, knownAt, source, note }: Head): string =>
    `${periodText(period)}\t${basis}\t${status}\t${toMoment(knownAt)}\t${escaped(source)}\t${escaped(note)}\t`

  const releaseText = (releaseAt: Figure['releaseAt']): string => (releaseAt ? toMoment(releaseAt) : AT_ONCE)

  const valueText = (value: string | null): string => {
    if (value === null) return '\\N'
    if (!EXACT.test(value)) throw new RangeError(`not exact in Decimal(38, 12): ${value}`)
    return value
  }

  return {
    ofFigures(figures: readonly Figure[]): Buffer {
      const lines = new Lines()
      for (const figure of figures) {
        const { region, indicator, row, cell } = figure
        const value = valueText(exact(figure.value))
        lines.add(
          `${headOf(figure)}${escaped(region)}\t${escaped(indicator)}\t${value}\t${row}\t${escaped(cell)}\t${releaseText(figure.releaseAt)}\n`,
        )
      }
      return lines.bytes()
    },

    ofBlock(block: FigureBlock): Buffer {
      const lines = new Lines()
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
        lines.add(
          `${head}${escaped(at(block.region, index))}\t${escaped(at(block.indicator, index))}\t${valueText(
            at(block.value, index),
          )}\t${at(block.row, index)}\t${escaped(at(block.cell, index))}\t${releaseText(
            block.releaseAt ? at(block.releaseAt, index) : null,
          )}\n`,
        )
      }
      return lines.bytes()
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
