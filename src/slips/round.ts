// One evaluation of one plan: all its findings against all its slips, as the events that are to be written.
import type { SlipDraft } from './events.ts'
import { type Finding, type Receiver, receiverKey } from './finding.ts'
import { latestByKey } from './fold.ts'
import { jointKey, jointsOf } from './joint.ts'
import { type Circumstances, isExempt, joinedInto, nextOf, nextOfMeasures, nextOfUnspoken } from './next.ts'
import { isOpen, type Slip, slipKey } from './slip.ts'

interface Round {
  /** Every slip of the plan. */
  readonly slips: Iterable<Slip>
  /** Of this plan only. What several rules say of one indicator is one matter. */
  readonly findings: readonly Finding[]
  /** Whether every rule has spoken: then the limits of slips of which none speaks may pass too. */
  readonly whole: boolean
}

/** In the order of matters; numbers are given in that order, without gaps, after `facts.lastNumber`. */
export function nextOfRound({ slips, findings, whole }: Round, facts: Circumstances): SlipDraft[] {
  const all = [...slips]
  const latest = latestByKey(all)
  const hostOf = (finding: Finding): Receiver | null =>
    finding.receivers.find((each) => {
      const last = latest.get(slipKey(finding.matter, each))
      return !last || !isExempt(last)
    }) ?? null
  const events: SlipDraft[] = []
  let { lastNumber } = facts
  const spoken = new Set<string>()
  const add = (drafts: readonly SlipDraft[]): void => {
    for (const draft of drafts) {
      if (draft.kind === 'raised' || draft.kind === 'numbered')
        lastNumber = Math.max(lastNumber, draft.number.count)
      events.push(draft)
    }
  }
  const now = (): Circumstances => ({ ...facts, lastNumber })

  const matters = jointsOf(findings, hostOf)
  const hosted = new Set(matters.map(({ host, finding }) => latest.get(slipKey(finding.matter, host))?.id))
  // Open slips of a matter that nobody in charge of it has: of a co-lead, of each rule, of who was in charge before.
  const others = openByMatter(all.filter((slip) => isOpen(slip) && !hosted.has(slip.id)))
  for (const { finding, host } of matters) {
    const own = (others.get(jointKey(finding.matter)) ?? []).filter(
      (slip) => !spoken.has(slip.id) && isAsked(finding, slip.receiver),
    )
    const last = latest.get(slipKey(finding.matter, host)) ?? null
    // Nothing is raised anew while the matter is with somebody who answers for it.
    const slip = last && isOpen(last) ? last : (own[0] ?? last)
    if (slip) spoken.add(slip.id)
    const drafts = nextOf(slip, finding, slip?.receiver ?? host, now())
    add(drafts)
    for (const other of own) {
      if (other === slip) continue
      spoken.add(other.id)
      const raised = drafts.find((draft) => draft.kind === 'raised')
      const number = raised?.number.text ?? (slip && isOpen(slip) ? slip.number.text : null)
      add(
        finding.condition === 'clear' || number === null
          ? nextOf(other, finding, other.receiver, now())
          : [joinedInto(other, number, now())],
      )
    }
  }
  for (const slip of [...others.values()].flat()) {
    if (spoken.has(slip.id)) continue
    const finding = findings.find(
      ({ matter }) =>
        jointKey(matter) === jointKey(slip.matter) && [slip.matter.rule, ...slip.rules].includes(matter.rule),
    )
    if (!finding) continue
    spoken.add(slip.id)
    add(nextOf(slip, finding, slip.receiver, now()))
  }
  if (!whole) return events
  for (const slip of all) {
    if (isOpen(slip) && !spoken.has(slip.id)) add(nextOfUnspoken(slip, now()))
  }
  // What happened today to a slip comes first; its measures are chased on a day on which nothing else did.
  const moved = new Set(events.map(({ slip }) => slip))
  for (const slip of all) if (!moved.has(slip.id)) add(nextOfMeasures(slip, now()))
  return events
}

const isAsked = ({ receivers }: Finding, receiver: Receiver): boolean =>
  receivers.some((each) => receiverKey(each) === receiverKey(receiver))

function openByMatter(slips: readonly Slip[]): ReadonlyMap<string, readonly Slip[]> {
  const open = new Map<string, Slip[]>()
  for (const slip of slips) {
    const key = jointKey(slip.matter)
    const own = open.get(key)
    if (own) own.push(slip)
    else open.set(key, [slip])
  }
  return open
}

/** The highest number given in a year; 0: none. */
export const highestNumber = (slips: Iterable<Pick<Slip, 'number'>>, year: number): number => {
  let highest = 0
  for (const { number } of slips) if (number.year === year) highest = Math.max(highest, number.count)
  return highest
}
