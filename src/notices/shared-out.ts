// Targets of places that belong together: one indicator, shared out to the columns of a matrix; and whether they make up its total.
import { type Decimal, parseDecimal, toPlain, ZERO } from '../core/decimal.ts'
import { addsUpOverShares } from '../core/decomposition.ts'
import { text as say } from '../core/text.ts'
import type { Doubt, ReadTarget, ReadText } from './reading.ts'

/** What a column or row of totals is called. */
export const WHOLE_PLACE = /^(?:合\s*计|总\s*计|小\s*计|全[省市州县区旗镇]|total)$/iu

/** One indicator and whose it is: that of the whole, as it was read or as its parts say it, and those of the places. */
export interface PlaceGroup {
  readonly whole: ReadTarget
  /** Nobody wrote the whole's target: it is the sum of its parts, or what all of them say. */
  readonly isMade: boolean
  readonly parts: readonly ReadTarget[]
}

/** Without the place in brackets behind it. */
export function nameOfWhole({ name, place }: Pick<ReadTarget, 'name' | 'place'>): string {
  const behind = `（${place}）`
  return place !== null && name.endsWith(behind) && name !== behind ? name.slice(0, -behind.length) : name
}

const addsUp = (target: ReadTarget): boolean =>
  addsUpOverShares({ kind: target.kind, unit: target.unit ?? '', name: nameOfWhole(target) })
const sumOf = (parts: readonly ReadTarget[]): Decimal =>
  parts.reduce((sum, { value }) => sum.add(parseDecimal(value ?? '') ?? ZERO), ZERO)
const isPart = ({ place, value }: ReadTarget): boolean =>
  place !== null && value !== null && !WHOLE_PLACE.test(place)

/** The groups of one task; a rate that differs from place to place and has no whole is none. */
export function placeGroups({ targets }: Pick<ReadText, 'targets'>): readonly PlaceGroup[] {
  const named = new Map<string, ReadTarget[]>()
  for (const target of targets.filter(isPart)) {
    const { unit, kind } = target
    const key = JSON.stringify([nameOfWhole(target), unit, kind])
    named.set(key, [...(named.get(key) ?? []), target])
  }
  return [...named.values()].flatMap((all): PlaceGroup[] => {
    const parts = all.filter(({ place }, at) => all.findIndex((one) => one.place === place) === at)
    const [first] = parts
    if (first === undefined) return []
    const whole = targets.find(
      (one) =>
        !isPart(one) &&
        one.value !== null &&
        nameOfWhole(one) === nameOfWhole(first) &&
        one.unit === first.unit &&
        one.kind === first.kind,
    )
    if (whole !== undefined) return [{ whole, isMade: false, parts }]
    const same = parts.every((one) => one.value === first.value && one.comparator === first.comparator)
    if (parts.length < 2 || !(same || addsUp(first))) return []
    const value = addsUp(first) ? toPlain(sumOf(parts)) : first.value
    const made = { ...first, name: nameOfWhole(first), phrase: '', value, place: null, upper: null }
    return [{ whole: made, isMade: true, parts }]
  })
}

/** Totals that are not the sum of their places: which of the two is meant. */
export const totalDoubts = (task: Pick<ReadText, 'targets'>): Doubt[] =>
  placeGroups(task).flatMap(({ whole, isMade, parts }): Doubt[] => {
    const total = parseDecimal(whole.value ?? '')
    if (isMade || total === null || !addsUp(whole)) return []
    const sum = sumOf(parts)
    if (sum.equals(total)) return []
    const [written, added] = [toPlain(total), toPlain(sum)]
    const unit = whole.unit ?? ''
    return [
      {
        text: whole.phrase,
        question: say(
          `总数是 ${written}${unit}，各地相加是 ${added}${unit}，以哪个为准？`,
          `The total is ${written} ${unit}, its places make ${added} ${unit}: which is meant?`,
        ),
        answers: [
          say(`总数 ${written}，其余不分到各地`, `the total of ${written}; the rest is no place’s`),
          say(`各地之和 ${added}`, `the sum of ${added}`),
        ],
        effects: [null, { value: added }],
      },
    ]
  })
