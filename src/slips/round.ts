// One evaluation of one plan: all its findings against all its slips, as the events that are to be written.

import type { SlipDraft } from './events.ts'
import { type Finding, matterKey, type Receiver, receiverKey } from './finding.ts'
import { latestByKey } from './fold.ts'
import { rankOf } from './ladder.ts'
import { type Circumstances, nextOf, nextOfUnspoken } from './next.ts'
import { isOpen, type Slip, slipKey } from './slip.ts'

export interface Round {
  /** Every slip of the plan. */
  readonly slips: Iterable<Slip>
  /** Of this plan only. Of two about one matter the graver counts. */
  readonly findings: readonly Finding[]
  /** Whether every rule has spoken: then the limits of slips of which none speaks may pass too. */
  readonly whole: boolean
}

/** In the order of matters and receivers; numbers are given in that order, without gaps. */
export function nextOfRound(
  { slips, findings, whole }: Round,
  facts: Omit<Circumstances, 'lastNumber'>,
): SlipDraft[] {
  const all = [...slips]
  const latest = latestByKey(all)
  const openOf = new Map<string, Slip[]>()
  for (const slip of latest.values()) {
    if (isOpen(slip))
      openOf.set(matterKey(slip.matter), [...(openOf.get(matterKey(slip.matter)) ?? []), slip])
  }
  let lastNumber = highestNumber(all, facts.year)
  const spoken = new Set<string>()
  const events: SlipDraft[] = []
  for (const finding of gravest(findings)) {
    const others = openOf.get(matterKey(finding.matter)) ?? []
    const receivers = uniqueReceivers([...finding.receivers, ...others.map(({ receiver }) => receiver)])
    for (const receiver of receivers) {
      const key = slipKey(finding.matter, receiver)
      spoken.add(key)
      for (const event of nextOf(latest.get(key) ?? null, finding, receiver, { ...facts, lastNumber })) {
        if (event.kind === 'raised') lastNumber = event.number.count
        events.push(event)
      }
    }
  }
  if (!whole) return events
  for (const [key, slip] of latest) {
    if (!spoken.has(key)) events.push(...nextOfUnspoken(slip, { ...facts, lastNumber }))
  }
  return events
}

/** The highest number given in a year's row; 0: none. */
export const highestNumber = (slips: Iterable<Slip>, year: number): number => {
  let highest = 0
  for (const { number } of slips) if (number.year === year) highest = Math.max(highest, number.count)
  return highest
}

const CONDITIONS: readonly Finding['condition'][] = ['clear', 'recovering', 'raised']

/** One finding a matter, in the order of matters. */
function gravest(findings: readonly Finding[]): Finding[] {
  const gravity = ({ condition, level }: Finding): number =>
    CONDITIONS.indexOf(condition) * 10 + rankOf(level)
  const byMatter = new Map<string, Finding>()
  for (const finding of findings) {
    const key = matterKey(finding.matter)
    const known = byMatter.get(key)
    if (!known || gravity(finding) > gravity(known)) byMatter.set(key, finding)
  }
  return [...byMatter].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding)
}

const uniqueReceivers = (receivers: readonly Receiver[]): Receiver[] => [
  ...new Map(receivers.map((receiver) => [receiverKey(receiver), receiver])).values(),
]
