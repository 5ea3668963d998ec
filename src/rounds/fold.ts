// A round as its events leave it.
import type { Instant } from '../core/period.ts'
import type { RoundEvent } from './events.ts'
import {
  type AskedUnit,
  type EditedParagraph,
  type Round,
  type RoundText,
  roundId,
  textKey,
  type UnitReport,
} from './round.ts'

/** What had happened by a moment. */
export const roundBy = (events: readonly RoundEvent[], until: Instant): Round | null =>
  roundOf(events.filter(({ at }) => at <= until))

/** null: it was never opened. Events of one round, in their order. */
export function roundOf(events: readonly RoundEvent[]): Round | null {
  const [first, ...later] = events
  if (first?.kind !== 'opened') return null
  const { head, asked } = first
  const round: Round = {
    ...head,
    id: roundId(head),
    openedAt: first.at,
    reports: new Map(asked.map((one) => [one.unit, emptyReport(one, head.due)])),
    binding: null,
    paragraphs: new Map(),
    inForce: null,
    seq: first.seq,
  }
  return later.reduce(withEvent, round)
}

const emptyReport = (asked: AskedUnit, due: string): UnitReport => ({
  ...asked,
  due,
  state: 'asked',
  texts: new Map(),
  parts: [],
  sent: [],
  judged: [],
  comments: [],
  files: [],
  keeper: null,
})

function withEvent(before: Round, event: RoundEvent): Round {
  const round = { ...before, seq: event.seq }
  const { at, by } = event
  switch (event.kind) {
    case 'opened':
      return round
    case 'bound': {
      const { asOf, knownAt, lang } = event
      return { ...round, binding: { asOf, knownAt, lang, at, by: by.name } }
    }
    case 'paragraph': {
      const { key, words, remark, seq } = event
      const edited: EditedParagraph = { words, remark, version: seq, by: by.name }
      return { ...round, paragraphs: new Map(round.paragraphs).set(key, edited) }
    }
    case 'in-force': {
      const { file, sha256, title, proofs } = event
      return { ...round, inForce: { file, sha256, title, proofs, at, by: by.name } }
    }
    default: {
      const report = round.reports.get(event.unit)
      if (!report) return round
      return { ...round, reports: new Map(round.reports).set(event.unit, reportWith(report, event)) }
    }
  }
}

type OfReport = Extract<RoundEvent, { readonly unit: string }>

function reportWith(report: UnitReport, event: OfReport): UnitReport {
  const { at, by: doer } = event
  const by = doer.name
  switch (event.kind) {
    case 'saved': {
      const texts = new Map(report.texts)
      for (const { task, words, releaseAt } of event.texts) {
        const text: RoundText = {
          task,
          of: event.of,
          words,
          releaseAt,
          at,
          by,
          way: event.way,
          version: event.seq,
          person: doer.person,
        }
        texts.set(textKey(task, event.of), text)
      }
      return { ...report, texts, state: report.state === 'asked' ? 'begun' : report.state }
    }
    case 'file-read': {
      const { file, name, notes } = event
      return { ...report, files: [...report.files, { file, name, notes, at, by }] }
    }
    case 'part-asked': {
      const { task, of, words } = event
      return { ...report, parts: [...report.parts, { task, of, words, at, by }] }
    }
    case 'handed-on':
      return { ...report, keeper: event.to }
    case 'sent':
      return {
        ...report,
        state: 'sent',
        sent: [...report.sent, { name: event.name, on: event.day, at, by }],
      }
    case 'returned': {
      const { words, due } = event
      const judged = [...report.judged, { accepted: false, words, due, at, by }]
      return { ...report, state: 'returned', due, judged }
    }
    case 'accepted': {
      const judged = [...report.judged, { accepted: true, words: event.words, due: null, at, by }]
      return { ...report, state: 'accepted', judged }
    }
    case 'commented':
      return { ...report, comments: [...report.comments, { words: event.words, at, by }] }
  }
}
