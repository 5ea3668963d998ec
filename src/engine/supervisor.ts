// Keeps the embedded engine alive: starts its process, starts it again when it dies, stops it on request.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createInterface } from 'node:readline'
import type { Log } from '../core/log.ts'
import { childProgram } from '../program/child-program.ts'
import { causeLineOf, lastWords, problemOfWords } from './last-words.ts'
import type { Orders, Ready } from './orders.ts'
import { refuseUnfitProcessor, unfitProcessor } from './processor.ts'

export interface EngineState {
  readonly phase: 'ready' | 'restarting' | 'stopped'
  /** How often it had to be started again. */
  readonly restarts: number
  /** Why it ended last, in the engine's own words; null when it never did. */
  readonly lastFailure: string | null
  /** Process of the engine; null while there is none. */
  readonly pid: number | null
}

export interface Engine {
  /** Stays the same over restarts. */
  readonly url: string
  readonly username: string
  readonly password: string
  state(): EngineState
  /** Kills its process, which is then started again; `why` is told as its last failure. */
  kill(why: string): void
  /** Called after every change. Returns how to stop listening. */
  onState(listener: (state: EngineState) => void): () => void
  /** Waits for running statements, then for the process to end. Again: the same. */
  stop(): Promise<void>
}

const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 10_000
/** An engine that lived this long has recovered: the next pause is short again. */
const STABLE_MS = 30_000
const READY_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 20_000

/**
 * Starts the engine on a folder that is its own (made when it is missing). Problems: `store-folder-locked`,
 * `store-folder-unwritable`, `store-disk-full`, `store-engine-missing`, `store-engine-failed`, `store-processor-unfit`.
 */
export async function startEngine(options: { folder: string; log: Log }): Promise<Engine> {
  const { folder, log } = options
  await refuseUnfitProcessor()
  const program = await childProgram('engine/child')
  const username = 'duibiao'
  const password = randomBytes(24).toString('base64url')
  const listeners = new Set<(state: EngineState) => void>()

  let child: ChildProcess | null = null
  let state: EngineState = { phase: 'restarting', restarts: 0, lastFailure: null, pid: null }
  let stopping: Promise<void> | null = null
  let pauseMs = FIRST_PAUSE_MS
  let timer: NodeJS.Timeout | null = null
  let killedFor: string | null = null

  const change = (next: Partial<EngineState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener(state)
  }

  function restartLater(reason: string) {
    change({ phase: 'restarting', pid: null, lastFailure: reason, restarts: state.restarts + 1 })
    log.error({ reason, pauseMs }, 'the database engine ended; it is started again')
    timer = setTimeout(() => {
      launch(program, { folder, port, username, password }, ended).then(
        (started) => {
          child = started.child
          change({ phase: 'ready', pid: started.child.pid ?? null })
          log.info({ restarts: state.restarts }, 'the database engine answers again')
        },
        (error: Error) => {
          if (stopping === null) restartLater(error.message)
        },
      )
    }, pauseMs)
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }

  function ended(words: string, livedMs: number) {
    child = null
    if (stopping !== null) return
    if (livedMs > STABLE_MS) pauseMs = FIRST_PAUSE_MS
    restartLater(killedFor ?? (causeLineOf(words) || 'no words'))
    killedFor = null
  }

  const first = await launch(program, { folder, port: 0, username, password }, ended)
  const port = first.port
  child = first.child
  change({ phase: 'ready', pid: child.pid ?? null })

  return {
    url: `http://127.0.0.1:${port}`,
    username,
    password,
    state: () => state,
    kill(why) {
      if (child === null) return
      killedFor = why
      child.kill('SIGKILL')
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      stopping ??= (async () => {
        if (timer) clearTimeout(timer)
        if (child) await dismiss(child)
        change({ phase: 'stopped', pid: null })
      })()
      return stopping
    },
  }
}

/** Resolves when the engine answers; later, `ended` is called with its last words when it dies. */
function launch(
  program: string,
  orders: Orders,
  ended: (words: string, livedMs: number) => void,
): Promise<{ child: ChildProcess; port: number }> {
  // Nothing of the service's environment is the engine's business, secrets least of all.
  const env = { UV_THREADPOOL_SIZE: '16', TZ: 'UTC' }
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'pipe'], env })
  const startedAt = performance.now()
  const words = lastWords()
  child.stderr.setEncoding('utf8').on('data', words.add)
  child.stdin.on('error', () => {})
  child.stdin.write(`${JSON.stringify(orders)}\n`)

  return new Promise((resolve, reject) => {
    let ready = false
    const limit = setTimeout(() => {
      words.add(`Error: no answer within ${READY_LIMIT_MS} ms\n`)
      child.kill('SIGKILL')
    }, READY_LIMIT_MS)
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(limit)
      ready = true
      resolve({ child, port: (JSON.parse(line) as Ready).port })
    })
    child.once('error', (error) => {
      clearTimeout(limit)
      reject(error)
    })
    // `close`, not `exit`: only then all of stderr has been read.
    child.once('close', (code, signal) => {
      clearTimeout(limit)
      if (!ready)
        reject(signal === 'SIGILL' ? unfitProcessor('SIGILL') : problemOfWords(words.text(), orders.folder))
      else
        ended(
          signal ? `${words.text()}\nError: ended by ${signal}` : words.text() || `exit ${code}`,
          performance.now() - startedAt,
        )
    })
  })
}

async function dismiss(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('close', resolve))
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
  child.stdin?.write('stop\n')
  await gone
  clearTimeout(limit)
}
