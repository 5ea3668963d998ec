// The documents that leave the house, one file each, by name.
import { leaderList, unitList } from './area-list.ts'
import { monthBulletin, quarterBulletin } from './bulletin.ts'
import { comparisonTable } from './comparison.ts'
import { indicatorSheet } from './indicator-sheet.ts'
import { inspectionReport } from './inspection-report.ts'
import { ledgerPaper } from './ledger.ts'
import { planTable } from './plan-table.ts'
import { halfYearReport, yearReport } from './progress-report.ts'
import { reportLetter } from './report-letter.ts'
import { roundDraft } from './round-draft.ts'
import { roundReport } from './round-report.ts'
import { slipRecord } from './slip-record.ts'

/** Those about where a plan stands, in the order in which a page offers them. */
export const papers = {
  'month-bulletin': monthBulletin,
  'quarter-bulletin': quarterBulletin,
  'half-year-report': halfYearReport,
  'year-report': yearReport,
  'unit-list': unitList,
  'leader-list': leaderList,
  ledger: ledgerPaper,
  'indicator-sheet': indicatorSheet,
  'slip-record': slipRecord,
  'inspection-report': inspectionReport,
  'comparison-table': comparisonTable,
  'report-letter': reportLetter,
} as const

export const documents = {
  'plan-table': planTable,
  'round-report': roundReport,
  'round-draft': roundDraft,
  ...papers,
} as const

export type PaperName = keyof typeof papers
export type DocumentName = keyof typeof documents
