// Drafts of plans as people work on them: begun, changed part by part without overwriting each other, put in force.
import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Doer, Json } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { localText } from '../core/zone.ts'
import { isAbsent, writeWhole } from '../ingest/whole-file.ts'
import type { Deeds } from '../store/deeds.ts'
import type { DraftPart, KeptDraftPart, PlanDraftStore } from '../store/plan-drafts.ts'
import type { DraftChange } from './edits.ts'
import { type DraftContent, type DraftHead, type DraftTask, openQuestions } from './plan-draft.ts'
import { type DraftDeed, deedWords } from './words.ts'

interface DraftPerson {
  readonly person: string
  readonly name: string
}

/** Who does something: the person's id and name, and as the ledger is told. */
export interface DraftHand extends DraftPerson {
  readonly doer: Doer
}

/** `open`: being written; `offered`: waits for a second person; the others are for good. */
export interface PlanDraftState {
  readonly state: 'open' | 'offered' | 'in-force' | 'dropped'
  /** Who brought it there. */
  readonly by: DraftPerson
  readonly at: Instant
  /** Why it was sent back; null: it was not. */
  readonly reason: string | null
  /** Of one in force: the plan. */
  readonly plan: string | null
}

/** A part's version and who made it so. */
export interface DraftVersion {
  readonly seq: number
  readonly what: DraftDeed
  readonly at: Instant
  readonly by: string
  readonly person: string
}

export interface PlanDraft extends DraftContent {
  readonly id: string
  /** Number of its last entry. */
  readonly seq: number
  readonly state: PlanDraftState
  /** By key of the task; `head`, `state`. */
  readonly versions: ReadonlyMap<string, DraftVersion>
}

export interface ListedDraft {
  readonly id: string
  readonly head: DraftHead
  readonly state: PlanDraftState
  readonly tasks: number
  readonly open: number
  readonly begunAt: Instant
  readonly changedAt: Instant
}

const DRAFT_LIMITS = { drafts: 50, tasks: 2_000 } as const
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

interface Deps {
  readonly store: PlanDraftStore
  /** The ledger: who began a draft and what became of it; single answers stand in the draft's own log. */
  readonly deeds: Pick<Deeds, 'append'>
  /** Where files that were read are kept, by their hash. */
  readonly folder: string
  readonly now: () => Instant
}

