// Do the deliberate faults of test/mutations.json still have a place in the sources, and does test/mutations.md list them?
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Mutation {
  readonly name: string
  /** File that is changed. */
  readonly place: string
  /** What a user would meet. */
  readonly what: string
  /** Stands in the file once. */
  readonly search: string
  readonly replace: string
  /** File of the test that fails. */
  readonly test: string
}

const mutations: readonly Mutation[] = JSON.parse(readFileSync('test/mutations.json', 'utf8'))

test('each has a name of its own, a place that is there once, and a test', () => {
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length)
  const stale = mutations.filter(
    ({ place, search, test: file }) =>
      !existsSync(file) || !existsSync(place) || readFileSync(place, 'utf8').split(search).length !== 2,
  )
  // The code moved on: say the change as it would be made now, or take it out with what it was about.
  expect(stale.map(({ name, place, search }) => `${name}: ${place} has “${search}” not once`)).toEqual([])
})

test('test/mutations.md lists them', async () => {
  const rows = mutations.map(
    ({ name, place, what, test: file }) => `| \`${name}\` | \`${place}\` | ${what} | \`${file}\` |`,
  )
  await expect(`# Deliberate faults

Each line is a change that somebody could make by accident, and the test that fails when it is made. \`npm run mutations\` makes
them one at a time, runs the test, and puts all back; \`npm run mutations -- WORDS\` only those whose name, place or test holds a
word. They stand in \`test/mutations.json\`; this page is made of it by \`npx vitest run --project unit test/unit/mutations.test.ts -u\`.
The pure rooms are changed everywhere by a program besides (\`npm run mutants\`, \`docs/mutations.md\`).

| name | place | what was changed | test that sees it |
| ---- | ----- | ---------------- | ----------------- |
${rows.join('\n')}
`).toMatchFileSnapshot('../mutations.md')
})
