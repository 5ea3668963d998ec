// Hysteresis as rules that hold for any course of a year.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Bearing, type Spell, spellOf } from '../../../src/rules/spell.ts'
import type { Level } from '../../../src/slips/finding.ts'

const RAISE = 2
const CLEAR = 2
/** Blue from two periods over the line, orange from four, red at once by size. */
const lines = {
  levelOf: (run: number, size: number): Level | null =>
    size >= 10 ? 'red' : run >= 4 ? 'orange' : run >= RAISE ? 'blue' : null,
  clearPeriods: CLEAR,
}

const [over, between, good]: [Bearing<number>, Bearing<number>, Bearing<number>] = [
  { kind: 'over', size: 1 },
  { kind: 'between' },
  { kind: 'good' },
]
const course = fc.array(fc.constantFrom(over, between, good, { kind: 'over', size: 10 } as const), {
  maxLength: 24,
})
const of = (...periods: Bearing<number>[]): Spell => spellOf(periods, lines)

describe('hysteresis', () => {
  test('one period over the line raises nothing, the second does', () => {
    expect(of(over)).toMatchObject({ condition: 'clear', level: null })
    expect(of(over, over)).toMatchObject({ condition: 'raised', level: 'blue', start: 0, run: 2 })
  })

  test('one good period is recovering, the second clears', () => {
    expect(of(over, over, good)).toMatchObject({ condition: 'recovering', level: 'blue' })
    expect(of(over, over, good, good)).toMatchObject({ condition: 'clear', good: 2 })
  })

  test('a relapse after one good period is raised at once, at the level it had', () => {
    expect(of(over, over, over, over, good, over)).toMatchObject({
      condition: 'raised',
      level: 'orange',
      start: 0,
    })
  })

  test('between the lines nothing is raised and nothing clears, and both runs begin anew', () => {
    expect(of(over, between, over).condition).toBe('clear')
    expect(of(over, over, between).condition).toBe('raised')
    expect(of(over, over, good, between, good).condition).toBe('recovering')
  })

  test('it is clear exactly when nothing was raised since the last stretch of enough good periods', () => {
    fc.assert(
      fc.property(course, (periods) => {
        const { condition } = of(...periods)
        let isRaised = false
        let [run, fine] = [0, 0]
        for (const period of periods) {
          run = period.kind === 'over' ? run + 1 : 0
          fine = period.kind === 'good' ? fine + 1 : 0
          if (period.kind === 'over' && (period.size >= 10 || run >= RAISE)) isRaised = true
          if (fine >= CLEAR) isRaised = false
        }
        expect(condition !== 'clear').toBe(isRaised)
        if (isRaised) expect(condition).toBe(fine > 0 ? 'recovering' : 'raised')
      }),
    )
  })

  test('the level never falls within a spell', () => {
    const rank = { blue: 1, orange: 2, red: 3 }
    fc.assert(
      fc.property(course, (periods) => {
        let highest = 0
        for (let length = 1; length <= periods.length; length++) {
          const { condition, level } = of(...periods.slice(0, length))
          if (condition === 'clear') highest = 0
          else {
            expect(level && rank[level]).toBeGreaterThanOrEqual(highest)
            highest = level ? rank[level] : 0
          }
        }
      }),
    )
  })

  test('looking back only to the last clearing stretch says the same as looking at the whole year', () => {
    fc.assert(
      fc.property(course, course, (before, after) => {
        const whole = of(...before, good, good, ...after)
        const part = of(good, good, ...after)
        expect(part.condition).toBe(whole.condition)
        if (whole.condition !== 'clear') expect(part.level).toBe(whole.level)
      }),
    )
  })
})
