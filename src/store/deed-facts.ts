// Facts of other tables that become entries of the ledger of deeds: uploads, their undoing, plans, texts, what people do to slips.
import { type DeedDraft, type Doer, doerOf, type Json } from '../core/deed.ts'
import { fromMoment } from './moments.ts'
import type { Tables } from './tables.ts'

/** `parts`: what of the fact the entry holds the store to, in the order that `AFTER` reads. */
export type DeedFact = readonly [
  kind: string,
  subject: string,
  at: string,
  by: string,
  doer: string,
  parts: readonly string[],
]

const FACT_KINDS = [
  ...(['upload', 'upload-undone', 'plan', 'plan-withdrawn', 'narrative', 'comment'] as const),
  ...(['evidence-added', 'evidence-removed', 'event-marked', 'event-redefined', 'event-withdrawn'] as const),
] as const
type FactKind = (typeof FACT_KINDS)[number]

/** Whether a deed of this kind follows from a fact; as SQL. */
export const isFactKind = (column: string): string =>
  `(${column} IN (${FACT_KINDS.map((kind) => `'${kind}'`).join(', ')}) OR startsWith(${column}, 'slip-') OR startsWith(${column}, 'hold-') OR startsWith(${column}, 'inspection-') OR startsWith(${column}, 'round-'))`

const sha256 = (value: string): string => `lower(hex(SHA256(${value})))`

/** Rows of `DeedFact`. Of texts the hash: what they say stays where it can be withheld. */
export const factSql = ({
  events,
  plans,
  narratives,
  comments,
  evidence,
  markedEvents,
  slips,
  rounds,
}: Tables): string => `
  SELECT deed, subject, at, by, doer, parts FROM (
    SELECT if(kind = 'committed', 'upload', 'upload-undone') AS deed, upload AS subject, at, by, doer,
      if(kind = 'committed', [filename, toString(hash), ${sha256('receipt')}, toString(rows), sha256], [reason]) AS parts
    FROM ${events}
    UNION ALL
    SELECT if(withdrawn = '', 'plan', 'plan-withdrawn') AS deed, concat(plan, '#', toString(seq)) AS subject,
      recorded_at AS at, by, doer,
      if(withdrawn = '', [toString(toUInt64(length(text))), sha256, ${sha256('text')}], [withdrawn]) AS parts
    FROM ${plans}
    UNION ALL
    SELECT 'narrative' AS deed, id AS subject, at, by, doer,
      [plan, toString(task), unit, period, claim, replaces, ${sha256("concat(progress, '\\n\\n', problems, '\\n\\n', next)")},
       toString(release_at)] AS parts
    FROM ${narratives}
    UNION ALL
    SELECT 'comment' AS deed, id AS subject, at, by, doer,
      [plan, toString(task), indicator, ${sha256('text')}, toString(release_at)] AS parts
    FROM ${comments}
    UNION ALL
    SELECT concat('evidence-', kind) AS deed, id AS subject, at, by, doer,
      [plan, subject_kind, shown.subject, part, name, type, toString(bytes), sha256, reason, toString(release_at)] AS parts
    FROM ${evidence} AS shown
    UNION ALL
    SELECT concat('event-', kind) AS deed, id AS subject, at, by, doer,
      [plan, indicator, toString(day), words, reason] AS parts
    FROM ${markedEvents}
    UNION ALL
    SELECT concat(multiIf(startsWith(kind, 'inspection-'), '', slip = '', 'hold-', 'slip-'), kind) AS deed, id AS subject, at, '' AS by, doer,
      [toString(seq), ${sha256('body')}, words, slip, before, after] AS parts
    FROM ${slips} WHERE doer != ''
    UNION ALL
    SELECT concat('round-', kind) AS deed, concat(round, '#', toString(seq)) AS subject, at, '' AS by, doer,
      [round, unit, ${sha256('body')}] AS parts
    FROM ${rounds} WHERE doer != ''
  )`

