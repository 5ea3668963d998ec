// Failures of plans: of the file, of what it says, of its targets, and of its life.
import { planFileProblems } from './plan-file.ts'
import { planLifeProblems } from './plan-life.ts'
import { planSenseProblems } from './plan-sense.ts'
import { planTargetProblems } from './plan-targets.ts'

export const planProblems = {
  ...planFileProblems,
  ...planSenseProblems,
  ...planTargetProblems,
  ...planLifeProblems,
} as const
