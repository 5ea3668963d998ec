// Failures of plan files: of the file, of what it says, and of its targets.
import { planFileProblems } from './plan-file.ts'
import { planSenseProblems } from './plan-sense.ts'
import { planTargetProblems } from './plan-targets.ts'

export const planProblems = {
  ...planFileProblems,
  ...planSenseProblems,
  ...planTargetProblems,
} as const
