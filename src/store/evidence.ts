// Files shown as evidence (佐证), of whatever they stand for; that one is shown no more is a row of its own. Each is a deed.
import type { Doer } from '../core/deed.ts'
import {
  EVIDENCE_SUBJECTS,
  type EvidenceFile,
  type EvidenceSubject,
  isEvidenceType,
} from '../core/evidence.ts'
import type { Instant } from '../core/period.ts'
import type { Database } from './database.ts'
import { type Deeds, doerText } from './deeds.ts'
import { AT_ONCE, fromMoment, toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'

/** Bytes that stand in the data folder. */
interface EvidenceUse {
  /** Of everybody, each content once. */
  readonly total: number
  /** Of one person since a moment. */
  readonly own: number
}

/** Nothing is withheld here: whoever asks for a subject knows whether its reader may see what waits for a release. */
export interface EvidenceStore {
  add(file: EvidenceFile, doer: Doer): Promise<void>
  remove(file: EvidenceFile, reason: string, at: Instant, doer: Doer): Promise<void>
  /** All of these subjects, oldest first, also what was removed. */
  of(kind: EvidenceSubject['kind'], ids: readonly string[]): Promise<readonly EvidenceFile[]>
  /** null: there is none. */
  one(id: string): Promise<EvidenceFile | null>
  use(person: string | null, since: Instant): Promise<EvidenceUse>
  /** What must lie in the data folder, in the order in which it came. */
  kept(): Promise<readonly { readonly id: string; readonly sha256: string }[]>
}

const COLUMNS = [
  ...['id', 'kind', 'plan', 'subject_kind', 'subject', 'part', 'name', 'type', 'bytes', 'sha256', 'reason'],
  ...['at', 'by', 'doer', 'release_at'],
] as const

type Row = readonly [
  ...[id: string, kind: string, plan: string, subjectKind: string, subject: string, part: string],
  ...[name: string, type: string, bytes: string, sha256: string, reason: string],
  ...[at: string, by: string, person: string, releaseAt: string],
]

export function openEvidence(
  database: Database,
  tables: Tables,
  deeds: Deeds,
  onLate: (error: unknown) => void,
): EvidenceStore {
  const write = async (
    kind: 'added' | 'removed',
    file: EvidenceFile,
    { at, by, reason, doer }: { at: Instant; by: string; reason: string; doer: Doer },
  ): Promise<void> => {
    const { subject } = file
    await database.insert(
      tables.evidence,
      COLUMNS,
      tabSeparatedRow([
        ...[file.id, kind, subject.plan ?? '', subject.kind, subject.id, file.part ?? ''],
        ...[file.name, file.type, file.bytes, file.sha256, reason],
        ...[toMoment(at), by, doerText(doer)],
        file.releaseAt === null ? AT_ONCE : toMoment(file.releaseAt),
      ]),
      `evidence-${kind}-${file.id}`,
    )
    await deeds.catchUp().catch(onLate)
  }
  const read = async (where: string, bindings: Record<string, string | readonly string[]>) =>
    filesOf(
      await database.rows<Row>(
        `SELECT id, kind, plan, subject_kind, subject, part, name, type, toString(bytes), sha256, reason, at, by,
           JSONExtractString(doer, 'person'), release_at
         FROM ${tables.evidence} WHERE ${where} ORDER BY at, id, kind`,
        bindings,
      ),
    )
  return {
    add: (file, doer) => write('added', file, { at: file.at, by: file.by, reason: '', doer }),
    remove: (file, reason, at, doer) => write('removed', file, { at, by: doer.name, reason, doer }),
    of: (kind, ids) =>
      ids.length === 0
        ? Promise.resolve([])
        : read('subject_kind = {kind:String} AND subject IN {ids:Array(String)}', { kind, ids }),
    one: async (id) => (await read('id = {id:String}', { id }))[0] ?? null,
    async use(person, since) {
      const [row] = await database.rows<readonly [string, string]>(
        `SELECT toString((SELECT sum(any_bytes) FROM
             (SELECT any(bytes) AS any_bytes FROM ${tables.evidence} WHERE kind = 'added' GROUP BY sha256))),
           toString(sumIf(bytes, JSONExtractString(doer, 'person') = {person:String} AND at >= {since:DateTime64(3, 'UTC')}))
         FROM ${tables.evidence} WHERE kind = 'added'`,
        { person: person ?? '', since: toMoment(since) },
      )
      return { total: Number(row?.[0] ?? 0), own: Number(row?.[1] ?? 0) }
    },
    async kept() {
      const rows = await database.rows<readonly [string, string]>(
        `SELECT id, sha256 FROM ${tables.evidence} WHERE kind = 'added' ORDER BY at, id`,
      )
      return rows.map(([id, sha256]) => ({ id, sha256 }))
    },
  }
}

function filesOf(rows: readonly Row[]): EvidenceFile[] {
  const files = new Map<string, EvidenceFile>()
  for (const [
    id,
    kind,
    plan,
    subjectKind,
    subject,
    part,
    name,
    type,
    bytes,
    sha256,
    reason,
    ...rest
  ] of rows) {
    const [at, by, person, releaseAt] = rest
    const known = files.get(id)
    if (kind === 'removed') {
      if (known?.removed === null) files.set(id, { ...known, removed: { at: fromMoment(at), by, reason } })
      continue
    }
    const of = EVIDENCE_SUBJECTS.find((one) => one === subjectKind)
    // What a later release knows is not for this one to show.
    if (of === undefined || !isEvidenceType(type) || known) continue
    files.set(id, {
      id,
      name,
      type,
      sha256,
      by,
      subject: { kind: of, id: subject, plan: plan === '' ? null : plan },
      part: part === '' ? null : part,
      bytes: Number(bytes),
      at: fromMoment(at),
      person: person === '' ? null : person,
      releaseAt: releaseAt === AT_ONCE ? null : fromMoment(releaseAt),
      removed: null,
    })
  }
  return [...files.values()]
}
