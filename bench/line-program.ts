// A program of the bench that is spoken to in lines of JSON, in a process of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startFlags } from '../test/support/start-flags.ts'

export interface LineProgram {
  readonly pid: number
  /** The next line that it writes. An Error when it ends instead. */
  next<Line>(): Promise<Line>
  /** Writes a line; the answer is the next line. */
  tell<Line>(line: string): Promise<Line>
  /** Closes its stdin and waits until it has ended. */
  stop(): Promise<void>
}

/** `name`: of a built program, `bench-load`. */
export function startProgram(name: string, args: readonly string[] = []): LineProgram {
  const program = fileURLToPath(new URL(`./${name}.js`, import.meta.url))
  const child = spawn(process.execPath, [...startFlags(), '--expose-gc', program, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const gone = once(child, 'close')
  const next = async <Line>(): Promise<Line> => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`${name} ended too early`)
    return JSON.parse(value) as Line
  }
  return {
    pid: child.pid ?? 0,
    next,
    tell(line) {
      child.stdin.write(`${line}\n`)
      return next()
    },
    async stop() {
      child.stdin.end()
      await gone
    },
  }
}
