// Faults as they really happen, put into one cell of an upload.

import type { Dice } from '../../seeds/licheng-2022/dice.ts'
import { type Period, periodEnding, yearOf } from '../../src/core/period.ts'
import { shift } from '../../src/ingest/value-text.ts'
import type { Cell } from './clean.ts'

export interface Before {
  /** The same series one period earlier; null when there is none. */
  last(cell: Cell): Cell | null
  /** Other cells of the same upload. */
  readonly upload: readonly Cell[]
}

export interface FaultKind {
  readonly name: string
  /** The cell as it would wrongly be sent; null where this fault cannot happen to it. */
  readonly put: (cell: Cell, before: Before, dice: Dice) => Cell | null
}

const SHARES = new Set(['coverage', 'clean-air'])
const RATES = new Set<Cell['basis']>(['yoy', 'cumulative-yoy'])
const isAmount = (cell: Cell): boolean => !RATES.has(cell.basis) && !SHARES.has(cell.indicator)
const withText = (cell: Cell, text: string | null): Cell | null =>
  text === null || Number(text) === Number(cell.text) ? null : { ...cell, text }
const factor =
  (power: number): FaultKind['put'] =>
  (cell, _before, dice) =>
    isAmount(cell) && Number(cell.text) !== 0
      ? withText(cell, shift(cell.text, dice.roll() < 0.5 ? power : -power))
      : null

export const FAULTS: readonly FaultKind[] = [
  {
    name: '累计数下降：报成当期数 / the period’s own value for a cumulative one',
    put: (cell, before) => {
      const last = before.last(cell)
      if (cell.basis !== 'cumulative' || !isAmount(cell) || !last || isJanuary(cell)) return null
      const own = Number(cell.text) - Number(last.text)
      return own > 0 && own < Number(last.text) ? withText(cell, own.toFixed(places(cell))) : null
    },
  },
  {
    name: '与上期相同 / the last figure over again',
    put: (cell, before) => {
      const last = before.last(cell)
      return last && !isJanuary(cell) ? withText(cell, last.text) : null
    },
  },
  {
    name: '两位数字颠倒（任意两位） / any two neighbouring digits swapped',
    put: (cell, _before, dice) => withText(cell, swapped(cell.text, dice)),
  },
  { name: '差 10 倍 / ten times or a tenth', put: factor(1) },
  { name: '差 100 倍 / a hundred times or a hundredth', put: factor(2) },
  { name: '差 1 万倍 / 万元 for 亿元, or the reverse', put: factor(4) },
  {
    name: '串行：另一行的数 / the value of another row',
    put: (cell, { upload }, dice) => {
      const others = upload.filter(
        (other) => other.indicator !== cell.indicator && isAmount(other) === isAmount(cell),
      )
      const other = others[Math.floor(dice.roll() * others.length)]
      return other ? withText(cell, other.text) : null
    },
  },
  {
    name: '增速正负号写反 / the sign of a growth rate lost',
    put: (cell) =>
      cell.basis === 'cumulative-yoy' && Math.abs(Number(cell.text)) >= 1
        ? withText(cell, String(-Number(cell.text)))
        : null,
  },
  {
    name: '总量与增速不符 / an amount 15 % off beside its rate',
    put: (cell, _before, dice) =>
      cell.basis === 'cumulative' && (cell.indicator === 'retail' || cell.indicator === 'industry')
        ? withText(cell, (Number(cell.text) * (dice.roll() < 0.5 ? 0.85 : 1.15)).toFixed(2))
        : null,
  },
  {
    name: '百分数写成小数 / 0.082 for 8.2 %',
    put: (cell) =>
      (RATES.has(cell.basis) || SHARES.has(cell.indicator)) && Math.abs(Number(cell.text)) >= 0.5
        ? withText(cell, shift(cell.text, -2))
        : null,
  },
  {
    name: '水平写成变动的百分点 / the change in points for the share',
    put: (cell, before) => {
      const last = before.last(cell)
      return last && SHARES.has(cell.indicator)
        ? withText(cell, (Number(cell.text) - Number(last.text)).toFixed(1))
        : null
    },
  },
  {
    name: '季度不等于各月之和 / a quarter that is not the sum of its months',
    put: (cell, _before, dice) =>
      cell.basis === 'period' && cell.period.includes('Q')
        ? withText(cell, (Number(cell.text) * (1 + dice.between(0.002, 0.02))).toFixed(1))
        : null,
  },
  {
    name: '分项之和不等于总计 / parts that do not add up',
    put: (cell, _before, dice) =>
      ['revenue', 'tax', 'non-tax'].includes(cell.indicator)
        ? withText(cell, (Number(cell.text) * (1 + dice.between(0.01, 0.06))).toFixed(2))
        : null,
  },
  {
    name: '比率超过 100% / a ratio over 100 %',
    put: (cell, _before, dice) =>
      SHARES.has(cell.indicator) ? withText(cell, dice.between(100.1, 104).toFixed(1)) : null,
  },
  {
    name: '期别写到将来 / a period that is not over',
    put: (cell) => {
      const later = cell.period.includes('Q') ? null : nextYear(cell.period)
      return later === null ? null : { ...cell, period: later }
    },
  },
]

const isJanuary = (cell: Cell): boolean => cell.basis === 'cumulative' && cell.period.endsWith('-01')
const places = (cell: Cell): number => cell.text.split('.')[1]?.length ?? 0

function nextYear(period: Period): Period | null {
  return periodEnding(yearOf(period) + 1, Number(period.slice(5)), 'monthly')
}

function swapped(text: string, dice: Dice): string | null {
  const places = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []))
  const pairs = places.flatMap((left, at) => {
    const right = places[at + 1]
    return right === undefined || text[left] === text[right] ? [] : [[left, right] as const]
  })
  const pair = pairs[Math.floor(dice.roll() * pairs.length)]
  if (!pair) return null
  const characters = [...text]
  characters[pair[0]] = text[pair[1]] ?? ''
  characters[pair[1]] = text[pair[0]] ?? ''
  return characters.join('')
}
