// Where the ten days before those of a day ended.
import { expect, test } from 'vitest'
import { tenDaysBefore } from '../../../src/core/ten-days.ts'

test.each([
  ['2022-05-31', '2022-05-20'],
  ['2022-05-21', '2022-05-20'],
  ['2022-05-20', '2022-05-10'],
  ['2022-05-11', '2022-05-10'],
  ['2022-05-10', '2022-04-30'],
  ['2022-03-01', '2022-02-28'],
  ['2022-01-05', '2021-12-31'],
])('before %s they ended on %s', (day, end) => {
  expect(tenDaysBefore(day)).toBe(end)
})
