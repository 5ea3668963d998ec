// Before anything counts days: the office's own calendar, where it wrote one.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { rulesFileOf } from '../config.ts'
import { arrangeYears } from '../core/calendar.ts'
import { faultLines, Problem } from '../core/problem.ts'
import { HOLIDAYS_FILE, readHolidays } from '../rules/read-holidays.ts'
import { unreadable } from './files.ts'

/** Problems `file-unreadable`, `holidays-invalid`; nothing where there is no file. */
export async function useHolidays(): Promise<void> {
  const path = join(dirname(rulesFileOf()), HOLIDAYS_FILE)
  const source = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw unreadable(path, error)
  })
  if (source === null) return
  const { years, faults } = readHolidays(source)
  if (years === null) throw new Problem('holidays-invalid', { lines: faultLines(path, faults).join('; ') })
  arrangeYears(years)
}
