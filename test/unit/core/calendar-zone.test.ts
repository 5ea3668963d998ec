// A day is the same day wherever the machine stands: the calendar in a process of its own, west of Greenwich.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { programOf } from '../../support/program.ts'

// The calendar's library builds a table when it is loaded, so the zone must be there before.
const program = await programOf('src/core/calendar.ts')

/** What `expression` of the calendar's exports (as `c`) comes to in Los Angeles. */
function inLosAngeles(expression: string): unknown {
  const script = `const c = await import(${JSON.stringify(pathToFileURL(program).href)})
    process.stdout.write(JSON.stringify(${expression}))`
  const env = { ...process.env, TZ: 'America/Los_Angeles' }
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' }),
  )
}

test('a day is the same day on a machine that stands west of Greenwich', () => {
  expect(
    inLosAngeles(`{
      here: new Date(0).getDate(),
      worked: ['2022-10-07', '2022-10-08', '2022-10-09'].map(c.isWorkingDay),
      before: ['2022-12-25', '2022-06-25'].map(c.workingDayOnOrBefore),
      first: c.holidayYears()[0],
    }`),
  ).toEqual({
    here: 31,
    worked: [false, true, true],
    before: ['2022-12-23', '2022-06-24'],
    first: 2004,
  })
})

test('and a whole year there has the worked days that the arrangement of 2022 leaves', () => {
  const year = `Array.from({ length: 365 }, (_, at) => new Date(Date.UTC(2022, 0, 1 + at)).toISOString().slice(0, 10))`
  expect(inLosAngeles(`${year}.filter(c.isWorkingDay).length`)).toBe(249)
  rmSync(program)
})
