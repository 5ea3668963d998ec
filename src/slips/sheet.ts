// A slip as the sheet of paper that it stands for: number, colour, matter, figures as known then, limit, signature, reply, closing.
import type { Json } from '../core/deed.ts'
import type { Day, Instant, Period } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { isRole, ROLE_WORDS } from '../core/roles.ts'
import { type Text, text } from '../core/text.ts'
import type { Evidence, MeasureWritten, SlipEvent } from './events.ts'
import type { Level, Receiver, Subject } from './finding.ts'
import { SHEET_WORDS, toldAt } from './ladder.ts'
import { isAccepted } from './measures.ts'
import type { Reply, Ruling, Slip, Stamp } from './slip.ts'

/** Somebody's name with the day. */
interface Signature {
  readonly name: string
  readonly on: Day
}

export interface SheetAnswer extends Signature {
  /** Of the reply or appeal: what files are shown for. */
  readonly id: string
  readonly text: string
  readonly evidence: readonly Evidence[]
  readonly verdict: SheetVerdict | null
}

export interface SheetVerdict extends Signature {
  readonly granted: boolean
  readonly text: string
  readonly limit: Day | null
}

export interface SlipSheet {
  readonly id: string
  readonly number: string
  readonly level: Level
  /** 蓝色督查单（提醒） */
  readonly heading: Text
  /** Issuing plan: its title and document; null for the service itself. */
  readonly plan: { readonly id: string; readonly title: string; readonly document: string | null } | null
  /** 事项: the subject's name. */
  readonly matter: string
  readonly rule: string
  readonly period: Period | null
  readonly since: Day | null
  /** 情况, as it was known when the slip was written. */
  readonly reason: Text
  /** The same as it is known now; null: it has not changed. */
  readonly now: Text | null
  /** Figures and arithmetic as known when it was written, in the order in which the rule gave them. */
  readonly proof: readonly { readonly name: string; readonly value: string }[]
  /** 要求 */
  readonly requirement: Text
  readonly issued: Signature
  readonly limit: Day
  /** 承办单位 */
  readonly receiver: string
  /** 抄送: who else is told at this colour. */
  readonly copies: readonly string[]
  readonly signature: (Signature & { readonly level: Level }) | null
  readonly signatures: readonly (Signature & { readonly level: Level })[]
  readonly replies: readonly SheetAnswer[]
  /** 整改措施, those that stand. */
  readonly measures: readonly (MeasureWritten & { readonly accepted: boolean })[]
  readonly extensions: readonly (Signature & {
    readonly days: number
    readonly text: string
    readonly verdict: SheetVerdict | null
  })[]
  readonly appeals: readonly SheetAnswer[]
  readonly status: Slip['status']
  /** 办结销号, or 年终未结 when `unsettled`; null while it is open. */
  readonly closing: (Signature & { readonly why: Text; readonly unsettled: boolean }) | null
  /** The whole record but for who was told: one line an event. */
  readonly record: readonly { readonly on: Day; readonly at: Instant; readonly why: Text }[]
}

/** `plan`: as it is now; null when it is the service's, or gone: then ids stand for names. */
export function sheetOf(slip: Slip, plan: Plan | null): SlipSheet {
  const { first, latest, matter, ending } = slip
  const signatures = slip.signatures.map((mark) => ({ ...signedBy(mark), level: mark.level }))
  return {
    id: slip.id,
    number: slip.number.text,
    level: slip.level,
    heading: SHEET_WORDS[slip.level],
    plan: plan && { id: plan.id, title: plan.title, document: plan.document },
    matter: matterName(slip, plan),
    rule: matter.rule,
    period: first.period,
    since: first.since,
    reason: first.reason,
    now: latest.reason.zh === first.reason.zh ? null : latest.reason,
    proof: rowsOf(first.facts),
    requirement: latest.requirement,
    issued: signedBy(slip.opened),
    limit: slip.limit,
    receiver: receiversName(slip, plan),
    copies: toldAt([slip.receiver], latest.leaders, slip.level)
      .slice(1)
      .map(({ kind, id }) => (kind === 'role' ? roleName(id) : leaderName(id, plan))),
    signature: slip.signed ? (signatures.at(-1) ?? null) : null,
    signatures,
    replies: slip.replies.map(answer),
    measures: slip.measures.map((one) => ({
      text: one.text,
      owner: one.owner,
      due: one.due,
      accepted: isAccepted(one),
    })),
    extensions: slip.extensions.map((ask) => ({
      ...signedBy(ask),
      days: ask.days,
      text: ask.text,
      verdict: verdict(ask.verdict),
    })),
    appeals: slip.appeals.map(answer),
    status: slip.status,
    closing: ending && {
      ...signedBy(ending),
      why: ending.why,
      unsettled: ending.kind === 'closed' && ending.how === 'year-end',
    },
    record: slip.history
      .filter(({ kind }) => !OF_THE_HOUSE.includes(kind))
      .map(({ on, at, why }) => ({ on, at, why })),
  }
}

