// A clock that is set wrong while the service runs: told, and not believed.
import { expect, test } from 'vitest'
import { steadyClock } from '../../../src/program/steady-clock.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2024-02-28T23:59:00.000Z')

function machine() {
  const at = { wall: START, monotonic: 5_000 }
  const clock = steadyClock(
    () => at.wall,
    () => at.monotonic,
  )
  return {
    clock,
    pass(ms: number) {
      at.wall += ms
      at.monotonic += ms
    },
    set(ms: number) {
      at.wall += ms
    },
  }
}

test.for([365, -365, 2, -1, -1 / 24])(
  'set by %d days while it runs: the service goes on with its own time, and says so',
  (days) => {
    const { clock, pass, set } = machine()
    set(days * DAY_MS)
    pass(60_000)
    // A leap day begins all the same.
    expect(clock.now()).toBe('2024-02-29T00:00:00.000Z')
    expect(clock.jumpMs()).toBe(days * DAY_MS)
    set(-days * DAY_MS)
    expect(clock.jumpMs()).toBe(0)
  },
)

test('what a time server puts right, and a night asleep, is followed', () => {
  const { clock, pass, set } = machine()
  set(-60_000)
  expect(clock.now()).toBe('2024-02-28T23:58:00.000Z')
  set(10 * 3_600_000)
  pass(60_000)
  expect([clock.now(), clock.jumpMs()]).toEqual(['2024-02-29T09:59:00.000Z', 0])
  for (let day = 0; day < 40; day++) {
    set(8 * 3_600_000)
    pass(16 * 3_600_000)
    expect(clock.jumpMs()).toBe(0)
    clock.now()
  }
  expect(clock.now()).toBe('2024-04-09T09:59:00.000Z')
})
