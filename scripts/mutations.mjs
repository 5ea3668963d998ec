// Is a deliberate fault seen? Makes the changes of test/mutations.json one at a time, runs the test that is to fail, and puts all back.
//   npm run mutations              all of them
//   npm run mutations -- WORDS...  those whose name, place or test holds one of the words
// Prints a line for each: seen (a test failed), NOT SEEN (all passed), or BROKEN (the change cannot be made, or nothing loads with it).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const wanted = process.argv.slice(2)
const all = JSON.parse(readFileSync('test/mutations.json', 'utf8'))
const mutations = all.filter(
  ({ name, place, test }) =>
    wanted.length === 0 || wanted.some((word) => [name, place, test].some((one) => one.includes(word))),
)
if (mutations.length === 0) {
  console.error(`No change is called ${wanted.join(', ')}.`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'duibiao-mutations-'))
const report = join(folder, 'report.json')

/** What the tests of these files say: how many passed and failed, and whether all of them could be loaded. */
function outcomeOf(files) {
  rmSync(report, { force: true })
  const vitest = join('node_modules', '.bin', 'vitest')
  const projects = [
    '--project',
    'unit',
    '--project',
    'http',
    '--project',
    'integration',
    '--project',
    'browser',
  ]
  spawnSync(vitest, ['run', ...projects, '--reporter=json', `--outputFile.json=${report}`, ...files], {
    stdio: 'ignore',
  })
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const loaded = testResults.every(({ assertionResults }) => assertionResults.length > 0)
  return { passed: numPassedTests, failed: numFailedTests, loaded }
}

/** What is to be put back if this program is ended in the middle. */
let standing = null
const putBack = () => {
  if (standing) writeFileSync(standing.place, standing.text)
  standing = null
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    putBack()
    process.exit(130)
  })
}

function verdictOf({ place, search, replace, test }) {
  const text = readFileSync(place, 'utf8')
  if (text.split(search).length !== 2) return 'BROKEN'
  standing = { place, text }
  try {
    writeFileSync(
      place,
      text.replace(search, () => replace),
    )
    const { failed, loaded } = outcomeOf([test])
    return failed > 0 ? 'seen' : loaded ? 'NOT SEEN' : 'BROKEN'
  } finally {
    putBack()
  }
}

const files = [...new Set(mutations.map(({ test }) => test))]
const before = outcomeOf(files)
if (before.failed > 0 || !before.loaded) {
  console.error('The tests do not pass as the sources stand.')
  rmSync(folder, { recursive: true })
  process.exit(2)
}
let unseen = 0
for (const mutation of mutations) {
  const verdict = verdictOf(mutation)
  if (verdict !== 'seen') unseen++
  console.log(`${verdict}\t${mutation.name}\t${mutation.place}`)
}
rmSync(folder, { recursive: true })
console.log(`${mutations.length - unseen} of ${mutations.length} seen`)
process.exitCode = unseen === 0 ? 0 : 1
