// What was not so yet: for each kind of fact the one function that leaves out what came after a moment.
import type { EvidenceFile } from './evidence.ts'
import type { Instant } from './period.ts'
import type { KeptPlan } from './plan.ts'

/** When what one sees of a plan had come: its version's day, or its first where that came later. */
export const cameBy = (
  { recordedAt, sentAt }: Pick<KeptPlan, 'recordedAt' | 'sentAt'>,
  until: Instant,
): Instant => (recordedAt <= until ? recordedAt : sentAt)

/** Something that was taken back later still stood. */
export const undoneBy = <One extends { readonly undone: { readonly at: Instant } | null }>(
  one: One,
  until: Instant,
): One => (one.undone !== null && one.undone.at > until ? { ...one, undone: null } : one)

/** What had been handed in; what was decided on later still waited. */
export const handedInBy = <
  One extends { readonly at: Instant; readonly decision: { readonly at: Instant } | null },
>(
  sent: readonly One[],
  until: Instant,
): readonly One[] =>
  sent
    .filter(({ at }) => at <= until)
    .map((one) => (one.decision !== null && one.decision.at > until ? { ...one, decision: null } : one))

/** Files that had been added; one that was withdrawn later still stood. */
export const filesBy = (files: readonly EvidenceFile[], until: Instant): readonly EvidenceFile[] =>
  files
    .filter(({ at }) => at <= until)
    .map((file) => (file.removed !== null && file.removed.at > until ? { ...file, removed: null } : file))
