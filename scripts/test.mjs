// Runs what `npm test` promises: format, lint, types, then every test; `npm run test:peers` runs the whole number of cases of
// sampled tests, the tests against real programs, the soak of a wall, what is killed at random moments and what is
// attacked; `npm run attack` the last of these alone. Closes with `N passed, N failed`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { buildAll } from './build.mjs'
import { findChromium } from './chromium.mjs'

const SUITES = {
  default: ['unit', 'integration', 'http', 'browser'],
  peers: ['whole', 'peers', 'soak', 'deaths', 'attack'],
  attack: ['attack'],
}
const suite = Object.hasOwn(SUITES, process.argv[2] ?? '') ? process.argv[2] : 'default'
let passed = 0
let failed = 0

const bin = (name) => join('node_modules', '.bin', name)
const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
    .status === 0

/** One failure: its file below the project's folder, and the first lines of what it said. */
const say = (file, words) =>
  console.log(
    `✗ ${relative('.', file)}: ${stripVTControlCharacters(words).split('\n').slice(0, 12).join('\n  ')}`,
  )

function step(name, works) {
  const started = Date.now()
  const ok = works()
  console.log(`${ok ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (ok) passed++
  else failed++
}

if (suite === 'default') {
  step('format and lint', () => run(bin('biome'), ['check', '.']))
  step('types', () => run(bin('tsc'), ['--noEmit']))
}
await buildAll()

const chromium = findChromium()
const folder = mkdtempSync(join(tmpdir(), 'duibiao-test-'))
const report = join(folder, 'report.json')
const projects = SUITES[suite].flatMap((name) => ['--project', name])
const ok = run(
  bin('vitest'),
  ['run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  chromium ? { CHROMIUM: chromium } : {},
)
if (existsSync(report)) {
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  passed += counts.numPassedTests
  // A file that cannot be loaded has no tests to fail: it counts as one.
  failed += Math.max(counts.numFailedTests, counts.numFailedTestSuites > 0 || !ok ? 1 : 0)
  // Said once more at the end, where a long log is read first.
  for (const file of counts.testResults) {
    const failures = file.assertionResults.filter((test) => test.status === 'failed')
    for (const test of failures) say(file.name, `${test.fullName}\n${test.failureMessages.join('\n')}`)
    if (file.status === 'failed' && failures.length === 0) say(file.name, file.message)
  }
  if (counts.numPendingTests > 0) console.log(`! ${counts.numPendingTests} skipped`)
} else failed++
rmSync(folder, { recursive: true, force: true })

console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
