// Failures of plans: of the file (plan-file.ts) and of what it says (plan-sense.ts).
import { planFileProblems } from './plan-file.ts'
import { planSenseProblems } from './plan-sense.ts'

export const planProblems = { ...planFileProblems, ...planSenseProblems } as const
