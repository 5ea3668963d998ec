// A workbook parsed in a process of its own: whatever its bytes do to that process, the service answers with a Problem.
import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { Problem } from '../../core/problem.ts'
import { childProgram } from '../../program/child-program.ts'
import { Grid } from '../grid/grid.ts'
import { type Answer, unframe } from './frames.ts'
import type { WorkbookLimits } from './limits.ts'

export type ReadWorkbook = (
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  limits: WorkbookLimits,
) => Promise<readonly Grid[]>

/** So much of what a dying process says is kept. */
const WORDS = 4_096

/**
 * Every sheet of an xlsx or xls file, in the file's order, hidden ones included. Problems: those of `parseWorkbook`,
 * `workbook-too-slow` beyond the limit of seconds, `workbook-crashed` when the process died, of memory or otherwise.
 */
export async function readWorkbook(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  limits: WorkbookLimits,
): Promise<readonly Grid[]> {
  const args = [
    `--max-old-space-size=${limits.memoryMb}`,
    await childProgram('ingest/workbook/child'),
    JSON.stringify(limits),
  ]
  // Nothing of the service's environment is the workbook's business, secrets least of all.
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { TZ: 'UTC' } })
  giveWay(child.pid)
  let late = false
  const limit = setTimeout(() => {
    late = true
    child.kill('SIGKILL')
  }, limits.seconds * 1000)
  let words = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-WORDS)
  })
  const closed = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(signal ?? `exit ${code}`))
  })
  // A process that is gone does not take the rest of the bytes; what the disk did is told.
  const sent = pipeline(bytes instanceof Uint8Array ? [bytes] : bytes, child.stdin).then(
    () => null,
    (error: NodeJS.ErrnoException) => (GONE.has(error.code ?? '') ? null : error),
  )
  try {
    const grids = await collect(unframe(child.stdout))
    if (grids) return grids
    const end = await closed
    if (late) throw new Problem('workbook-too-slow', { limit: limits.seconds })
    throw new Problem(
      'workbook-crashed',
      { limit: limits.memoryMb },
      { cause: new Error(`${end}\n${words}`) },
    )
  } catch (error) {
    child.kill('SIGKILL')
    throw (await sent) ?? error
  } finally {
    clearTimeout(limit)
    child.kill('SIGKILL')
  }
}

/** Walls and pages go first where processors are few. A process that is gone, or a system that forbids it, is no matter. */
function giveWay(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // Then it takes its share like any other.
  }
}

const GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'])

/** null: the answers broke off. */
async function collect(answers: AsyncIterable<Answer>): Promise<readonly Grid[] | null> {
  let grids: readonly Grid[] = []
  for await (const answer of answers) {
    if (answer.kind === 'problem') throw new Problem(answer.code, answer.params)
    if (answer.kind === 'end') return grids
    if (answer.kind === 'sheets') grids = answer.sheets.map((head) => new Grid(head))
    else grids[answer.rows.sheet]?.add(answer.rows)
  }
  return null
}
