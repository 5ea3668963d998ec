// The catalogue of failures that a user can see; docs/problems.md agrees with it both ways, by test.
import { alertRuleProblems } from './alert-rules.ts'
import { boardProblems } from './boards.ts'
import { channelProblems } from './channels.ts'
import { clockProblems } from './clock.ts'
import { deskProblems } from './desk.ts'
import { figureProblems } from './figures.ts'
import { peopleProblems } from './people.ts'
import { planProblems } from './plans.ts'
import { requestProblems } from './requests.ts'
import { slipProblems } from './slips.ts'
import { startProblems } from './start.ts'
import { storeProblems } from './store.ts'
import { textProblems } from './texts.ts'

export const problems = {
  ...planProblems,
  ...figureProblems,
  ...storeProblems,
  ...boardProblems,
  ...requestProblems,
  ...startProblems,
  ...peopleProblems,
  ...deskProblems,
  ...textProblems,
  ...alertRuleProblems,
  ...clockProblems,
  ...channelProblems,
  ...slipProblems,
} as const

export type ProblemCode = keyof typeof problems