/** What is not for the paper: who was told, and what waits for a signature. */
const OF_THE_HOUSE: readonly SlipEvent['kind'][] = ['notified', 'proposed', 'withheld']

const signedBy = ({ by, on }: Stamp): Signature => ({ name: by.name, on })

const answer = (reply: Reply): SheetAnswer => ({
  ...signedBy(reply),
  id: reply.id,
  text: reply.text,
  evidence: reply.evidence,
  verdict: verdict(reply.verdict),
})

const verdict = (of: Ruling | null): SheetVerdict | null =>
  of && { ...signedBy(of), granted: of.granted, text: of.text, limit: of.limit }

/** What a slip is about: as the register has it, else by the plan. */
export const matterName = ({ entry, matter }: Pick<Slip, 'entry' | 'matter'>, plan: Plan | null): string =>
  entry?.title ?? subjectName(matter.subject, plan)

/** The name of what a matter is about; its id where the plan does not know it. */
export function subjectName({ kind, id }: Subject, plan: Plan | null): string {
  switch (kind) {
    case 'indicator':
      return plan?.indicators.find((each) => each.id === id)?.name ?? id
    case 'task':
      return plan?.tasks.find(({ number }) => String(number) === id)?.text ?? id
    case 'duty':
      // A report that many owe is a matter for each: `report-s1/区发改局`.
      return plan?.duties.find((each) => each.id === id || id.startsWith(`${each.id}/`))?.title ?? id
    case 'unit':
      return plan?.units.find((each) => each.id === id)?.name ?? id
    case 'matter':
    case 'service':
      return id
  }
}

/** A unit, or a role, by name. */
export const receiverName = ({ kind, id }: Receiver, plan: Plan | null): string =>
  kind === 'role' ? roleName(id) : (plan?.units.find((unit) => unit.id === id)?.name ?? id)

/** 承办单位: whoever is in charge, and who answers with it. */
export function receiversName(
  { receiver, helpers }: Pick<Slip, 'receiver' | 'helpers'>,
  plan: Plan | null,
): string {
  const host = receiverName(receiver, plan)
  if (helpers.length === 0) return host
  return `${host}（协办：${helpers.map((each) => receiverName(each, plan)).join('、')}）`
}

export const leaderName = (id: string, plan: Plan | null): string =>
  plan?.leaders.find((leader) => leader.id === id)?.name ?? id

/** The role of supervisors is an office with a name of its own. */
const roleName = (id: string): string =>
  id === 'supervisor' ? OFFICE.zh : isRole(id) ? ROLE_WORDS[id].zh : id
const OFFICE = text('督查室', 'Supervision office')

/** Whatever a rule gave, as named values; a list's entries by their place. */
function rowsOf(facts: Json, name = ''): { name: string; value: string }[] {
  if (facts === null || facts === '') return []
  if (typeof facts !== 'object') return [{ name, value: String(facts) }]
  const parts = Array.isArray(facts)
    ? facts.map((part, index) => [String(index + 1), part] as const)
    : Object.entries(facts)
  return parts.flatMap(([part, value]) => rowsOf(value as Json, name === '' ? part : `${name} ${part}`))
}
