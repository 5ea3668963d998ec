// A clock that starts is held against what has passed: the ledger, files, the program's own making.
import { expect, test } from 'vitest'
import { clockDoubt } from '../../../src/program/clock-at-start.ts'

const at = (text: string): number => Date.parse(text)
const passed = {
  ledger: at('2026-06-10T08:00:00Z'),
  file: at('2026-06-10T09:00:00Z'),
  built: at('2026-03-01T00:00:00Z'),
}

test.for([
  ['2026-06-11T08:00:00Z', null],
  // Machines that share a database are a little apart.
  ['2026-06-10T08:50:00Z', null],
  ['2026-11-01T08:00:00Z', null],
  ['2027-06-10T09:00:00Z', { which: 'ahead', of: 'file', days: 365 }],
  ['2025-06-10T09:00:00Z', { which: 'behind', of: 'file', days: 365 }],
] as const)('a start at %s', ([now, doubt]) => {
  expect(clockDoubt(at(now), passed)).toEqual(doubt)
})

test('a folder of nobody yet: only the program’s making tells', () => {
  const fresh = { ledger: null, file: null, built: passed.built }
  expect(clockDoubt(at('2027-06-10T09:00:00Z'), fresh)).toBeNull()
  expect(clockDoubt(at('2020-01-01T00:00:00Z'), fresh)).toMatchObject({ which: 'behind', of: 'built' })
  expect(clockDoubt(at('2020-01-01T00:00:00Z'), { ledger: null, file: null, built: null })).toBeNull()
})
