// Which indicator of which plan a row speaks of, by region and by id or exact name; and which ones it may have meant.

import { defaultBasis } from '../core/basis.ts'
import { nearest } from '../core/nearest.ts'
import { type Basis, keyPeriodOf } from '../core/observation.ts'
import { beginOf, endIndex, type Period } from '../core/period.ts'
import { type Indicator, type Plan, seriesOf } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { type ShareNames, shareNames } from './share-names.ts'

/** One indicator of one plan, with what an upload remembers of it. */
export interface PlanIndicator {
  readonly region: string
  readonly plan: Plan
  readonly indicator: Indicator
  /** Basis of a figure that names none. */
  readonly basis: Basis
  /** The target's value as a double, for checks of magnitude only; null when there is none or it is zero. */
  readonly target: number | null
  readonly history: History
}

/** Whether somebody may send figures of an indicator. */
export type MaySend = (plan: Plan, indicator: Indicator) => boolean

export interface RegionIndicators {
  readonly region: string
  readonly plans: readonly Plan[]
  /**
   * The indicator with this id or exact name; of several plans the one in whose year this month lies (`endIndex` of a
   * period), else the next one, else the last.
   */
  find(text: string, end: number): PlanIndicator | null
  /** Ids of the nearest indicators, best first, at most three. */
  nearest(text: string): readonly string[]
  /** Who has a share of which indicator. */
  readonly shares: ShareNames
}

export interface IndicatorBook {
  /** Codes of the regions that have a plan. */
  readonly regions: readonly string[]
  /** The code of each region that has a plan, by its code and its name. */
  readonly places: ReadonlyMap<string, string>
  /** By code or name; null when the region has no plan. */
  region(text: string): RegionIndicators | null
}

const tidy = (text: string): string => text.normalize('NFKC').trim()
/** Entries beyond this many ways of writing are read anew each time: a hostile file must not fill the memory. */
const REMEMBERED = 20_000

export function indicatorBook(plans: readonly Plan[]): IndicatorBook {
  const byRegion = new Map<string, Plan[]>()
  const codes = new Map<string, string>()
  for (const plan of plans) {
    const list = byRegion.get(plan.region)
    if (list) list.push(plan)
    else byRegion.set(plan.region, [plan])
    codes.set(plan.region, plan.region)
    if (plan.regionName !== null) codes.set(tidy(plan.regionName), plan.region)
  }
  const built = new Map<string, RegionIndicators>()
  return {
    regions: [...byRegion.keys()],
    places: codes,
    region(text) {
      const code = codes.get(text) ?? codes.get(tidy(text))
      if (code === undefined) return null
      const known = built.get(code)
      if (known) return known
      const made = regionIndicators(code, byRegion.get(code) ?? [])
      built.set(code, made)
      return made
    },
  }
}

function regionIndicators(region: string, plans: readonly Plan[]): RegionIndicators {
  const ordered = plans.toSorted((a, b) => a.year - b.year)
  const byText = new Map<string, PlanIndicator[]>()
  for (const plan of ordered) addPlan(byText, region, plan)
  const limit = byText.size + REMEMBERED
  return {
    region,
    plans: ordered,
    find(text, end) {
      let candidates = byText.get(text)
      if (candidates === undefined) {
        candidates = byText.get(tidy(text))
        if (candidates === undefined) return null
        if (byText.size < limit) byText.set(text, candidates)
      }
      if (candidates.length === 1) return candidates[0] ?? null
      return candidates.find((subject) => beginOf(subject.plan) + 12 >= end) ?? candidates.at(-1) ?? null
    },
    nearest: (text) => nearestIndicators(ordered, tidy(text).slice(0, 80)),
    shares: shareNames(ordered),
  }
}

/** Ids always lead to their indicator; a name does so only while it belongs to one indicator of the plan. */
function addPlan(byText: Map<string, PlanIndicator[]>, region: string, plan: Plan): void {
  const names = new Map<string, PlanIndicator | null>()
  const ids = new Set(seriesOf(plan).map((indicator) => indicator.id))
  for (const indicator of seriesOf(plan)) {
    const subject = planIndicator(region, plan, indicator)
    append(byText, indicator.id, subject)
    for (const name of new Set([indicator.name, indicator.nameEn ?? ''].map(tidy))) {
      if (name !== '' && !ids.has(name)) names.set(name, names.has(name) ? null : subject)
    }
  }
  for (const [name, subject] of names) if (subject) append(byText, name, subject)
}

function append(byText: Map<string, PlanIndicator[]>, text: string, subject: PlanIndicator): void {
  const list = byText.get(text)
  if (list) list.push(subject)
  else byText.set(text, [subject])
}

function planIndicator(region: string, plan: Plan, indicator: Indicator): PlanIndicator {
  const target = Number((indicator.amendments.at(-1)?.target ?? indicator.target).value?.valueOf() ?? 0)
  return {
    region,
    plan,
    indicator,
    basis: defaultBasis(indicator),
    target: target === 0 ? null : target,
    history: new History(),
  }
}

/** Ids of the indicators whose id or name is nearest to the text. */
function nearestIndicators(plans: readonly Plan[], text: string): readonly string[] {
  const ids = new Map<string, string>()
  for (const plan of plans) {
    for (const { id, name, nameEn } of seriesOf(plan)) {
      for (const called of [id, name, nameEn]) if (called !== null) ids.set(tidy(called), id)
    }
  }
  return [...new Set(nearest(text, ids.keys(), 6).map((called) => ids.get(called) ?? called))].slice(0, 3)
}

