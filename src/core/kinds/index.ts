// The registry of indicator kinds: one line each.
import type { Kind } from '../plan.ts'
import { ceiling } from './ceiling.ts'
import { count } from './count.ts'
import { cumulative } from './cumulative.ts'
import { growth } from './growth.ts'
import type { KindRule } from './kind.ts'
import { level } from './level.ts'
import { milestone } from './milestone.ts'
import { ratio } from './ratio.ts'
import { relation } from './relation.ts'

export const kindRules: Readonly<Record<Kind, KindRule>> = {
  growth,
  cumulative,
  level,
  ratio,
  count,
  milestone,
  ceiling,
  relation,
}
