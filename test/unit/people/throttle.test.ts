// How often signing in may fail, by the clock that is passed in.
import { expect, test } from 'vitest'
import { Throttle } from '../../../src/people/throttle.ts'

const at = (seconds: number): string => new Date(Date.UTC(2022, 10, 20) + seconds * 1_000).toISOString()
const LIMITS = { perName: 3, perAddress: 5, windowMs: 60_000, lockMs: 120_000 }
const HOME = '10.0.0.7'

test('a name is locked after its failures, for a while, from everywhere', () => {
  const throttle = new Throttle(LIMITS)
  for (const second of [0, 1]) throttle.failed('lin', HOME, at(second))
  expect(throttle.lockedUntil('lin', HOME, at(2))).toBeNull()
  throttle.failed('lin', HOME, at(2))
  expect(throttle.lockedUntil('lin', '10.0.0.8', at(3))).toBe(Date.parse(at(122)))
  expect(throttle.lockedUntil('wang', HOME, at(3))).toBeNull()
  expect(throttle.lockedUntil('lin', HOME, at(122))).toBeNull()
})

test('failures that are long ago do not count', () => {
  const throttle = new Throttle(LIMITS)
  for (const second of [0, 1, 61]) throttle.failed('lin', null, at(second))
  expect(throttle.lockedUntil('lin', null, at(62))).toBeNull()
})

test('an address is locked whatever names it tries, also when it has an account of its own', () => {
  const throttle = new Throttle(LIMITS)
  for (const second of [0, 1, 2, 3]) throttle.failed(`name ${second}`, HOME, at(second))
  throttle.succeeded('own')
  throttle.failed('name 4', HOME, at(4))
  expect(throttle.lockedUntil('another', HOME, at(5))).toBe(Date.parse(at(124)))
  expect(throttle.lockedUntil('another', '10.0.0.8', at(5))).toBeNull()
})

test('a good password clears the name', () => {
  const throttle = new Throttle(LIMITS)
  for (const second of [0, 1]) throttle.failed('lin', null, at(second))
  throttle.succeeded('lin')
  throttle.failed('lin', null, at(2))
  expect(throttle.lockedUntil('lin', null, at(3))).toBeNull()
})

test('attempts at once do not slip through before their outcomes are known', () => {
  const throttle = new Throttle(LIMITS)
  const finished = [0, 1, 2].map(() => throttle.begin('lin', null))
  expect(throttle.lockedUntil('lin', null, at(0))).not.toBeNull()
  for (const finish of finished) finish()
  expect(throttle.lockedUntil('lin', null, at(0))).toBeNull()
})
