// A file decoded in a process of its own: whatever its bytes do to that process, the service answers with a Problem.
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../../core/problem.ts'
import type { DictionaryEntry } from '../../notices/dictionary.ts'
import type { NoticeChoice } from '../../notices/read-notice.ts'
import type { ReadNotice } from '../../notices/reading.ts'
import { childProgram } from '../../program/child-program.ts'
import type { DecodeLimits, Format } from '../formats/format.ts'
import type { TextOrder } from './file.ts'
import type { DecodingLimits } from './limits.ts'
import { type DecodingMessage, type FilePart, framesIn, type NoticePart } from './parts.ts'

/** Where files are decoded. `stop` ends it with its reason. */
export type Decode = (
  format: Format,
  bytes: AsyncIterable<Uint8Array>,
  limits: DecodeLimits,
  text: TextOrder,
  stop?: AbortSignal,
) => AsyncGenerator<FilePart>

/** What the process is told. */
export type DecodeOrder =
  | {
      readonly what: 'figures'
      readonly format: string
      readonly limits: DecodeLimits
      readonly text: TextOrder
    }
  | {
      readonly what: 'notice'
      readonly name: string
      readonly choice: NoticeChoice
      readonly limits: DecodingLimits
    }
  | { readonly what: 'dictionary'; readonly name: string; readonly limits: DecodingLimits }

/** So much of what a dying process says is kept. */
const WORDS = 4_096

/**
 * The parts of a file, as they are asked for: the process waits meanwhile. Problems: those of the format;
 * `workbook-too-slow` and `file-too-slow` when it has worked for more than the limit of seconds, and was waited for as long,
 * `workbook-crashed` and `file-crashed` when the process died, of memory or otherwise. `stop` ends it with its reason.
 */
export const decodeApart: Decode = (format, bytes, limits, text, stop) =>
  partsFrom<FilePart>(
    { what: 'figures', format: format.name, limits, text },
    bytes,
    limits.decoding,
    format.kind === 'binary' && format.gives === 'sheets' ? WORKBOOK : FILE,
    stop,
  )

/**
 * A notice of targets (.docx, .pdf, .xlsx, .xls, .html, .txt, .md), read in a process of its own: the service only takes the tasks.
 * Raises `notice-…`, `workbook-…`, `file-too-slow`, `file-crashed`. `stop` ends it with its reason.
 */
export async function readNoticeInChild(
  bytes: Uint8Array,
  name: string,
  choice: NoticeChoice,
  limits: DecodingLimits,
  stop?: AbortSignal,
): Promise<ReadNotice> {
  const order: DecodeOrder = { what: 'notice', name, choice, limits }
  const tasks: ReadNotice['tasks'][number][] = []
  let head: Omit<ReadNotice, 'tasks'> | null = null
  for await (const part of partsFrom<NoticePart>(order, once(bytes), limits, FILE, stop)) {
    if (part.kind === 'notice') head = part.notice
    else if (part.kind === 'tasks') tasks.push(...part.tasks)
  }
  if (head === null) throw new TypeError('a notice without its head')
  return { ...head, tasks }
}

/**
 * A dictionary of indicators, in any format of a notice, read in a process of its own.
 * Raises `dictionary-without-table`, `notice-…`, `workbook-…`, `file-too-slow`, `file-crashed`.
 */
