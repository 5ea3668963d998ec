// Facts that stand in tables of their own and come into the ledger of deeds from there: uploads, plans, what people do to slips.
import { type DeedDraft, type Doer, doerOf, type Json } from '../core/deed.ts'
import { fromMoment } from './moments.ts'
import type { Tables } from './tables.ts'

/** One fact as `FACT_COLUMNS`; what a column holds depends on its kind, see `draftOf`. */
export type DeedFact = readonly [
  kind: string,
  subject: string,
  at: string,
  by: string,
  doer: string,
  sha256: string,
  filename: string,
  rows: string,
  hash: string,
  reason: string,
  receipt: string,
]

export const FACT_COLUMNS = 'deed, subject, at, by, doer, sha256, filename, rows, hash, reason, receipt'

/** Whether a deed of this kind follows from a fact; as SQL. */
export const isFactKind = (column: string): string =>
  `(${column} IN ('upload', 'upload-undone', 'plan') OR startsWith(${column}, 'slip-') OR startsWith(${column}, 'hold-'))`

export const factSql = ({ events, plans, slips }: Tables): string => `
  SELECT if(kind = 'committed', 'upload', 'upload-undone') AS deed, upload AS subject, at, by, doer, sha256,
    filename, rows, toString(hash) AS hash, reason, lower(hex(SHA256(receipt))) AS receipt
  FROM ${events}
  UNION ALL
  SELECT 'plan' AS deed, concat(plan, '#', toString(seq)) AS subject, recorded_at AS at, by, doer, sha256,
    '' AS filename, toUInt64(length(text)) AS rows, lower(hex(SHA256(text))) AS hash, '' AS reason, '' AS receipt
  FROM ${plans}
  UNION ALL
  SELECT concat(if(slip = '', 'hold-', 'slip-'), kind) AS deed, id AS subject, at, '' AS by, doer,
    lower(hex(SHA256(body))) AS sha256, slip AS filename, toUInt64(seq) AS rows, after AS hash, words AS reason,
    before AS receipt
  FROM ${slips} WHERE doer != ''`

export function draftOf([
  kind,
  subject,
  at,
  by,
  doer,
  sha256,
  filename,
  rows,
  hash,
  reason,
  receipt,
]: DeedFact): DeedDraft {
  const who: Doer = doer === '' ? doerOf(by) : (JSON.parse(doer) as Doer)
  const draft = { at: fromMoment(at), by: who, kind, subject }
  switch (kind) {
    case 'upload':
      return { ...draft, before: null, after: { filename, hash, receipt, rows: Number(rows), sha256 } }
    case 'upload-undone':
      return { ...draft, before: null, after: { reason } }
    case 'plan':
      return { ...draft, before: null, after: { characters: Number(rows), sha256, text: hash } }
    default: {
      const event = { seq: Number(rows), sha256, words: reason, ...(filename && { slip: filename }) }
      return { ...draft, before: jsonOf(receipt), after: { ...event, state: jsonOf(hash) } }
    }
  }
}

const jsonOf = (text: string): Json => (text === '' ? null : (JSON.parse(text) as Json))
