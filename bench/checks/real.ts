// The same measure on real series: files with the columns series, unit, kind, period and value, of which each series is told
// month by month to the checks, as it was and with the mistakes that people make.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { type Dice, diceOf } from '../../seeds/licheng-2022/dice.ts'
import type { Basis } from '../../src/core/observation.ts'
import { addDays, endIndex, lastDayOf, period as periodOf } from '../../src/core/period.ts'
import type { Kind, Plan } from '../../src/core/plan.ts'
import { swaps } from '../../src/ingest/series-checks/yardstick.ts'
import { shift } from '../../src/ingest/value-text.ts'
import { type Cell, measuredIndicator, measuredPlan } from './clean.ts'
import { observationOf, toldOf } from './measure.ts'

export interface RealSeries {
  readonly name: string
  readonly group: string
  readonly isRate: boolean
  readonly plan: Plan
  readonly decimals: number
  /** In the order of their periods. */
  readonly cells: readonly Cell[]
  /** The same indicator on its other bases, as a bureau sends them together. */
  readonly beside: readonly Cell[]
}

const ID = 'figure'
/** What in a name says the basis, and remarks: the rest is the indicator. */
const BASIS_WORDS = /_?(期末值|同比增长|(当月|当期|累计)?同比(增速)?|当月|当期|累计|期末)|（.*?）/g

const KINDS: Readonly<Record<string, { readonly kind: Kind; readonly basis: Basis }>> = {
  flow: { kind: 'cumulative', basis: 'period' },
  'flow-janfeb': { kind: 'cumulative', basis: 'period' },
  cumulative: { kind: 'cumulative', basis: 'cumulative' },
  level: { kind: 'level', basis: 'end' },
  'index-yoy': { kind: 'level', basis: 'end' },
  'index-yoy-ytd': { kind: 'level', basis: 'end' },
  'growth-month': { kind: 'growth', basis: 'yoy' },
  'growth-stock': { kind: 'growth', basis: 'yoy' },
  'growth-ytd': { kind: 'growth', basis: 'cumulative-yoy' },
}

/** All series of a folder's CSV files. Throws on a kind that it does not know. */
export function readSeries(folder: string): readonly RealSeries[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .flatMap((name) => togetherIn(seriesIn(readFileSync(join(folder, name), 'utf8'), name.slice(0, -4))))
}

/** Each with what belongs to it. */
function togetherIn(series: readonly RealSeries[]): readonly RealSeries[] {
  const stem = ({ name }: RealSeries): string => name.replace(BASIS_WORDS, '')
  const basis = ({ cells }: RealSeries): Basis | undefined => cells[0]?.basis
  return series.map((one) => {
    const others = series.filter((other) => stem(other) === stem(one) && basis(other) !== basis(one))
    const amount = others.find((other) => !other.isRate)?.plan.indicators[0]
    const byKey = new Map(
      others.flatMap(({ cells }) => cells).map((cell) => [`${cell.basis}/${cell.period}`, cell]),
    )
    const beside = [...byKey.values()].sort((a, b) => endIndex(a.period) - endIndex(b.period))
    const plan = {
      ...one.plan,
      indicators: one.plan.indicators.map((indicator) => ({
        ...indicator,
        levelUnit: one.isRate ? (amount?.unit ?? null) : indicator.levelUnit,
      })),
    }
    return { ...one, beside, plan }
  })
}

function seriesIn(text: string, file: string): readonly RealSeries[] {
  const rows: Readonly<Record<string, string>>[] = parse(text, { columns: true, bom: true })
  const bySeries = new Map<string, Readonly<Record<string, string>>[]>()
  for (const row of rows) {
    if (row.series === undefined || row.kind === undefined) return []
    const key = `${row.source ?? ''}/${row.series}`
    const list = bySeries.get(key)
    if (list) list.push(row)
    else bySeries.set(key, [row])
  }
  return [...bySeries.values()].map((list) => seriesOf(list, file))
}

