// The registry of kinds of alert rules: one line each.
import type { RuleKind } from '../rule.ts'
import { behind } from './behind.ts'
import { ceiling } from './ceiling.ts'
import { milestone } from './milestone.ts'
import { missing } from './missing.ts'
import { narrative } from './narrative.ts'
import { report } from './report.ts'
import { reversed } from './reversed.ts'
import { revised } from './revised.ts'
import { rhythm } from './rhythm.ts'
import { self } from './self.ts'
import { silence } from './silence.ts'
import { turned } from './turned.ts'

export const RULE_KINDS: readonly RuleKind[] = [
  behind,
  turned,
  missing,
  reversed,
  revised,
  ceiling,
  report,
  milestone,
  rhythm,
  narrative,
  silence,
  self,
]
