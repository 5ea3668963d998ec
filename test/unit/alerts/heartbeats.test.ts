// Who is well, failing, silent or off, from the last words that were heard.
import { expect, test } from 'vitest'
import { healthOfPart, type Part } from '../../../src/alerts/heartbeats.ts'
import { text } from '../../../src/core/text.ts'

const part: Part = { id: 'evaluation', words: text('研判', 'evaluation'), everyMs: 60_000, off: false }
const at = (minute: number): string => `2022-10-31T02:${String(minute).padStart(2, '0')}:00.000Z`
const stateAt = (well: number | null, failed: number | null, now: number, one = part) =>
  healthOfPart(
    one,
    well === null ? null : { at: at(well) },
    failed === null ? null : { at: at(failed), note: 'why' },
    at(0),
    at(now),
  ).state

test('well as long as it was heard of in time, silent from then on', () => {
  expect(stateAt(10, null, 11)).toBe('well')
  expect(stateAt(10, null, 12)).toBe('silent')
})

test('never heard of: silent only when there was time', () => {
  expect(stateAt(null, null, 1)).toBe('well')
  expect(stateAt(null, null, 2)).toBe('silent')
})

test('the last word counts: failing until it did its work again', () => {
  expect(stateAt(10, 11, 11)).toBe('failing')
  expect(stateAt(10, 11, 40)).toBe('failing')
  expect(stateAt(12, 11, 12)).toBe('well')
  expect(stateAt(null, 11, 11)).toBe('failing')
})

test('switched off is said, and never taken for well', () => {
  expect(stateAt(10, null, 10, { ...part, off: true })).toBe('off')
})