const orNull = (value: string): string | null => (value === '' ? null : value)
/** When the public may see it; null: at once. */
const releaseOf = (moment: string): string | null => (moment.startsWith('1970') ? null : fromMoment(moment))

type Change = Pick<DeedDraft, 'before' | 'after'>
const made = (after: Json): Change => ({ before: null, after })

const CHANGES: Readonly<Record<FactKind, (parts: readonly string[]) => Change>> = {
  upload: ([filename = '', hash = '', receipt = '', rows = '', sha = '']) =>
    made({ filename, hash, receipt, rows: Number(rows), sha256: sha }),
  'upload-undone': ([reason = '']) => made({ reason }),
  plan: ([characters = '', sha = '', text = '']) =>
    made({ characters: Number(characters), sha256: sha, text }),
  'plan-withdrawn': ([reason = '']) => made({ reason }),
  narrative: ([
    plan = '',
    task = '',
    unit = '',
    period = '',
    claim = '',
    replaces = '',
    text = '',
    release = '',
  ]) => ({
    before: replaces === '' ? null : { narrative: replaces },
    after: {
      plan,
      task: Number(task),
      unit,
      period,
      claim: orNull(claim),
      text,
      release: releaseOf(release),
    },
  }),
  'evidence-added': (parts) => made(ofEvidence(parts)),
  'evidence-removed': (parts) => ({
    before: null,
    after: { ...ofEvidence(parts), reason: parts[8] ?? '' },
  }),
  'event-marked': (parts) => made(ofEvent(parts)),
  'event-redefined': (parts) => made({ ...ofEvent(parts), reason: parts[4] ?? '' }),
  'event-withdrawn': (parts) => ({ before: ofEvent(parts), after: { reason: parts[4] ?? '' } }),
  comment: ([plan = '', task = '', indicator = '', text = '', release = '']) =>
    made({ plan, task: Number(task), indicator: orNull(indicator), text, release: releaseOf(release) }),
}

const ofEvent = ([plan = '', indicator = '', day = '', words = '']: readonly string[]): {
  readonly [name: string]: Json
} => ({ plan, indicator: orNull(indicator), day, words })

function ofEvidence(parts: readonly string[]): { readonly [name: string]: Json } {
  const [
    plan = '',
    kind = '',
    id = '',
    part = '',
    name = '',
    type = '',
    bytes = '',
    sha256 = '',
    ,
    release = '',
  ] = parts
  return {
    plan: orNull(plan),
    of: { kind, id, part: orNull(part) },
    name,
    type,
    bytes: Number(bytes),
    sha256,
    release: releaseOf(release),
  }
}

const jsonOf = (text: string): Json => (text === '' ? null : (JSON.parse(text) as Json))

/** What somebody did to a slip, or to what holds slips back: the log's entry by its hash, and the state around it. */
const ofSlip = ([
  seq = '',
  sha = '',
  words = '',
  slip = '',
  before = '',
  after = '',
]: readonly string[]): Change => ({
  before: jsonOf(before),
  after: { seq: Number(seq), sha256: sha, words, ...(slip && { slip }), state: jsonOf(after) },
})

/** What somebody did in a round of reports: the log's entry by its hash, so that what it says stays where it can be withheld. */
const ofRound = ([round = '', unit = '', sha = '']: readonly string[]): Change =>
  made({ round, ...(unit && { unit }), sha256: sha })

const isFactKindOf = (kind: string): kind is FactKind => FACT_KINDS.some((known) => known === kind)

export function draftOf([kind, subject, at, by, doer, parts]: DeedFact): DeedDraft {
  const who: Doer = doer === '' ? doerOf(by) : (JSON.parse(doer) as Doer)
  return {
    at: fromMoment(at),
    by: who,
    kind,
    subject,
    ...(isFactKindOf(kind) ? CHANGES[kind] : kind.startsWith('round-') ? ofRound : ofSlip)(parts),
  }
}
