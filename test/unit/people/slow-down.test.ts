// How fast passwords may be tried, by the clock that is passed in.
import { expect, test } from 'vitest'
import { type SignInAttempt, SlowDown } from '../../../src/people/slow-down.ts'

const at = (seconds: number): string => new Date(Date.UTC(2022, 10, 20) + seconds * 1_000).toISOString()
const HOME = '10.0.0.7'
const AWAY = '10.0.0.8'
const trying = (
  login: string,
  address: string | null = HOME,
  device: string | null = null,
): SignInAttempt => ({
  ...{ login, address, device },
})
function failing(count: number, attempt: (index: number) => SignInAttempt, slow = new SlowDown()): SlowDown {
  for (let index = 0; index < count; index++) slow.failed(attempt(index), at(0))
  return slow
}

test('six wrong guesses keep nobody out', () => {
  const slow = failing(6, () => trying('lin'))
  expect(slow.waitsUntil(trying('lin'), at(1))).toBeNull()
  expect(slow.slowed(at(1))).toEqual([])
})

test('whoever goes on waits, twice as long after each, up to a quarter of an hour', () => {
  const slow = failing(8, () => trying('lin'))
  expect(slow.waitsUntil(trying('lin'), at(0.5))).toBe(Date.parse(at(1)))
  slow.failed(trying('lin'), at(1))
  expect(slow.waitsUntil(trying('lin'), at(1))).toBe(Date.parse(at(3)))
  failing(30, () => trying('lin'), slow)
  expect(slow.waitsUntil(trying('lin'), at(800))).not.toBeNull()
  expect(slow.waitsUntil(trying('lin'), at(901))).toBeNull()
})

test('the same name from elsewhere, and other names from there, go on', () => {
  const slow = failing(20, () => trying('lin'))
  expect(slow.waitsUntil(trying('lin', AWAY), at(0.5))).toBeNull()
  expect(slow.waitsUntil(trying('wang'), at(0.5))).toBeNull()
  expect(slow.slowed(at(0.5))).toMatchObject([{ login: 'lin', address: HOME, failures: 20 }])
})

test('one name from everywhere, and any name from one address, wait for seconds and not for long', () => {
  const everywhere = failing(200, (index) => trying('lin', `10.1.0.${index}`))
  expect(everywhere.waitsUntil(trying('lin', AWAY), at(1))).not.toBeNull()
  expect(everywhere.waitsUntil(trying('lin', AWAY), at(61))).toBeNull()
  const proxy = failing(300, (index) => trying(`nobody${index}`))
  expect(proxy.waitsUntil(trying('lin'), at(1))).not.toBeNull()
  expect(proxy.waitsUntil(trying('lin'), at(11))).toBeNull()
})

test('a device that signed in before never waits for what others did', () => {
  const slow = failing(500, (index) => trying(index % 2 === 0 ? 'lin' : `nobody${index}`))
  expect(slow.waitsUntil(trying('lin', HOME, 'tablet'), at(0.5))).toBeNull()
  failing(8, () => trying('lin', HOME, 'tablet'), slow)
  expect(slow.waitsUntil(trying('lin', HOME, 'tablet'), at(0.5))).not.toBeNull()
})

test('the right password clears the pair, and no guesser’s own account clears a name or an address', () => {
  const slow = failing(300, () => trying('lin'))
  slow.succeeded(trying('lin'))
  expect(slow.slowed(at(1)).map(({ login, address }) => [login, address])).toEqual([
    ['lin', null],
    [null, HOME],
  ])
})

test('attempts at once do not slip through before their outcomes are known', () => {
  const slow = new SlowDown()
  const finished = Array.from({ length: 8 }, () => slow.begin(trying('lin')))
  expect(slow.waitsUntil(trying('lin'), at(0))).not.toBeNull()
  for (const finish of finished) finish()
  expect(slow.waitsUntil(trying('lin'), at(0))).toBeNull()
})
