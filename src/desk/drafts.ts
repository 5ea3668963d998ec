// Drafts: files that somebody sent to be looked at, kept by their hash for a week and stored nowhere else until confirmed.
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { CellEdit } from '../core/reading.ts'
import { isAbsent, readKept, setAside, writeWhole } from '../ingest/whole-file.ts'

export interface Draft {
  readonly id: string
  /** Id of the person who may see and confirm it. */
  readonly person: string
  readonly sha256: string
  readonly filename: string
  readonly contentType: string | null
  /** Id of the plan that all rows speak of; null: whichever fits. */
  readonly plan: string | null
  /** The mapping that was chosen, as JSON; null: none was. */
  readonly mapping: string | null
  readonly at: Instant
  /** Cells that the person put right; absent: none. */
  readonly edits?: readonly CellEdit[]
  /** Why warnings may pass, as far as the person has said so; absent: nothing was said. */
  readonly reasons?: DraftReasons
}

interface DraftReasons {
  /** For every warning without a reason of its own; empty: none. */
  readonly all: string
  /** By the warning's id. */
  readonly each: Readonly<Record<string, string>>
}

export interface Drafts {
  /** Keeps the bytes; forgets what is older than a week. Raises `drafts-too-many`, `drafts-too-large`. */
  keep(words: Omit<Draft, 'id' | 'sha256' | 'at'>, bytes: Uint8Array): Promise<Draft>
  /** Raises `draft-unknown`, also for the draft of somebody else. */
  read(id: string, person: string): Promise<{ readonly draft: Draft; readonly bytes: Buffer }>
  choose(draft: Draft, mapping: string): Promise<void>
  /** Other texts for cells; the file's own takes an edit back. Raises `draft-too-many-edits`. */
  mend(draft: Draft, changes: readonly CellEdit[]): Promise<void>
  /** Reasons to let warnings pass. */
  explain(draft: Draft, reasons: DraftReasons): Promise<void>
  /** Those of a person that still wait, the latest first. */
  waiting(person: string): Promise<readonly Draft[]>
  forget(draft: Draft): Promise<void>
  /** Forgets what is older than a week, and what a crash left half written. Before anything is kept. */
  clear(): Promise<void>
}

/** More cells than these are a file to be mended at its source. */
const MOST_EDITS = 500
/** How long a draft waits. */
export const DRAFT_DAYS = 7
const KEPT_MS = DRAFT_DAYS * 24 * 3_600_000
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** How many wait for one person, and how many bytes the files of all together have. */
const DRAFT_QUOTAS = { ofPerson: 50, bytes: 4 * 1024 ** 3 } as const

export function openDrafts(
  folder: string,
  now: () => Instant,
  quotas: { readonly ofPerson: number; readonly bytes: number } = DRAFT_QUOTAS,
): Drafts {
  const files = openDraftFiles(folder)
  const isOld = ({ at }: Draft): boolean => Date.parse(now()) - Date.parse(at) > KEPT_MS

  async function forgetOld(): Promise<void> {
    for (const draft of await files.all()) if (isOld(draft)) await files.forget(draft)
  }

  return {
    async keep(words, bytes) {
      await forgetOld()
      const { ofPerson, bytes: most } = quotas
      const own = (await files.all()).filter(({ person }) => person === words.person)
      if (own.length >= ofPerson) throw new Problem('drafts-too-many', { limit: ofPerson })
      if ((await files.size()) + bytes.length > most)
        throw new Problem('drafts-too-large', { most: Math.max(1, Math.floor(most / 1024 ** 2)) })
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const draft: Draft = { ...words, id: randomUUID(), sha256, at: now() }
      await files.keep(draft, bytes)
      return draft
    },
    async read(id, person) {
      const draft = ID.test(id) ? await files.words(id) : null
      if (!draft || draft.person !== person || isOld(draft)) throw new Problem('draft-unknown')
      try {
        const bytes = await files.bytes(draft)
        if (bytes !== null) return { draft, bytes }
      } catch (error) {
        if (isAbsent(error)) throw new Problem('draft-unknown', {}, { cause: error })
        throw error
      }
      throw new Problem('draft-unknown')
    },
    choose: (draft, mapping) => files.change(draft, { mapping }),
    async mend(draft, changes) {
      const edits = new Map((draft.edits ?? []).map((edit) => [edit.cell, edit]))
      for (const edit of changes) {
        if (edit.after === edit.before) edits.delete(edit.cell)
        else edits.set(edit.cell, edit)
      }
      if (edits.size > MOST_EDITS) throw new Problem('draft-too-many-edits', { limit: MOST_EDITS })
      await files.change(draft, { edits: [...edits.values()] })
    },
    explain: (draft, reasons) => files.change(draft, { reasons }),
    async waiting(person) {
      const drafts = await files.all()
      return drafts
        .filter((draft) => draft.person === person && !isOld(draft))
        .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    },
    forget: files.forget,
    async clear() {
      await forgetOld()
      await files.clear()
    },
  }
}

