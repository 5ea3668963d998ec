// The calendar of a month's reports: whole weeks from Monday to Sunday, in every year that can be asked for.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOf, wallView } from '../../../src/boards/index.ts'
import { calendar } from '../../../src/boards/tiles/calendar.ts'
import { boardOf, samplePlan } from './sample.ts'

const plan = samplePlan()
const board = boardOf(plan, [{ tile: 'calendar', face: 'gauge', select: {} }])

function weeksOf(asOf: string) {
  const now = '2022-10-31T02:00:00.000Z'
  const view = wallView({ board, plan, assessments: [], figures: [], asOf, knownAt: null, lang: 'zh', now })
  const [tile] = view.pages[0]?.tiles ?? []
  if (!tile || !isOf(calendar, tile)) throw new Error('no calendar')
  return tile.weeks
}

// It went on for ever: no day comes after the last.
test('the last month that a day can name ends', () => {
  const weeks = weeksOf('9999-12-31')
  expect(weeks.map((week) => week.map(({ day }) => day ?? 0).join(' '))).toEqual([
    '0 0 1 2 3 4 5',
    '6 7 8 9 10 11 12',
    '13 14 15 16 17 18 19',
    '20 21 22 23 24 25 26',
    '27 28 29 30 31 0 0',
  ])
})

test('each day of a month stands once, under its weekday', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const at = new Date(0)
      at.setUTCFullYear(year, month, 0)
      const last = at.getUTCDate()
      const weeks = weeksOf(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-15`)
      const days = weeks.flat().flatMap(({ day }) => day ?? [])
      expect(days).toEqual(Array.from({ length: last }, (_, index) => index + 1))
      expect(weeks.at(-1)?.findIndex(({ day }) => day === last)).toBe((at.getUTCDay() + 6) % 7)
    }),
    { numRuns: 100 },
  )
})
