// The documents that leave the house, one file each, by name.
import { planTable } from './plan-table.ts'

export const documents = { 'plan-table': planTable } as const

export type DocumentName = keyof typeof documents
