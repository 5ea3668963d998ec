// What people wrote of tasks: every narrative and comment ever sent, oldest first; each is an entry of the ledger of deeds.
import type { Doer } from '../core/deed.ts'
import type { Claim, Comment, Narrative } from '../core/narrative.ts'
import { type Instant, type Period, period } from '../core/period.ts'
import type { Bindings, Database } from './database.ts'
import { type Deeds, doerText } from './deeds.ts'
import { AT_ONCE, fromMoment, toMoment } from './moments.ts'
import { tabSeparatedRow } from './tab-separated.ts'
import type { Tables } from './tables.ts'
import { whileSame } from './while-same.ts'

interface TextFilter {
  /** Id of the plan. */
  readonly plan: string
  /** All when absent. */
  readonly task?: number
  readonly unit?: string
  readonly period?: Period
  /** Those written by this moment; all when absent. */
  readonly knownAt?: Instant
}

/** Nothing is withheld here: `mayRead` says who may see what waits for its release. */
export interface Texts {
  /** `replaces`: id of the version that it takes the place of; null for the first. */
  addNarrative(narrative: Narrative, doer: Doer, replaces: string | null): Promise<void>
  addComment(comment: Comment, doer: Doer): Promise<void>
  /** Every version, by task, unit and month, each oldest first. */
  narratives(filter: TextFilter): Promise<readonly Narrative[]>
  /** By task, each oldest first. */
  comments(filter: Omit<TextFilter, 'unit' | 'period'>): Promise<readonly Comment[]>
}

const NARRATIVE = [
  ...['id', 'plan', 'task', 'unit', 'period', 'claim', 'progress', 'problems', 'next', 'replaces'],
  ...['at', 'by', 'doer', 'release_at'],
] as const
const COMMENT = ['id', 'plan', 'task', 'indicator', 'text', 'at', 'by', 'doer', 'release_at'] as const

type NarrativeRow = readonly [
  ...[id: string, plan: string, task: number, unit: string, period: string, claim: string],
  ...[
    progress: string,
    problems: string,
    next: string,
    at: string,
    by: string,
    releaseAt: string,
    person: string,
  ],
]
type CommentRow = readonly [
  ...[id: string, plan: string, task: number, indicator: string, text: string],
  ...[at: string, by: string, releaseAt: string, person: string],
]

const stored = (instant: Instant | null): string => (instant === null ? AT_ONCE : toMoment(instant))
const read = (moment: string): Instant | null => (moment === AT_ONCE ? null : fromMoment(moment))

export function openTexts(
  database: Database,
  tables: Tables,
  deeds: Deeds,
  onLate: (error: unknown) => void,
): Texts {
  // Rows are only ever added: as many as before are the same as before.
  const sameIn = (table: string) =>
    whileSame(async () => JSON.stringify(await database.rows(`SELECT count() FROM ${table}`)), KEPT_ANSWERS)
  const [narratives, comments] = [sameIn(tables.narratives), sameIn(tables.comments)]
  return {
    async addNarrative({ words, ...one }, doer, replaces) {
      await database
        .insert(
          tables.narratives,
          NARRATIVE,
          tabSeparatedRow([
            ...[one.id, one.plan, one.task, one.unit, one.period, one.claim ?? ''],
            ...[words.progress, words.problems, words.next, replaces ?? ''],
            ...[toMoment(one.at), one.by, doerText(doer), stored(one.releaseAt)],
          ]),
          one.id,
        )
        .finally(narratives.changed)
      await deeds.catchUp().catch(onLate)
    },
    async addComment(one, doer) {
      await database
        .insert(
          tables.comments,
          COMMENT,
          tabSeparatedRow([
            ...[one.id, one.plan, one.task, one.indicator ?? '', one.text],
            ...[toMoment(one.at), one.by, doerText(doer), stored(one.releaseAt)],
          ]),
          one.id,
        )
        .finally(comments.changed)
      await deeds.catchUp().catch(onLate)
    },
    narratives: (filter) => narratives.of(JSON.stringify(filter), () => readNarratives(filter)),
    comments: (filter) => comments.of(JSON.stringify(filter), () => readComments(filter)),
  }

  async function readNarratives(filter: TextFilter): Promise<Narrative[]> {
    const { where, bindings } = conditions(filter)
    const rows = await database.rows<NarrativeRow>(
      `SELECT id, plan, task, unit, period, claim, progress, problems, next, at, by, release_at,
           JSONExtractString(doer, 'person')
         FROM ${tables.narratives} WHERE ${where} ORDER BY task, unit, period, at, id`,
      bindings,
    )
    return rows.map(
      ([id, plan, task, unit, month, claim, progress, problems, next, at, by, releaseAt, person]) => ({
        id,
        plan,
        task,
        unit,
        by,
        period: period(month),
        claim: claim === '' ? null : (claim as Claim),
        words: { progress, problems, next },
        at: fromMoment(at),
        releaseAt: read(releaseAt),
        person: person === '' ? null : person,
      }),
    )
  }

  async function readComments(filter: Omit<TextFilter, 'unit' | 'period'>): Promise<Comment[]> {
    const { where, bindings } = conditions(filter)
    const rows = await database.rows<CommentRow>(
      `SELECT id, plan, task, indicator, text, at, by, release_at, JSONExtractString(doer, 'person')
         FROM ${tables.comments} WHERE ${where} ORDER BY task, at, id`,
      bindings,
    )
    return rows.map(([id, plan, task, indicator, text, at, by, releaseAt, person]) => ({
      id,
      plan,
      task,
      text,
      by,
      indicator: indicator === '' ? null : indicator,
      at: fromMoment(at),
      releaseAt: read(releaseAt),
      person: person === '' ? null : person,
    }))
  }
}

/** As far as pages asked for them since something was written. */
const KEPT_ANSWERS = 64

function conditions({ plan, task, unit, period: month, knownAt }: TextFilter): {
  readonly where: string
  readonly bindings: Bindings
} {
  const wanted: readonly (readonly [condition: string, name: string, value: string | number | undefined])[] =
    [
      ['plan = {plan:String}', 'plan', plan],
      ['task = {task:UInt32}', 'task', task],
      ['unit = {unit:String}', 'unit', unit],
      ['period = {period:String}', 'period', month],
      ["at <= {at:DateTime64(3, 'UTC')}", 'at', knownAt && toMoment(knownAt)],
    ]
  const asked = wanted.flatMap(([condition, name, value]) =>
    value === undefined ? [] : [[condition, name, value] as const],
  )
  return {
    where: asked.map(([condition]) => condition).join(' AND '),
    bindings: Object.fromEntries(asked.map(([, name, value]) => [name, value])),
  }
}