function seriesOf(rows: readonly Readonly<Record<string, string>>[], file: string): RealSeries {
  const { series: name = '', kind: kindName = '', unit = '' } = rows[0] ?? {}
  const nature = KINDS[kindName]
  if (!nature) throw new Error(`${file}: ${name}: no such kind of series: ${kindName}`)
  const cells = rows
    .map(({ period, value = '' }) => ({
      ...{ indicator: ID, period: periodOf(period ?? ''), basis: nature.basis, text: value.trim(), note: '' },
    }))
    .sort((a, b) => endIndex(a.period) - endIndex(b.period))
  const decimals = Math.max(...cells.map(({ text }) => text.split('.')[1]?.length ?? 0))
  const [branch, ...deeper] = name.split(' / ')
  const group = `${file}: ${kindName}${deeper.length > 0 || branch?.includes('tax') ? `, ${branch}` : ''}`
  const indicator = measuredIndicator(ID, nature.kind, unit === '' ? '亿元' : unit, decimals)
  // No target tells how large the figures are: only what they were.
  const target = { ...indicator.target, value: null }
  const isRate = nature.kind === 'growth'
  return { name, group, isRate, decimals, cells, beside: [], plan: measuredPlan([{ ...indicator, target }]) }
}

export interface Share {
  readonly of: number
  readonly hit: number
}

export interface GroupRates {
  readonly group: string
  readonly half: Half
  readonly warned: Share
  /** Two neighbouring digits swapped, where that changes the value by more than a tenth. */
  readonly swapped: Share
  readonly others: Readonly<Record<string, Share>>
}

/** By a number made of its name a series belongs to those that constants were chosen on, or to those kept back. */
export type Half = 'tuned' | 'held out'

export interface RealOptions {
  /** Every how many months mistakes are put in. */
  readonly every: number
  /** Months of history before a mistake is put in; right cells are looked at from the first. */
  readonly from: number
  /** Whether the other bases of its indicator come with each figure and are known before it. */
  readonly together?: boolean
}

/** Group by group and half by half. */
export async function measureReal(
  series: readonly RealSeries[],
  { every, from, together = false }: RealOptions,
): Promise<readonly GroupRates[]> {
  const groups = new Map<string, Counted>()
  for (const one of series) {
    const half: Half = halfOf(one.name)
    const key = `${one.group}\n${half}`
    const counted = groups.get(key) ?? new Counted(one.group, half)
    groups.set(key, counted)
    const dice = diceOf(one.name)
    const known = one.cells.map(observationOf)
    const begin = Math.floor(dice.roll() * every)
    const beside = together ? one.beside : []
    // A figure that is alone is looked at from those before it, so that most need not be sent by themselves to be found right.
    const lastDay = addDays(lastDayOf(one.cells.at(-1)?.period ?? periodOf('2000-01')), 15)
    const told = new Set(
      beside.length === 0
        ? (await toldOf({ plan: one.plan, known: [], today: lastDay }, one.cells)).map((said) => said.at)
        : one.cells.keys(),
    )
    for (const [at, cell] of one.cells.entries()) {
      const today = addDays(lastDayOf(cell.period), 15)
      const earlier = beside.filter(({ period }) => endIndex(period) < endIndex(cell.period))
      const others = beside.filter(({ period }) => period === cell.period)
      const isWarned = async (sent: Cell): Promise<boolean> => {
        const before = [...known.slice(0, at), ...earlier.map(observationOf)]
        const found = await toldOf({ plan: one.plan, known: before, today }, [sent, ...others])
        // Of two that do not fit together one is named.
        return found.some((said) => said.at === 0 || sent !== cell)
      }
      counted.add('warned', told.has(at) && (await isWarned(cell)))
      if (at < from || at % every !== begin) continue
      for (const { name, put } of MISTAKES) {
        const text = put(one, at, series, dice)
        if (text === null || Number(text) === Number(cell.text)) continue
        counted.add(name, await isWarned({ ...cell, text }))
      }
    }
  }
  return [...groups.values()].map((counted) => counted.rates())
}

