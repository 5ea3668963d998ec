// The text of dashboards/alerts.yaml -> rules that can be asked, or every fault with its line.
import Value from 'typebox/value'
import { type LineOf, readPlainYaml, schemaFaults } from '../boards/index.ts'
import { nearest } from '../core/nearest.ts'
import { type Fault, fault, Problem } from '../core/problem.ts'
import { LEVELS, type Receiver } from '../slips/finding.ts'
import type { ReceiverChoice } from './ground.ts'
import { RULE_KINDS, ruleKindOf } from './kinds/index.ts'
import type { Rule, RuleBase, RuleKind } from './rule.ts'
import { AlertsFile, ruleSchema, type SharedFile } from './rules-file.ts'

/** Rules with the lines that they stand on, for whoever checks them against a plan. */
export interface ReadAlerts {
  /** In the file's order, those that are off included. */
  readonly rules: readonly Rule[]
  /** Line of a place such as `/rules/0/which/tasks/1`. */
  readonly lineOf: LineOf
}

const kind = 'alerts'

/** Never throws: faults carry 1-based lines. `alerts` is null when there are any. */
export function readAlerts(text: string): { alerts: ReadAlerts | null; faults: readonly Fault[] } {
  const { value, lineOf, faults: unreadable } = readPlainYaml(text, { kind })
  if (unreadable.length > 0) return { alerts: null, faults: unreadable }
  if (!Value.Check(AlertsFile, value)) {
    return { alerts: null, faults: schemaFaults(AlertsFile, value, { kind, lineOf }) }
  }
  const faults: Fault[] = []
  const rules: Rule[] = []
  const lines = new Map<string, number>()
  value.rules.forEach((raw: object, index) => {
    const at = `/rules/${index}`
    const found = kindOf(raw, at, lineOf)
    if (!('make' in found)) {
      faults.push(found)
      return
    }
    const schema = ruleSchema(found)
    const wrong = schemaFaults(schema, raw, { kind, lineOf, at })
    faults.push(...wrong)
    if (wrong.length > 0 || !Value.Check(schema, raw)) return
    const shared = raw as SharedFile
    const line = lines.get(shared.id)
    if (line !== undefined)
      faults.push(
        fault('alerts-duplicate', { id: shared.id, line }, { row: lineOf(`${at}/id`), column: 'id' }),
      )
    else lines.set(shared.id, lineOf(`${at}/id`))
    faults.push(...gradeFaults(raw as Readonly<Record<string, unknown>>, at, lineOf))
    rules.push(ruleOf(found, shared))
  })
  return faults.length > 0 ? { alerts: null, faults } : { alerts: { rules, lineOf }, faults }
}

/** @throws Problem `alerts-invalid`, which carries every fault. */
export function parseAlerts(text: string): ReadAlerts {
  const { alerts, faults } = readAlerts(text)
  if (alerts === null) throw new Problem('alerts-invalid', { count: faults.length }, { faults })
  return alerts
}

function kindOf(raw: object, at: string, lineOf: LineOf): RuleKind | Fault {
  const name: unknown = 'kind' in raw ? raw.kind : undefined
  if (name === undefined) {
    return fault(
      'alerts-missing-key',
      { where: at.slice(1).replace('/', '.'), key: 'kind' },
      { row: lineOf(at), column: 'kind' },
    )
  }
  const found = typeof name === 'string' ? ruleKindOf(name) : null
  if (found) return found
  const known = RULE_KINDS.map((one) => one.kind)
  const [near] = nearest(String(name), known)
  return fault(
    'alerts-wrong-value',
    {
      where: `${at.slice(1).replace('/', '.')}.kind`,
      found: JSON.stringify(name),
      expected: near ? `${near} (${known.join(' | ')})` : known.join(' | '),
    },
    { row: lineOf(`${at}/kind`), column: 'kind' },
  )
}

/** Grades must rise: each level at most once, in order, and asking for no less than the one before. */
function gradeFaults(raw: Readonly<Record<string, unknown>>, at: string, lineOf: LineOf): Fault[] {
  return ['grades', 'late'].flatMap((key) => {
    const grades = raw[key]
    if (!Array.isArray(grades)) return []
    return (grades as Readonly<Record<string, string | number>>[])
      .slice(1)
      .flatMap((grade, index): Fault[] => {
        const before = grades[index] as typeof grade
        const numbers = Object.keys(grade).filter((one) => one !== 'level')
        const rises = LEVELS.indexOf(grade.level as never) > LEVELS.indexOf(before.level as never)
        const less = numbers.find((one) => Number(grade[one]) < Number(before[one]))
        const more = numbers.some((one) => Number(grade[one]) > Number(before[one]))
        if (rises && less === undefined && more) return []
        const what = !rises
          ? `level: ${grade.level}`
          : numbers.map((one) => `${one}: ${grade[one]}`).join(', ')
        const where = `${at.slice(1).replace('/', '.')}.${key}.${index + 1}`
        const params = { where, level: String(grade.level), before: String(before.level), what }
        return [
          fault('alerts-grades-order', params, { row: lineOf(`${at}/${key}/${index + 1}`), column: key }),
        ]
      })
  })
}

function ruleOf(found: RuleKind, shared: SharedFile): Rule {
  const { which } = shared
  const base: RuleBase = {
    id: shared.id,
    on: shared.on ?? true,
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
    receivers: shared.receivers?.map(choiceOf) ?? null,
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
