// Runs the program as a user does: `node bin/duibiao.js ...`, this one or one that stands in another folder.
import { execFile, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  ...more,
})

export function duibiao(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  home = '.',
): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['bin/duibiao.js', ...args],
      { cwd: home, env: environment(env), maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
        resolve({ code, stdout, stderr })
      },
    )
  })
}

export interface RunningService {
  readonly url: string
  readonly pid: number
  /** What it printed until it was ready. */
  readonly greeting: string
  /** Sends the signal and waits for the end; the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts `duibiao serve` on a free port and waits until it says where it listens. */
export async function serveDuibiao(
  env: Readonly<Record<string, string>>,
  home = '.',
): Promise<RunningService> {
  const child = spawn(process.execPath, ['bin/duibiao.js', 'serve'], {
    cwd: home,
    env: environment({ PORT: '0', LOG_LEVEL: 'warn', ...env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaints += text
  })
  let greeting = ''
  for await (const line of createInterface({ input: child.stdout })) {
    greeting += `${line}\n`
    const url = /API.*?(http:\/\/\S+)\/docs/.exec(line)?.[1]
    if (url === undefined || child.pid === undefined) continue
    return {
      url,
      pid: child.pid,
      greeting,
      stop(signal = 'SIGTERM') {
        child.kill(signal)
        return ended
      },
    }
  }
  throw new Error(`the service ended with ${await ended}: ${complaints}`)
}
