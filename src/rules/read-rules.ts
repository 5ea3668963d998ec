// The text of dashboards/alerts.yaml -> rules that can be asked, or every fault with its line.
import { type Fault, Problem } from '../core/problem.ts'
import { LEVELS, type Level, type Receiver } from '../slips/finding.ts'
import { HAND_WRITTEN, type YamlFile } from '../yaml/file.ts'
import type { Places } from '../yaml/places.ts'
import { readYaml } from '../yaml/read-shape.ts'
import type { ReceiverChoice } from './ground.ts'
import { RULE_KINDS } from './kinds/index.ts'
import type { Rule, RuleBase, RuleKind } from './rule.ts'
import { alertsFile, type SharedFile } from './rules-file.ts'

/** Rules with the lines that they stand on, for whoever checks them against a plan. */
export interface ReadAlerts {
  /** In the file's order, those that are off included. */
  readonly rules: readonly Rule[]
  /** From which colour on a supervisor signs before anybody is told (拟办); null: everything goes out by itself. */
  readonly signFrom: Level | null
  /** Lines of the lists that rules have from the file. */
  readonly places: Pick<Places, 'lineOf'>
}

const ALERTS_FILE: YamlFile = { name: 'alerts', whole: 'alerts', limits: HAND_WRITTEN }

/** Never throws: faults carry 1-based lines. `alerts` is null when there are any. */
export function readAlerts(
  text: string,
  kinds: readonly RuleKind[] = RULE_KINDS,
): { alerts: ReadAlerts | null; faults: readonly Fault[] } {
  const { value, places, unreadable } = readYaml(text, alertsFile(kinds), ALERTS_FILE)
  if (value === null || unreadable.length > 0)
    return { alerts: null, faults: [...unreadable, ...places.faults()] }
  const rules: Rule[] = []
  const lines = new Map<string, number>()
  for (const raw of (value.rules ?? []) as readonly (SharedFile & { readonly kind: string })[]) {
    const line = lines.get(raw.id)
    if (line === undefined) lines.set(raw.id, places.lineOf(raw, 'id'))
    else places.fault('alerts-duplicate', { id: raw.id, line }, raw, 'id')
    checkGrades(raw, places)
    const kind = kinds.find((one) => one.kind === raw.kind)
    if (kind) rules.push(ruleOf(kind, raw, places))
  }
  const faults = places.faults()
  return faults.length > 0
    ? { alerts: null, faults }
    : { alerts: { rules, signFrom: value.sign ?? null, places }, faults }
}

/** @throws Problem `alerts-invalid`, which carries every fault. */
export function parseAlerts(text: string): ReadAlerts {
  const { alerts, faults } = readAlerts(text)
  if (alerts === null) throw new Problem('alerts-invalid', { count: faults.length }, { faults })
  return alerts
}

/** Grades must rise: each level at most once, in order, and asking for no less than the one before. */
function checkGrades(raw: object, places: Places): void {
  for (const key of ['grades', 'late'] as const) {
    const grades = (raw as Readonly<Record<string, unknown>>)[key]
    if (!Array.isArray(grades)) continue
    const all = grades as readonly Readonly<Record<string, string | number>>[]
    for (const [index, grade] of all.entries()) {
      const before = all[index - 1]
      if (!before) continue
      const numbers = Object.keys(grade).filter((one) => one !== 'level')
      const rises = LEVELS.indexOf(grade.level as never) > LEVELS.indexOf(before.level as never)
      const less = numbers.some((one) => Number(grade[one]) < Number(before[one]))
      const more = numbers.some((one) => Number(grade[one]) > Number(before[one]))
      if (rises && !less && more) continue
      const what = rises ? numbers.map((one) => `${one}: ${grade[one]}`).join(', ') : `level: ${grade.level}`
      const where = places.pathOf(all, index)
      const params = { where, level: String(grade.level), before: String(before.level), what }
      places.fault('alerts-grades-order', params, all, index)
    }
  }
}

function ruleOf(found: RuleKind, shared: SharedFile, places: Places): Rule {
  const { which } = shared
  const receivers = shared.receivers?.map(choiceOf) ?? null
  if (receivers && shared.receivers) places.standsAt(receivers, shared.receivers)
  const base: RuleBase = {
    id: shared.id,
    on: shared.on ?? true,
    plan: shared.plan ?? null,
    title: shared.title ?? found.title,
    which: {
      kinds: which?.kinds ?? null,
      firmness: which?.firmness ?? null,
      sections: which?.sections ?? null,
      tasks: which?.tasks ?? null,
      indicators: which?.indicators ?? null,
      except: which?.except ?? [],
    },
    limitDays: shared.limit,
    receivers,
  }
  return found.make(base, shared)
}

type Chosen = NonNullable<SharedFile['receivers']>[number]

function choiceOf(chosen: Chosen): ReceiverChoice {
  if (typeof chosen === 'string') return chosen
  const receiver: Receiver =
    'unit' in chosen ? { kind: 'unit', id: chosen.unit } : { kind: 'role', id: chosen.role }
  return receiver
}
