// The documents that leave the house, one file each, by name.
import { monthBulletin, quarterBulletin } from './bulletin.ts'
import { planTable } from './plan-table.ts'

export const documents = {
  'plan-table': planTable,
  'month-bulletin': monthBulletin,
  'quarter-bulletin': quarterBulletin,
} as const

export type DocumentName = keyof typeof documents