export function openPlanDrafts({ store, deeds, folder, now }: Deps) {
  const noticePath = (sha256: string): string => join(folder, sha256)

  async function readAny(id: string): Promise<PlanDraft> {
    const parts = ID.test(id) ? await store.parts(id) : []
    const draft = parts.length === 0 ? null : draftOf(id, parts)
    if (draft === null) throw new Problem('plan-draft-unknown')
    return draft
  }

  async function read(id: string): Promise<PlanDraft> {
    const draft = await readAny(id)
    if (draft.state.state === 'dropped') throw new Problem('plan-draft-unknown')
    return draft
  }

  /** Writes what `make` says of the state as it is, again when somebody else wrote meanwhile. */
  async function write(
    id: string,
    hand: DraftHand,
    what: DraftDeed,
    make: (draft: PlanDraft) => readonly DraftPart[],
  ): Promise<PlanDraft> {
    for (;;) {
      const draft = await read(id)
      const parts = make(draft)
      if (parts.length === 0) return draft
      const entry = { seq: draft.seq + 1, parts, what, at: now(), by: hand.name, person: hand.person }
      if (await store.append(id, entry)) return readAny(id)
    }
  }

  async function list(): Promise<readonly ListedDraft[]> {
    const rows = await store.list(1_000)
    return rows
      .map(({ draft, head, state, ...row }) => ({
        ...row,
        id: draft,
        head: JSON.parse(head) as DraftHead,
        state: JSON.parse(state) as PlanDraftState,
      }))
      .filter(({ state }) => state.state === 'open' || state.state === 'offered')
  }

  const stateOf = (
    state: PlanDraftState['state'],
    { person, name }: DraftHand,
    more: Partial<Pick<PlanDraftState, 'reason' | 'plan'>> = {},
  ): PlanDraftState => ({ state, by: { person, name }, at: now(), reason: null, plan: null, ...more })

  const tell = (what: DraftDeed, subject: string, { doer }: DraftHand, after: Json): Promise<unknown> =>
    deeds.append({ at: now(), by: doer, kind: `plan-draft-${what}`, subject, before: null, after })

  return {
    read,
    /** Those that are being written or wait, the one changed last first. */
    list,

    /** `bytes`: of the file that it was read from; they are kept. Raises `plan-drafts-full`, `plan-draft-too-long`. */
    async begin(content: DraftContent, bytes: Uint8Array | null, hand: DraftHand): Promise<string> {
      refuseLong(content)
      if ((await list()).length >= DRAFT_LIMITS.drafts)
        throw new Problem('plan-drafts-full', { limit: DRAFT_LIMITS.drafts })
      if (bytes !== null) await writeWhole(noticePath(hashOf(bytes)), bytes)
      const id = randomUUID()
      const parts = [
        headPart(content.head),
        statePart(stateOf('open', hand)),
        ...content.tasks.map((task) => taskPart(task)),
      ]
      await store.append(id, { seq: 1, parts, what: 'begun', at: now(), by: hand.name, person: hand.person })
      const { notice, values } = content.head
      await tell('begun', id, hand, {
        title: values.plan.title,
        tasks: content.tasks.length,
        file: notice && { name: notice.name, sha256: notice.sha256 },
      })
      return id
    },

    /** The bytes of the file that it was read from. Raises `plan-draft-part-unknown`. */
    async notice({ head }: PlanDraft): Promise<Buffer> {
      if (head.notice === null) throw new Problem('plan-draft-part-unknown')
      try {
        const bytes = await readFile(noticePath(head.notice.sha256))
        if (hashOf(bytes) === head.notice.sha256) return bytes
      } catch (error) {
        if (!isAbsent(error)) throw error
      }
      throw new Problem('plan-draft-part-unknown')
    },

    /**
     * Changes one task and what hangs on it. `version`: of the task as the person saw it.
     * Raises `plan-draft-closed`, `plan-draft-part-unknown`, `plan-draft-changed` and what `change` raises.
     */
    edit: (
      id: string,
      { key, version }: { readonly key: string; readonly version: number },
      hand: DraftHand,
      what: DraftDeed,
      change: (draft: PlanDraft, task: DraftTask) => DraftChange,
    ): Promise<PlanDraft> =>
      write(id, hand, what, (draft) => {
        refuseClosed(draft)
        const task = draft.tasks.find((one) => one.key === key)
        refuseChanged(draft, key, version)
        if (!task) throw new Problem('plan-draft-part-unknown')
        return changedParts(draft, change(draft, task))
      }),

    /**
     * Changes the head, tasks, or both. `seen`: the version of the part that the person saw; absent: what is said holds whatever it is.
     * Raises `plan-draft-closed`, `plan-draft-changed`.
     */
    editAll: (
      id: string,
      hand: DraftHand,
      what: DraftDeed,
      change: (draft: PlanDraft) => Partial<DraftChange> & { readonly head?: DraftHead },
      seen?: { readonly key: string; readonly version: number },
    ): Promise<PlanDraft> =>
      write(id, hand, what, (draft) => {
        refuseClosed(draft)
        if (seen) refuseChanged(draft, seen.key, seen.version)
        const { head, tasks = [], gone = [] } = change(draft)
        return [...(head ? [headPart(head)] : []), ...changedParts(draft, { tasks, gone })]
      }),

    /** The head alone; `version` as the person saw it. */
    editHead: (
      id: string,
      version: number,
      hand: DraftHand,
      change: (head: DraftHead, draft: PlanDraft) => DraftHead,
    ): Promise<PlanDraft> =>
      write(id, hand, 'head', (draft) => {
        refuseClosed(draft)
        refuseChanged(draft, 'head', version)
        return [headPart(change(draft.head, draft))]
      }),

    /**
     * A plan file in the place of everything: tasks that say the same stay as they are, with what is asked of them.
     * Raises `plan-draft-closed`, `plan-draft-too-long`.
     */
    replace: (id: string, hand: DraftHand, content: DraftContent): Promise<PlanDraft> =>
      write(id, hand, 'file', (draft) => {
        refuseClosed(draft)
        refuseLong(content)
        const head = { ...content.head, notice: draft.head.notice }
        return [headPart(head), ...changedParts(draft, inPlaceOf(draft, content))]
      }),

    /**
     * Moves it on; `from`: the states in which that can be done; `seen`: the number of the last entry that the person knows.
     * Raises `plan-draft-closed`, `plan-draft-not-offered`, `plan-draft-changed`.
     */
    async move(
      id: string,
      hand: DraftHand,
      what: DraftDeed,
      from: readonly PlanDraftState['state'][],
      to: PlanDraftState['state'],
      { seen, ...more }: Partial<Pick<PlanDraftState, 'reason' | 'plan'>> & { readonly seen?: number } = {},
    ): Promise<PlanDraft> {
      const moved = await write(id, hand, what, (draft) => {
        if (!from.includes(draft.state.state))
          throw new Problem(from.includes('open') ? 'plan-draft-closed' : 'plan-draft-not-offered')
        if (seen !== undefined && seen !== draft.seq) throw changedProblem(lastOf(draft))
        return [statePart(stateOf(to, hand, more))]
      })
      await tell(what, id, hand, { seq: moved.seq, ...more })
      return moved
    },
  }
}

