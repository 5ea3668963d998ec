// The rules that the demonstration goes by: those that ship for everybody, and those that its own notice asks for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAlerts } from '../../src/rules/read-rules.ts'
import type { Rule } from '../../src/rules/rule.ts'

const PROJECT = join(import.meta.dirname, '..', '..')

export const lichengRules = (): readonly Rule[] =>
  ['dashboards/alerts.yaml', 'seeds/licheng-2022/alerts.yaml'].flatMap(
    (file) => parseAlerts(readFileSync(join(PROJECT, file), 'utf8')).rules,
  )
