// A plan's table of tasks as a Word file, of a plan and of a draft alike.
import type { Day, Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import type { Language } from '../core/text.ts'
import { planTable } from '../reports/documents/plan-table.ts'
import { makeDocument } from '../reports/make.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Its bytes; the same for the same plan, day, language and moment. Problem `report-not-made`. */
export const planTableFile = (plan: Plan, asOf: Day, lang: Language, stamp: Instant): Promise<Buffer> =>
  makeDocument({ document: 'plan-table', lang, facts: planTable.facts({ plan, asOf }, lang), stamp })