const SWAPPED = 'swapped'

interface Mistake {
  readonly name: string
  /** The text that would wrongly be sent; null where this mistake cannot happen. */
  readonly put: (of: RealSeries, at: number, all: readonly RealSeries[], dice: Dice) => string | null
}

const textAt = ({ cells }: RealSeries, at: number): string => cells[at]?.text ?? ''
const isPercent = ({ plan }: RealSeries): boolean => plan.indicators[0]?.unit === '%'
const power =
  (most: number): Mistake['put'] =>
  (of, at, _all, dice) =>
    isPercent(of) ? null : shift(textAt(of, at), dice.roll() < 0.5 ? most : -most)

const MISTAKES: readonly Mistake[] = [
  {
    name: SWAPPED,
    put(of, at, _all, dice) {
      const text = textAt(of, at)
      const value = Number(text)
      const far = swaps(text).filter((one) => Math.abs(Number(one) - value) > Math.abs(value) / 10)
      return far[Math.floor(dice.roll() * far.length)] ?? null
    },
  },
  { name: '差 10 倍 / ten times or a tenth', put: power(1) },
  { name: '差 100 倍 / a hundred times or a hundredth', put: power(2) },
  { name: '差 1 万倍 / 万元 for 亿元, or the reverse', put: power(4) },
  {
    name: '正负号写反 / the sign lost',
    put: (of, at) => {
      const text = textAt(of, at)
      if (Math.abs(Number(text)) < 1) return null
      return text.startsWith('-') ? text.slice(1) : `-${text}`
    },
  },
  {
    name: '百分数写成小数 / 0.082 for 8.2 %',
    put: (of, at) =>
      isPercent(of) && Math.abs(Number(textAt(of, at))) >= 0.5 ? shift(textAt(of, at), -2) : null,
  },
  {
    name: '累计数报成当月数 / the month’s own value for a cumulative one',
    put(of, at) {
      const [now, before] = [of.cells[at], of.cells[at - 1]]
      if (now?.basis !== 'cumulative' || now.period.slice(0, 4) !== before?.period.slice(0, 4)) return null
      return (Number(now.text) - Number(before.text)).toFixed(of.decimals)
    },
  },
  {
    name: '串行：另一行的数 / the value of another row',
    put(of, at, all, dice) {
      const period = of.cells[at]?.period
      const others = all.filter(
        (one) => one !== of && one.isRate === of.isRate && one.group.split(':')[0] === of.group.split(':')[0],
      )
      const other = others[Math.floor(dice.roll() * others.length)]
      return other?.cells.find((cell) => cell.period === period)?.text ?? null
    },
  },
]

class Counted {
  readonly #shares = new Map<string, { of: number; hit: number }>()
  readonly #group: string
  readonly #half: Half

  constructor(group: string, half: Half) {
    this.#group = group
    this.#half = half
  }

  add(name: string, isHit: boolean): void {
    const share = this.#shares.get(name) ?? { of: 0, hit: 0 }
    share.of++
    if (isHit) share.hit++
    this.#shares.set(name, share)
  }

  rates(): GroupRates {
    const { warned, [SWAPPED]: swapped, ...others } = Object.fromEntries(this.#shares)
    const none = { of: 0, hit: 0 }
    return {
      group: this.#group,
      half: this.#half,
      warned: warned ?? none,
      swapped: swapped ?? none,
      others,
    }
  }
}

/** The parity of a plain checksum of the name. */
function halfOf(name: string): Half {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return sum % 2 === 0 ? 'tuned' : 'held out'
}

export const sumOf = (shares: readonly Share[]): Share =>
  shares.reduce((sum, one) => ({ of: sum.of + one.of, hit: sum.hit + one.hit }), { of: 0, hit: 0 })
