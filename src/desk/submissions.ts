// What was handed in to be confirmed by a second person: kept with its bytes and what was seen then, until it is decided on.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Beside } from '../core/beside.ts'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Receipt } from '../core/receipt.ts'
import type { UploadRequest } from '../ingest/upload.ts'
import { isAbsent, readKept, writeWhole } from '../ingest/whole-file.ts'

/** What became of it. */
export interface Decision {
  readonly what: 'confirmed' | 'sent-back' | 'withdrawn'
  readonly by: string
  /** Id of the person who decided. */
  readonly person: string
  readonly at: Instant
  /** Why it was sent back; null otherwise. */
  readonly reason: string | null
  /** The upload that came of it or was taken back; null when nothing changed. */
  readonly upload: string | null
}

interface Shared {
  /** Of an upload: the id that the upload will have. */
  readonly id: string
  /** Id of the person who handed it in. */
  readonly person: string
  readonly by: string
  readonly at: Instant
  /** null while it waits. */
  readonly decision: Decision | null
}

/** Figures: nothing of them counts before they are confirmed. */
export interface SentFigures extends Shared {
  readonly kind: 'upload'
  readonly sha256: string
  readonly filename: string
  readonly words: KeptWords
  /** The receipt of the preview, as it was when it was handed in; its warnings carry the reasons that were given. */
  readonly receipt: Receipt
}

/** A wish to take an upload back. */
export interface SentUndo extends Shared {
  readonly kind: 'undo'
  readonly upload: string
  readonly filename: string
  readonly reason: string
  /** Of the upload that is to be taken back. */
  readonly receipt: Receipt
}

export type Submission = SentFigures | SentUndo

/** What the sender said of the file, as far as it is needed to read it again. */
export type KeptWords = Pick<
  UploadRequest,
  'contentType' | 'filename' | 'plan' | 'region' | 'source' | 'knownAt' | 'choice' | 'releaseAt' | 'edits'
> & {
  /** Why doubts may pass, by their ids. */
  readonly reasons: Readonly<Record<string, string>>
}

interface Submissions {
  /** The latest first. */
  all(): Promise<readonly Submission[]>
  /** Raises `submission-unknown`. */
  read(id: string): Promise<Submission>
  /** As they were handed in. Raises `submission-damaged`. */
  bytes(sent: SentFigures): Promise<Buffer>
  /** What stood beside its figures when it was handed in. Raises `submission-damaged`. */
  seen(sent: SentFigures): Promise<readonly Beside[]>
  keepFigures(sent: SentFigures, bytes: Uint8Array, seen: readonly Beside[]): Promise<void>
  keepUndo(sent: SentUndo): Promise<void>
  decide(sent: Submission, decision: Decision): Promise<void>
  /** Forgets what was decided long ago, and what a crash left half written. Before anything is kept. */
  clear(): Promise<void>
}

/** How long one can look up here what became of it; the ledger says it for ever. */
const KEPT_MS = 90 * 24 * 3_600_000
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function openSubmissions(folder: string, now: () => Instant): Submissions {
  const path = (id: string, part: 'words' | 'seen' | 'bytes'): string =>
    join(folder, `${id}.${part === 'bytes' ? 'bytes' : `${part}.json`}`)

  /** Words that cannot be read take what belongs to them along. */
  const wordsOf = (id: string): Promise<Submission | null> =>
    readKept(path(id, 'words'), isSubmission, [path(id, 'seen'), path(id, 'bytes')])

  /** Nothing before the first. */
  const names = (): Promise<string[]> =>
    readdir(folder).catch((error: unknown): string[] => {
      if (isAbsent(error)) return []
      throw error
    })

  async function all(): Promise<readonly Submission[]> {
    const ids = (await names())
      .filter((name) => name.endsWith('.words.json'))
      .map((name) => name.split('.')[0] ?? '')
    const found = await Promise.all(ids.map(wordsOf))
    return found.filter((one) => one !== null).sort((a, b) => (a.at < b.at ? 1 : -1))
  }

  async function forgetOld(): Promise<void> {
    for (const { id, decision } of await all()) {
      if (decision === null || Date.parse(now()) - Date.parse(decision.at) <= KEPT_MS) continue
      for (const part of ['words', 'seen', 'bytes'] as const) await rm(path(id, part), { force: true })
    }
  }

  return {
    all,
    async read(id) {
      const sent = ID.test(id) ? await wordsOf(id) : null
      if (!sent) throw new Problem('submission-unknown')
      return sent
    },
    async bytes({ id, sha256 }) {
      const bytes = await readFile(path(id, 'bytes')).catch((error: unknown) => {
        throw isAbsent(error) ? new Problem('submission-damaged', {}, { cause: error }) : error
      })
      if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
      throw new Problem('submission-damaged')
    },
    async seen({ id }) {
      const seen = await readKept(path(id, 'seen'), (value): value is Beside[] => Array.isArray(value))
      if (seen === null) throw new Problem('submission-damaged')
      return seen
    },
    async keepFigures(sent, bytes, seen) {
      await forgetOld()
      await writeWhole(path(sent.id, 'bytes'), bytes)
      await writeWhole(path(sent.id, 'seen'), JSON.stringify(seen))
      await writeWhole(path(sent.id, 'words'), JSON.stringify(sent))
    },
    async keepUndo(sent) {
      await forgetOld()
      await writeWhole(path(sent.id, 'words'), JSON.stringify(sent))
    },
    decide: (sent, decision) => writeWhole(path(sent.id, 'words'), JSON.stringify({ ...sent, decision })),
    async clear() {
      await forgetOld()
      const ids = new Set((await all()).map(({ id }) => id))
      const isPart = (name: string): boolean => ids.has(name.split('.')[0] ?? '') && !name.endsWith('.new')
      for (const name of await names()) if (!isPart(name)) await rm(join(folder, name), { force: true })
    },
  }
}

function isSubmission(value: unknown): value is Submission {
  const { kind, id, person, by, at, decision, receipt } = {
    ...(value as { [Word in keyof Submission]?: unknown } | null),
  }
  return (
    (kind === 'upload' || kind === 'undo') &&
    [id, person, by, at].every((word) => typeof word === 'string') &&
    decision !== undefined &&
    typeof receipt === 'object'
  )
}
