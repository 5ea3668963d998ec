// The notice as the tests read it: rows of the table, by a reading of their own that knows nothing of the plan file.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'seeds', 'licheng-2022')

export const seedFile = (name: string): string => readFileSync(join(FOLDER, name), 'utf8')

export interface NoticeRow {
  readonly number: number
  readonly text: string
  readonly lead: string
  readonly responsible: string
  readonly leaders: string
  /** The heading above it; null for the first eight. */
  readonly heading: string | null
}

export function noticeRows(): NoticeRow[] {
  const rows: NoticeRow[] = []
  let heading: string | null = null
  for (const line of seedFile('notice.txt').split('\n')) {
    heading = /^<b>(.*)<\/b>$/.exec(line.trim())?.[1] ?? heading
    const [number = '', text = '', lead = '', responsible = '', leaders = ''] = line.split('\t')
    if (/^\d+$/.test(number)) rows.push({ number: Number(number), text, lead, responsible, leaders, heading })
  }
  return rows
}

/** Runs of white space count as one blank. */
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What is left when the scan's blanks and line ends, and the brackets of sub-offices, are taken out. */
export const bare = (text: string): string => text.replace(/[\s()（）]/g, '')
