// A target that is shared out: each share becomes an indicator of its own, in all that it does not say itself like its whole.
import { comparatorRules } from '../core/comparators.ts'
import { HUNDRED, ZERO } from '../core/decimal.ts'
import { addsUpOverShares } from '../core/decomposition.ts'
import { kindRules } from '../core/kinds/index.ts'
import type { Indicator } from '../core/plan.ts'
import type { Places } from '../yaml/places.ts'
import type { PlanPeople } from './people.ts'
import type { RawIndicator, RawShare, RawTarget } from './schema.ts'

/** A share as an indicator of the file, and what only a share has. */
interface ExpandedShare {
  readonly raw: RawIndicator
  readonly shareOf: string
  readonly place: string | null
}

/** In the file's order; `whole` is what `raw` was built to. */
export function expandShares(
  raw: RawIndicator,
  whole: Indicator,
  people: PlanPeople,
  places: Places,
): readonly ExpandedShare[] {
  const names = new Map<string, number>()
  return (raw.shares ?? []).map((share) => {
    const expanded = expandShare(share, raw, whole, people, places)
    const line = names.get(expanded.name)
    if (line === undefined) names.set(expanded.name, places.lineOf(share))
    else places.fault('plan-share-twice', { name: expanded.name, line }, share)
    return { raw: expanded, shareOf: raw.id, place: share.place ?? null }
  })
}

function expandShare(
  share: RawShare,
  raw: RawIndicator,
  whole: Indicator,
  people: PlanPeople,
  places: Places,
): RawIndicator {
  const { place, value, target, pace, ...own } = share
  const label = share.place ?? unitNames(share.lead, people)
  const isNamed = share.name !== undefined || label !== '' || places.isLost(share, 'name')
  if (!isNamed && !places.isLost(share, 'place') && !places.isLost(share, 'lead'))
    places.fault('plan-share-unnamed', {}, share)
  const { kind, levelUnit, direction, frequency, release, countsFrom, decimals, action, checks } = raw
  const { definition, formula, origin, nature, examiners, added, ended } = raw
  const paceOf = pace ?? inheritedPace(share, raw, whole)
  const expanded: RawIndicator = {
    name: `${raw.name}（${label}）`,
    ...(raw.nameEn !== undefined && { nameEn: `${raw.nameEn} (${label})` }),
    kind,
    unit: whole.unit,
    ...defined({ levelUnit, direction, frequency, release, countsFrom, decimals, action, checks }),
    ...defined({ definition, formula, origin, nature, examiners, added, ended, pace: paceOf }),
    ...own,
    target: targetOf(share, raw, whole, places),
  }
  places.standsAt(expanded, share)
  return expanded
}

const unitNames = (names: readonly string[] = [], { units, unitNamed }: PlanPeople): string =>
  names
    .map((name) => {
      const id = unitNamed.idOf(name)
      return units.find((unit) => unit.id === id)?.name ?? name
    })
    .join('、')

/** Its own, or the whole's with its value; what cannot be shared out, a rate or a place, is the same for every share. */
function targetOf(share: RawShare, raw: RawIndicator, whole: Indicator, places: Places): RawTarget {
  const { value, target } = share
  const isOpen = whole.target.value === null || comparatorRules[raw.target.comparator].sets === 'nothing'
  const needsValue = !isOpen && addsUpOverShares(whole)
  const isLost = places.isLost(share, 'value') || places.isLost(share, 'target')
  if ((value !== undefined && target !== undefined) || (needsValue && !value && !target && !isLost))
    places.fault('plan-share-target', {}, share)
  if (target !== undefined) return target
  const { value: _value, upper: _upper, base: _base, periods: _periods, setBy: _setBy, ...rest } = raw.target
  const { tolerance, ...terms } = rest
  const made: RawTarget =
    value === undefined
      ? { ...raw.target }
      : { ...terms, value, ...(tolerance && !addsUpOverShares(whole) && { tolerance }) }
  places.standsAt(made, share)
  return made
}

/** What is expected of the whole by when, where a share can keep it: amounts of months as shares of the way. */
function inheritedPace(share: RawShare, raw: RawIndicator, { baseline }: Indicator): RawIndicator['pace'] {
  const { pace } = raw
  if (pace === undefined || pace === 'milestones') return undefined
  if (typeof pace === 'string') return pace
  if (kindRules[raw.kind].start === 'baseline' && share.baseline === undefined) return undefined
  if ('seasonal' in pace) return pace
  const start = baseline ?? ZERO
  const way = pace.monthly.at(-1)?.sub(start)
  if (way === undefined || way.equals(ZERO)) return undefined
  return { seasonal: pace.monthly.map((value) => value.sub(start).mul(HUNDRED).div(way)) }
}

/** Without what is not said: a key of a file is there or not. */
const defined = <Part extends object>(part: Part): { [Key in keyof Part]?: NonNullable<Part[Key]> } =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as never
