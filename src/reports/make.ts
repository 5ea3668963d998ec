// A document made in a process of its own: a thousand tasks in a table take seconds, in which the service answers others.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { buffer, text } from 'node:stream/consumers'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import { Queue } from '../core/queue.ts'
import type { Language } from '../core/text.ts'
import { childProgram } from '../program/child-program.ts'
import type { DocumentFacts } from './document.ts'
import type { DocumentName } from './documents/index.ts'
import type { WorkbookOf } from './workbook.ts'

/** What the process is told. */
export interface DocumentOrder {
  readonly document: DocumentName
  readonly lang: Language
  readonly facts: DocumentFacts
  /** When the document says that it was made. */
  readonly stamp: Instant
  /** Absent: a .docx; `xlsx`: its tables. */
  readonly format?: 'xlsx'
  /** Bytes of the office’s own .docx, as base64; absent: ours. */
  readonly template?: string
}

/** A workbook that is no document on paper. */
export interface WorkbookOrder {
  readonly workbook: WorkbookOf
  readonly stamp: Instant
}

/** Many documents in one zip, by their names in it. */
interface ArchiveOrder {
  readonly archive: readonly { readonly name: string; readonly order: DocumentOrder | WorkbookOrder }[]
  readonly stamp: Instant
}

export type FileOrder = DocumentOrder | WorkbookOrder | ArchiveOrder

const AT_ONCE = 2
const MOST_MEMORY_MB = 768
const MOST_SECONDS = 60

const places = new Queue(AT_ONCE)

/** The same order gives the same bytes: the latest few are kept for whoever asks again. */
const kept = new Map<string, Promise<Buffer>>()
const MOST_KEPT = 8

/** The bytes of a .docx, an .xlsx or a .zip of them, two documents at once. Problem `report-not-made`: the process died or took too long. */
export function makeDocument(order: FileOrder): Promise<Buffer> {
  const words = JSON.stringify(order)
  const key = createHash('sha256').update(words).digest('hex')
  const made = kept.get(key) ?? places.take(() => madeApart(words))
  kept.delete(key)
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return made
}

async function madeApart(order: string): Promise<Buffer> {
  const args = [`--max-old-space-size=${MOST_MEMORY_MB}`, await childProgram('reports/child')]
  // Nothing of the service's environment is the document's business.
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { TZ: 'UTC' } })
  const late = setTimeout(() => child.kill('SIGKILL'), MOST_SECONDS * 1000)
  const end = new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? null : (signal ?? `exit ${code}`)))
  })
  // A process that is gone does not take its order: how it ended says why.
  child.stdin.on('error', () => {})
  child.stdin.end(order)
  const [bytes, words, fault] = await Promise.all([buffer(child.stdout), text(child.stderr), end])
  clearTimeout(late)
  if (fault === null && bytes.length > 0) return bytes
  throw new Problem('report-not-made', { limit: MOST_SECONDS }, { cause: new Error(`${fault}\n${words}`) })
}
