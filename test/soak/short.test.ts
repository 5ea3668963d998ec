// The shortened soak of every test run; `npm run soak` is the whole one.
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { programOf } from '../support/program.ts'
import { soak } from './soak.ts'

const MB = 1024 * 1024

let program: string
beforeAll(async () => {
  program = await programOf('test/soak/program.ts')
})
afterAll(() => rm(program, { force: true }))

test('a screen lives through every fault without a blank or an error, and grows by nothing', async () => {
  const lines: string[] = []
  const result = await soak({
    ...{ updates: 120, turns: 40, screens: 200, heard: 40, faultEvery: 4 },
    ...{ program, publicFolder: 'dist/public' },
    seed: Number(process.env.SOAK_SEED ?? 20221231),
    say: (line) => lines.push(line),
  }).catch((error: unknown) => {
    throw new Error(`it ended after ${lines.length} faults:\n${lines.join('\n')}`, { cause: error })
  })
  const told = [...lines, JSON.stringify(result)].join('\n')
  expect(result.wrong, told).toEqual([])
  expect(Object.keys(result.faults).length, told).toBe(10)
  expect(result.looks).toBeGreaterThan(20)
  expect(result.slowestReturnMs, told).toBeLessThan(30_000)
  expect(result.after.listeners, told).toBeLessThanOrEqual(result.before.listeners)
  expect(result.after.nodes, told).toBeLessThanOrEqual(result.before.nodes * 1.05)
  expect(result.after.heapBytes, told).toBeLessThan(result.before.heapBytes * 1.1)
  expect(result.serviceAfter - result.serviceBefore, told).toBeLessThan(32 * MB)
})