/** A folder with the words of each draft under its id, and bytes under their hash: drafts of one file share them. */
function openDraftFiles(folder: string) {
  const wordsPath = (id: string): string => join(folder, `${id}.json`)
  const bytesPath = (sha256: string): string => join(folder, `${sha256}.bytes`)

  /** Nothing before the first draft. */
  async function names(): Promise<readonly string[]> {
    try {
      return await readdir(folder)
    } catch (error) {
      if (isAbsent(error)) return []
      throw error
    }
  }

  const words = (id: string): Promise<Draft | null> => readKept(wordsPath(id), isDraft)

  async function all(): Promise<Draft[]> {
    const drafts: Draft[] = []
    for (const name of await names()) {
      if (!name.endsWith('.json')) continue
      const draft = await words(name.slice(0, -'.json'.length))
      if (draft) drafts.push(draft)
    }
    return drafts
  }

  return {
    words,
    all,
    /** Bytes of all files together. */
    async size(): Promise<number> {
      let sum = 0
      for (const name of await names()) {
        if (name.endsWith('.bytes')) sum += (await stat(join(folder, name)).catch(() => null))?.size ?? 0
      }
      return sum
    },
    /** null: they are no longer what was sent, and are set aside. */
    async bytes({ sha256 }: Draft): Promise<Buffer | null> {
      const bytes = await readFile(bytesPath(sha256))
      if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
      await setAside(bytesPath(sha256))
      return null
    },
    async keep(draft: Draft, bytes: Uint8Array): Promise<void> {
      await writeWhole(bytesPath(draft.sha256), bytes)
      await writeWhole(wordsPath(draft.id), JSON.stringify(draft))
    },
    /** Its words as they are now, so that what was changed meanwhile stays. */
    async change(
      draft: Draft,
      changed: Partial<Pick<Draft, 'mapping' | 'edits' | 'reasons'>>,
    ): Promise<void> {
      const known = await words(draft.id)
      if (!known) throw new Problem('draft-unknown')
      await writeWhole(wordsPath(draft.id), JSON.stringify({ ...known, ...changed }))
    },
    /** Bytes go with the last draft that names them. */
    async forget(draft: Draft): Promise<void> {
      await rm(wordsPath(draft.id), { force: true })
      const left = await all()
      if (!left.some(({ sha256 }) => sha256 === draft.sha256))
        await rm(bytesPath(draft.sha256), { force: true })
    },
    /** Takes away what belongs to no draft. */
    async clear(): Promise<void> {
      const left = new Set((await all()).flatMap(({ id, sha256 }) => [`${id}.json`, `${sha256}.bytes`]))
      for (const name of await names()) if (!left.has(name)) await rm(join(folder, name), { force: true })
    },
  }
}

function isDraft(value: unknown): value is Draft {
  const { id, person, sha256, filename, at } = { ...(value as { [Word in keyof Draft]?: unknown } | null) }
  return [id, person, sha256, filename, at].every((word) => typeof word === 'string')
}
