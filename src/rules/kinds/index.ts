// The registry of kinds of alert rules: one line each.
import type { RuleKind } from '../rule.ts'
import { behindRule } from './behind.ts'
import { ceilingRule } from './ceiling.ts'
import { milestoneRule } from './milestone.ts'
import { missingRule } from './missing.ts'
import { narrativeRule } from './narrative.ts'
import { reportRule } from './report.ts'
import { reversedRule } from './reversed.ts'
import { revisedRule } from './revised.ts'
import { rhythmRule } from './rhythm.ts'
import { selfRule } from './self.ts'
import { silenceRule } from './silence.ts'
import { turnedRule } from './turned.ts'

export const RULE_KINDS: readonly RuleKind[] = [
  behindRule,
  turnedRule,
  missingRule,
  reversedRule,
  revisedRule,
  ceilingRule,
  reportRule,
  milestoneRule,
  rhythmRule,
  narrativeRule,
  silenceRule,
  selfRule,
]
