// Failures of a plan's life: what may no longer be done to a plan that is in force.
import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'

export const planLifeProblems = {
  'plan-begun': {
    status: 409,
    title: text('计划已在执行，不能撤回', 'The plan is in force and cannot be withdrawn'),
    detail: text(
      '计划 {id} 的年度自 {begin} 开始，现在是“{state}”。',
      'The year of the plan {id} began on {begin}; it is now “{state}”.',
    ),
    fix: text(
      '年度开始以前才能撤回。执行中的计划只能按文件调整：改目标写 amendments，终止任务写 ended。',
      'A plan is withdrawn before its year begins. From then on it changes by documents: amendments for targets, ended for tasks.',
    ),
  },
} as const satisfies Record<string, ProblemEntry>
