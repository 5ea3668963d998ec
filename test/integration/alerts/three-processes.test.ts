// Three processes on one engine want the same work: one does it, another takes over when it dies or sleeps past its lease.
import { type ChildProcess, spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Line } from '../../support/lease-worker.ts'
import { programOf } from '../../support/program.ts'
import { openTestStore, type TestStore } from '../../support/store.ts'

const TTL_MS = 2_000
const PATIENT = { timeout: 60_000, interval: 20 }

let world: TestStore
let program: string
const children = new Map<string, ChildProcess>()
const said: Line[] = []

beforeAll(async () => {
  world = await openTestStore()
  program = await programOf('test/support/lease-worker.ts')
})
afterAll(async () => {
  for (const child of children.values()) {
    child.kill('SIGCONT')
    child.kill('SIGKILL')
  }
  await rm(program, { force: true })
  await world.close()
})

async function start(name: string): Promise<void> {
  const { url, username, password } = world.engine
  const child = spawn(process.execPath, [program, url, username, password, name, String(TTL_MS)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.set(name, child)
  createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line) as Line))
  await expect.poll(() => said.some(({ who, what }) => who === name && what === 'ready'), PATIENT).toBe(true)
}

const latest = (what: Line['what']): Line | undefined => said.filter((line) => line.what === what).at(-1)

/** Whoever works now, once somebody with a larger number than `fence` does. */
async function workerAfter(fence: number): Promise<Line> {
  await expect.poll(() => latest('stepped')?.fence ?? 0, PATIENT).toBeGreaterThan(fence)
  const line = latest('stepped')
  if (!line) throw new Error('nobody works')
  return line
}

test('one works; killed or put to sleep, another follows, and the sleeper stops when it wakes', async () => {
  for (const name of ['甲', '乙', '丙']) await start(name)
  const first = await workerAfter(0)
  children.get(first.who)?.kill('SIGKILL')
  const second = await workerAfter(first.fence)
  expect(second.who).not.toBe(first.who)

  children.get(second.who)?.kill('SIGSTOP')
  const third = await workerAfter(second.fence)
  expect([first.who, second.who]).not.toContain(third.who)
  children.get(second.who)?.kill('SIGCONT')
  const isLost = ({ who, what, fence }: Line) =>
    who === second.who && what === 'lost' && fence === second.fence
  await expect.poll(() => said.some(isLost), PATIENT).toBe(true)

  // Whoever was followed by another did nothing more under its old number.
  const numbers = said.filter(({ what }) => what === 'stepped').map(({ fence }) => fence)
  expect(numbers).toEqual([...numbers].sort((one, other) => one - other))
  const holders = new Map(said.filter(({ what }) => what === 'began').map(({ fence, who }) => [fence, who]))
  expect(said.filter(({ what, fence, who }) => what === 'stepped' && holders.get(fence) !== who)).toEqual([])
}, 120_000)
