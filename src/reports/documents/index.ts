// The documents that leave the house, one file each, by name.
import { monthBulletin, quarterBulletin } from './bulletin.ts'
import { planTable } from './plan-table.ts'

/** Those about where a plan stands, in the order in which a page offers them. */
export const papers = {
  'month-bulletin': monthBulletin,
  'quarter-bulletin': quarterBulletin,
} as const

export const documents = { 'plan-table': planTable, ...papers } as const

export type PaperName = keyof typeof papers
export type DocumentName = keyof typeof documents