/** The region of rows that name none: the sender's, else the only one there is. */
export function regionFor(book: IndicatorBook, wanted: string | null): string | null {
  if (wanted === null) return book.regions.length === 1 ? (book.regions[0] ?? null) : null
  const found = book.region(wanted)
  if (found) return found.region
  const known = book.regions.slice(0, 20).join(', ')
  throw new Problem('region-unknown', { value: wanted.slice(0, 60), known })
}

/** The plans that rows may speak of: the wanted one, and for figures of other years those of its region of these years. */
export function plansFor(all: readonly Plan[], wanted: string | null): readonly Plan[] {
  if (all.length === 0) throw new Problem('figures-without-plans')
  if (wanted === null) return all
  const found = all.filter((plan) => plan.id === wanted)
  if (found.length === 0) {
    const known = all
      .slice(0, 20)
      .map((plan) => plan.id)
      .join(', ')
    throw new Problem('figures-plan-unknown', { plan: wanted.slice(0, 60), known })
  }
  const [own] = found
  const others = all.filter((plan) => plan.region === own?.region && plan.year !== own.year)
  return [...found, ...others]
}

// Magnitudes of a series: doubles are enough here, no figure is ever made of them.

/** A value of the same series to compare with, and how a person finds it. */
export interface Reference {
  readonly value: number
  readonly period: Period
}

interface Known {
  readonly ends: number[]
  readonly references: Reference[]
}

export class History {
  readonly #known = new Map<Basis, Known>()
  readonly #zeros: { readonly basis: Basis; readonly period: Period }[] = []
  readonly #inFile = new Map<Basis, Reference>()

  readonly #ranges = new Map<Basis, { least: number; most: number; count: number; signs: number }>()

  /** A figure that the store has. Zeros tell nothing about a magnitude. */
  know(basis: Basis, period: Period, value: number): void {
    if (value === 0) {
      this.#zeros.push({ basis, period })
      return
    }
    this.#widen(basis, value)
    let known = this.#known.get(basis)
    if (!known) {
      known = { ends: [], references: [] }
      this.#known.set(basis, known)
    }
    known.ends.push(endIndex(period))
    known.references.push({ value, period })
  }

  /** Whether the store has any figure of a basis. */
  has(basis: Basis): boolean {
    return this.#known.has(basis) || this.#zeros.some((zero) => zero.basis === basis)
  }

  /** The value that the store has for a period; null: none. */
  at(basis: Basis, period: Period): number | null {
    const key = keyPeriodOf({ period, basis })
    const isSame = (other: Period): boolean => keyPeriodOf({ period: other, basis }) === key
    const found = this.#known.get(basis)?.references.find((one) => isSame(one.period))
    if (found) return found.value
    return this.#zeros.some((one) => one.basis === basis && isSame(one.period)) ? 0 : null
  }

  /** The figures of single months that are known, by their ends, and the file's last one; zeros are not among them. */
  months(basis: Basis): ReadonlyMap<number, Reference> {
    const last = this.#inFile.get(basis)
    const all = [...(this.#known.get(basis)?.references ?? []), ...(last ? [last] : [])]
    return new Map(
      all.flatMap((one) => (/^\d{4}-\d{2}$/.test(one.period) ? [[endIndex(one.period), one] as const] : [])),
    )
  }

  /** The figure that the file brought last. */
  sawInFile(basis: Basis, period: Period, value: number): void {
    if (value === 0) return
    this.#widen(basis, value)
    this.#inFile.set(basis, { value, period })
  }

  #widen(basis: Basis, value: number): void {
    const size = Math.abs(value)
    const sign = value > 0 ? 1 : 2
    const range = this.#ranges.get(basis)
    if (range === undefined) {
      this.#ranges.set(basis, { least: size, most: size, count: 1, signs: sign })
      return
    }
    range.least = Math.min(range.least, size)
    range.most = Math.max(range.most, size)
    range.count++
    range.signs |= sign
  }

  /** How many times its smallest figure the series' largest one is, of the store and of the file so far; 1 of nothing. */
  apart(basis: Basis): number {
    const range = this.#ranges.get(basis)
    return range === undefined ? 1 : range.most / range.least
  }

  /** Whether the series, as far as it is known, has kept its sign for at least a year. */
  keepsSign(basis: Basis): boolean {
    const range = this.#ranges.get(basis)
    return range !== undefined && range.count >= 12 && range.signs < 3
  }

  lastInFile(basis: Basis): Reference | null {
    return this.#inFile.get(basis) ?? null
  }

  /** The known figure whose period ends nearest to this month; of two equally near the earlier one. */
  nearest(basis: Basis, end: number): Reference | null {
    const known = this.#known.get(basis)
    if (!known) return null
    let best: Reference | null = null
    let least = Number.POSITIVE_INFINITY
    for (let index = 0; index < known.ends.length; index++) {
      const away = (known.ends[index] ?? 0) - end
      const distance = away > 0 ? away + 0.5 : -away
      if (distance < least) {
        least = distance
        best = known.references[index] ?? null
      }
    }
    return best
  }
}
