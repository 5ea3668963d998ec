import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const project = (name: string, include: string[], extra: object = {}) => ({
  test: { name, include, environment: 'node' as const, ...extra },
})

/** Some start a process of their own: on a machine that has other work that alone takes longer than half a minute. */
const BUSY_MS = 120_000

/**
 * Both cores, and one world a worker: the modules are loaded once and not once a file, which was half of the time. So a unit
 * test leaves nothing behind: no changed environment, time zone or module state. `--sequence.shuffle` shows whether one does.
 */
const PURE = { isolate: false, maxWorkers: 2, testTimeout: BUSY_MS, hookTimeout: BUSY_MS }

/** One world a worker as above, and one engine for all files, on which each application has a database of its own. */
const SHARED = { isolate: false, globalSetup: ['test/support/shared-engine.ts'] }

/** Unit tests that try a sample of their cases. */
const SAMPLED = readdirSync('test/unit', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => join('test/unit', name))
  .filter((path) => /from '[./]+\/support\/cases\.ts'/.test(readFileSync(path, 'utf8')))

/** One project per kind of test: what it may touch decides where it lies. Projects of one group run together, groups in order. */
export default defineConfig({
  test: {
    // What a module was compiled to is kept until its source changes.
    experimental: { fsModuleCache: true },
    projects: [
      project('unit', ['test/unit/**/*.test.{ts,tsx}'], PURE),
      // The same tests with all their cases, beside `npm run test:peers`.
      project('whole', SAMPLED, { ...PURE, testTimeout: 120_000, env: { CASES: 'whole' } }),
      project('http', ['test/http/**/*.test.ts'], {
        ...SHARED,
        maxWorkers: 2,
        testTimeout: 120_000,
        hookTimeout: 60_000,
        sequence: { groupOrder: 1 },
      }),
      project('integration', ['test/integration/**/*.test.ts'], {
        maxWorkers: 2,
        testTimeout: 120_000,
        hookTimeout: 60_000,
        sequence: { groupOrder: 1 },
      }),
      // A browser is several processes of its own.
      project('browser', ['test/browser/**/*.test.ts'], {
        ...SHARED,
        fileParallelism: false,
        testTimeout: 120_000,
        hookTimeout: 60_000,
        sequence: { groupOrder: 2 },
      }),
      project('peers', ['test/peers/**/*.test.ts'], {
        testTimeout: 300_000,
        hookTimeout: 300_000,
        fileParallelism: false,
        sequence: { groupOrder: 3 },
      }),
      // Minutes each, and a clock of their own: one after the other, beside `npm run test:peers`.
      project('soak', ['test/soak/**/*.test.ts'], {
        testTimeout: 600_000,
        hookTimeout: 60_000,
        fileParallelism: false,
        sequence: { groupOrder: 4 },
      }),
      // Everything that comes from outside, hostile: beside `npm run test:peers`, alone by `npm run attack`.
      project('attack', ['test/attack/**/*.test.ts'], {
        ...SHARED,
        testTimeout: 600_000,
        hookTimeout: 60_000,
        fileParallelism: false,
        sequence: { groupOrder: 6 },
      }),
      project('deaths', ['test/deaths/**/*.test.ts'], {
        testTimeout: 600_000,
        hookTimeout: 60_000,
        fileParallelism: false,
        sequence: { groupOrder: 5 },
      }),
    ],
  },
})
