// The shapes of slips and rules in the API's answers, and of what may be done to a slip.
import Type, { type TSchema } from 'typebox'
import { SLIP_STATES } from '../alerts/slips/shown.ts'
import { SLIP_DEED_KINDS } from '../slips/deeds.ts'
import { LEVELS } from '../slips/finding.ts'
import { day, instant, nullable, oneOf, period, Sentence, text } from './schemas.ts'

const level = oneOf(LEVELS)

export const SlipSummary = Type.Object({
  id: text,
  plan: nullable(text),
  number: text,
  level,
  subject: Type.Object({ kind: oneOf(['indicator', 'task', 'duty', 'unit', 'service']), id: text }),
  title: Sentence,
  rule: Type.Object({ id: text, words: Sentence }),
  receiver: Type.Object({ id: text, name: text }),
  reason: Sentence,
  issued: day,
  limit: day,
  left: Type.Integer({
    description: '距限期的工作日，负数为逾期 / working days until the limit; negative: late',
  }),
  state: oneOf(SLIP_STATES),
  overdue: Type.Boolean(),
  own: Type.Boolean({ description: '由本人一方答复 / the reader’s own to answer' }),
  may: Type.Array(oneOf(SLIP_DEED_KINDS), { description: '本人现在可做的事 / what the reader may do now' }),
})

const Signed = { name: text, on: day }
const Evidence = Type.Object({ name: text, link: nullable(text) })
const Verdict = nullable(Type.Object({ ...Signed, granted: Type.Boolean(), text, limit: nullable(day) }))
const Answer = Type.Object({ ...Signed, text, evidence: Type.Array(Evidence), verdict: Verdict })
const Signature = Type.Object({ ...Signed, level })

/** The sheet, as it is printed, with its whole record. */
export const Sheet = Type.Object({
  id: text,
  number: text,
  level,
  heading: Sentence,
  plan: nullable(Type.Object({ id: text, title: text, document: nullable(text) })),
  matter: text,
  rule: text,
  period: nullable(period),
  since: nullable(day),
  reason: Sentence,
  now: nullable(Sentence),
  proof: Type.Array(Type.Object({ name: text, value: text })),
  requirement: Sentence,
  issued: Type.Object(Signed),
  limit: day,
  receiver: text,
  copies: Type.Array(text),
  signature: nullable(Signature),
  signatures: Type.Array(Signature),
  replies: Type.Array(Answer),
  extensions: Type.Array(Type.Object({ ...Signed, days: Type.Integer(), text, verdict: Verdict })),
  appeals: Type.Array(Answer),
  status: oneOf(['open', 'closed', 'withdrawn']),
  closing: nullable(Type.Object({ ...Signed, why: Sentence })),
  record: Type.Array(Type.Object({ on: day, at: instant, why: Sentence })),
})

export const RuleSummary = Type.Object({
  id: text,
  kind: text,
  on: Type.Boolean(),
  title: Sentence,
  raises: Sentence,
  clears: Sentence,
  limitDays: Type.Integer(),
  of: oneOf(['indicators', 'plan', 'service']),
})

const words = Type.String({ maxLength: 4_000 })
const days = Type.Integer({ description: '工作日 / working days' })
const given = Type.Array(Evidence, { maxItems: 20 })
const deed = <const Kind extends (typeof SLIP_DEED_KINDS)[number], More extends Record<string, TSchema>>(
  kind: Kind,
  more: More,
) => Type.Object({ kind: Type.Literal(kind), ...more }, { additionalProperties: false })

/** `slips/deeds.ts`: one of these, told apart by `kind`. */
export const DeedBody = Type.Union([
  deed('sign', {}),
  deed('reply', { text: words, evidence: given }),
  deed('ask-extension', { text: words, days }),
  deed('appeal', { text: words, evidence: given }),
  deed('judge-reply', { text: words, accepted: Type.Boolean(), days: nullable(days) }),
  deed('judge-extension', { text: words, granted: Type.Boolean(), days: nullable(days) }),
  deed('judge-appeal', { text: words, upheld: Type.Boolean() }),
  deed('close', { text: words }),
  deed('reopen', { text: words, days }),
  deed('lift', { text: words, to: level, days }),
])