export type PlanDrafts = ReturnType<typeof openPlanDrafts>

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const part = (one: Pick<DraftPart, 'part' | 'body'> & Partial<DraftPart>): DraftPart => ({
  key: '',
  open: 0,
  gone: false,
  ...one,
})
const headPart = (head: DraftHead): DraftPart => part({ part: 'head', body: JSON.stringify(head) })
const statePart = (state: PlanDraftState): DraftPart => part({ part: 'state', body: JSON.stringify(state) })
const taskPart = (task: DraftTask, gone = false): DraftPart =>
  part({
    part: 'task',
    key: task.key,
    body: JSON.stringify(task),
    open: gone ? 0 : openQuestions(task),
    gone,
  })

const changedParts = ({ tasks: now }: PlanDraft, { tasks, gone = [] }: DraftChange): DraftPart[] => {
  const before = new Map(now.map((task) => [task.key, JSON.stringify(task)]))
  const changed = tasks.filter((task) => before.get(task.key) !== JSON.stringify(task))
  return [...changed.map((task) => taskPart(task)), ...gone.map((task) => taskPart(task, true))]
}

function draftOf(id: string, parts: readonly KeptDraftPart[]): PlanDraft | null {
  const head = parts.find((one) => one.part === 'head')
  const state = parts.find((one) => one.part === 'state')
  if (!head || !state) return null
  const tasks = parts.filter((one) => one.part === 'task')
  const read = (gone: boolean): DraftTask[] =>
    tasks
      .filter((one) => one.gone === gone)
      .map(({ body }) => JSON.parse(body) as DraftTask)
      .toSorted((a, b) => a.at - b.at)
  return {
    id,
    seq: Math.max(...parts.map(({ seq }) => seq)),
    head: JSON.parse(head.body) as DraftHead,
    state: JSON.parse(state.body) as PlanDraftState,
    tasks: read(false),
    gone: read(true),
    versions: new Map(
      parts.map(({ part: sort, key, seq, what, at, by, person }) => [
        sort === 'task' ? key : sort,
        { seq, what: what as DraftDeed, at, by, person },
      ]),
    ),
  }
}

function refuseLong({ tasks }: DraftContent): void {
  if (tasks.length > DRAFT_LIMITS.tasks)
    throw new Problem('plan-draft-too-long', { found: tasks.length, limit: DRAFT_LIMITS.tasks })
}

/** The tasks of a file under the keys of those with the same number; what is in no file any more is gone. */
function inPlaceOf(draft: PlanDraft, { tasks }: DraftContent): DraftChange {
  const byNumber = new Map(draft.tasks.map((task) => [task.values.number, task]))
  let last = Math.max(0, ...[...draft.tasks, ...draft.gone].map(({ key }) => Number(key.slice(1))))
  const placed = tasks.map((task): DraftTask => {
    const before = byNumber.get(task.values.number)
    if (!before) return { ...task, key: `t${++last}` }
    byNumber.delete(task.values.number)
    const isSame =
      JSON.stringify([before.values, before.left.map(bareLeft)]) === JSON.stringify([task.values, task.left])
    const ids = (before.values.indicators ?? []).map(({ id }) => id)
    const own = new Set((task.values.indicators ?? []).map(({ id }) => id))
    const spent = [...new Set([...before.spent, ...ids])].filter((one) => !own.has(one))
    return isSame ? { ...before, at: task.at } : { ...task, key: before.key, spent }
  })
  return { tasks: placed, gone: [...byNumber.values()] }
}

const bareLeft = ({ phrase, reason }: DraftTask['left'][number]) => ({ phrase, reason })

function refuseClosed({ state }: PlanDraft): void {
  if (state.state !== 'open') throw new Problem('plan-draft-closed')
}

function refuseChanged({ versions }: PlanDraft, key: string, version: number): void {
  const now = versions.get(key)
  if (!now) throw new Problem('plan-draft-part-unknown')
  if (now.seq !== version) throw changedProblem(now)
}

function changedProblem({ what, by, at }: Pick<DraftVersion, 'what' | 'by' | 'at'>): Problem {
  const { zh, en } = deedWords[what]
  return new Problem('plan-draft-changed', {
    who: by,
    at: localText(at).slice(0, 16).replace('T', ' '),
    whatZh: zh,
    whatEn: en,
  })
}

/** The part that was changed last. */
const lastOf = ({ versions }: PlanDraft): DraftVersion =>
  [...versions.values()].reduce((last, one) => (one.seq > last.seq ? one : last))
