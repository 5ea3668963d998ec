// docs/security.md names tests that are there, and says something of every line.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync('docs/security.md', 'utf8')
const named = [
  ...new Set([...page.matchAll(/`((?:test|docs|src)\/[\w./-]+\.\w+)`/g)].map(([, path = '']) => path)),
]

test('every file that it names is there', () => {
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((path) => !existsSync(path))).toEqual([])
})

const lines = page
  .split('\n')
  .filter((line) => /^\| V\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

test('every section that is held names its test, and what is not held says why', () => {
  expect(lines.length).toBeGreaterThan(70)
  const wrong = lines.filter(([, , , state = '', by = '']) => {
    if (state === 'held') return !/`test\/[\w./-]+`/.test(by)
    return state === '–' ? false : !(/^(?:partly|not)$/.test(state) && by.length > 20)
  })
  expect(wrong).toEqual([])
  expect(new Set(lines.map(([, section]) => section)).size).toBe(lines.length)
})