export async function readDictionaryInChild(
  bytes: Uint8Array,
  name: string,
  limits: DecodingLimits,
): Promise<readonly DictionaryEntry[]> {
  const order: DecodeOrder = { what: 'dictionary', name, limits }
  const entries: DictionaryEntry[] = []
  for await (const part of partsFrom<NoticePart>(order, once(bytes), limits, FILE))
    if (part.kind === 'dictionary') entries.push(...part.entries)
  return entries
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function* partsFrom<Part extends FilePart | NoticePart>(
  order: DecodeOrder,
  bytes: AsyncIterable<Uint8Array>,
  { memoryMb, seconds }: DecodingLimits,
  names: typeof WORKBOOK | typeof FILE,
  stop?: AbortSignal,
): AsyncGenerator<Part> {
  const args = [
    `--max-old-space-size=${memoryMb}`,
    await childProgram('ingest/decoding/child'),
    JSON.stringify(order),
  ]
  stop?.throwIfAborted()
  // Nothing of the service's environment is the file's business, secrets least of all.
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { TZ: 'UTC' } })
  giveWay(child.pid)
  const kill = (): boolean => child.kill('SIGKILL')
  const unwatch = watchMemory(child.pid, memoryMb * MEMORY_IN_ALL, kill)
  const end = endOf(child)
  // A process that is gone does not take the rest of the bytes; what the disk did is told.
  const sent = pipeline(bytes, child.stdin).then(
    () => null,
    (error: NodeJS.ErrnoException) => (GONE.has(error.code ?? '') ? null : error),
  )
  stop?.addEventListener('abort', kill)
  try {
    const frames = patient(framesIn(child.stdout), seconds * 1000, child.pid)
    for await (const frame of frames) {
      if (frame === 'late') throw new Problem(names.tooSlow, { limit: seconds })
      if (frame.kind === 'end') return
      if (frame.kind === 'problem') throw new Problem(frame.code, frame.params)
      // The process was asked for parts of this kind and sends no others.
      yield frame as Part
    }
    stop?.throwIfAborted()
    throw new Problem(names.crashed, { limit: memoryMb }, { cause: new Error(await end) })
  } catch (error) {
    kill()
    throw (await sent) ?? error
  } finally {
    unwatch()
    stop?.removeEventListener('abort', kill)
    kill()
  }
}

/** The limit is of the heap; bytes that lie beside it (what was unpacked, pages of a PDF) may be as much again. */
const MEMORY_IN_ALL = 2
const MEMORY_LOOK_MS = 200
const PAGE_MB = 4_096 / (1024 * 1024)

/** Ends the process when all its memory is more than this. Only where the system says how much that is (Linux). */
function watchMemory(pid: number | undefined, mostMb: number, kill: () => void): () => void {
  const timer = setInterval(async () => {
    const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
    if (Number(pages.split(' ')[1] ?? 0) * PAGE_MB > mostMb) kill()
  }, MEMORY_LOOK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

const WORKBOOK = { tooSlow: 'workbook-too-slow', crashed: 'workbook-crashed' } as const
const FILE = { tooSlow: 'file-too-slow', crashed: 'file-crashed' } as const
const GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'])

/** Walls and pages go first where processors are few. A process that is gone, or a system that forbids it, is no matter. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Then it takes its share like any other.
  }
}

/** How a process ended, with the last of what it said. */
function endOf(child: ChildProcess): Promise<string> {
  let words = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-WORDS)
  })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(`${signal ?? `exit ${code}`}\n${words}`))
  })
}

/** A process that others keep from working has its seconds all the same, up to so many times as long by the clock. */
const LONGEST_WAIT = 10

/** Hundredths, as Linux counts them everywhere (USER_HZ). */
const TICK_MS = 10

/** Milliseconds of processor that a process has used; null: gone, or the system does not say (it does on Linux). */
async function workedMs(pid: number | undefined): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  // The name of the program stands in brackets and may hold anything.
  const [, , , , , , , , , , , user, system] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(user) + Number(system)) * TICK_MS
}

/**
 * The frames, and `late` as the last one when waiting for them took longer than this, in which the process worked as long: on a busy
 * machine it may wait for its turn. What is done with the frames takes no time.
 */
async function* patient(
  frames: AsyncGenerator<DecodingMessage>,
  limitMs: number,
  pid: number | undefined,
): AsyncGenerator<DecodingMessage | 'late'> {
  let waited = 0
  /** By what the process has worked, at the earliest. */
  let until = limitMs
  for (;;) {
    const next = frames.next()
    for (;;) {
      const asked = performance.now()
      const came = await within(next, until - waited)
      waited += performance.now() - asked
      if (came !== 'late') {
        if (came.done) return
        yield came.value
        break
      }
      const worked = (await workedMs(pid)) ?? limitMs
      if (worked >= limitMs || waited >= limitMs * LONGEST_WAIT) {
        next.catch(() => {})
        yield 'late'
        return
      }
      until = waited + limitMs - worked
    }
  }
}

async function within<T>(promised: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms)
  })
  try {
    return await Promise.race([promised, late])
  } finally {
    clearTimeout(timer)
  }
}
