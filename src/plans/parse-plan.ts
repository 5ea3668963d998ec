// A plan file's text -> a checked Plan, or every fault of it at once.
import { toJson } from '../core/decimal.ts'
import type { Plan } from '../core/plan.ts'
import { type Fault, faultLines, Problem } from '../core/problem.ts'
import { readYaml } from '../yaml/read-shape.ts'
import { buildPlan } from './build-plan.ts'
import { PLAN_FILE, PlanShape } from './schema.ts'

/** `plan` is null exactly when there are faults. Faults are in the file's order, with line (`row`) and path (`cell`). */
export function readPlan(source: string): { plan: Plan | null; faults: readonly Fault[] } {
  const { value, places, dropped, unreadable } = readYaml(source, PlanShape, PLAN_FILE)
  if (value === null) return { plan: null, faults: unreadable.length > 0 ? unreadable : places.faults() }
  const plan = buildPlan(value, places, dropped)
  const faults = places.faults()
  return faults.length > 0 ? { plan: null, faults } : { plan, faults }
}

/** @throws Problem `plan-invalid`, which carries every fault. */
export function parsePlan(source: string): Plan {
  const { plan, faults } = readPlan(source)
  if (plan === null) throw new Problem('plan-invalid', { count: faults.length }, { faults })
  return plan
}

/** The faults of a plan file, one line each: `file:line: code: what and how to mend it`. Empty when it is good. */
export const checkPlanFile = (source: string, filename: string): string[] =>
  faultLines(filename, readPlan(source).faults)

/** The whole plan with all defaults filled in, as JSON with exact numbers. */
export const planToJson = (plan: Plan): string => toJson(plan, 2)
