// A failure as a page: what happened, how to mend it, where to go on.
import type { Fault } from '../../core/problem.ts'
import type { Text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'

export interface ProblemInput {
  readonly status: number
  readonly code: string
  readonly title: Text
  readonly detail: Text
  readonly fix: Text
  readonly faults: readonly Fault[]
  readonly requestId: string | null
}

export function renderProblem(_input: ProblemInput, _frame: Frame): string {
  return ''
}
