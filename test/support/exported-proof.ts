// What is read of a proof as it is exported (JSON): inputs and parameters for working it out again, and the
// conclusion to be compared. Knows the format only, nothing of the product's code.
import { parseExactly, type Rational } from './rational.ts'

export type Value = Rational | null

export interface ProofInput {
  readonly role: 'actual' | 'earlier' | 'partner' | 'step'
  readonly period: string
  readonly value: Value
}

/** What is read of an exported proof: everything under `assessment` is only compared, never used. */
export interface ExportedProof {
  readonly kind: string
  readonly unit: string
  readonly parameters: Readonly<Record<string, Value | readonly Rational[] | string>>
  readonly inputs: readonly ProofInput[]
  readonly assessment: Opinion
}

export interface Opinion {
  readonly status: string
  readonly light: string
  readonly expected: Value
  readonly completion: Value
  readonly gap: Value
}

export const readProof = (json: string): ExportedProof => parseExactly(json) as ExportedProof

/** The parameters of a proof, each in its own type. */
export interface Facts {
  readonly kind: string
  readonly unit: string
  readonly asOf: string
  readonly year: bigint
  readonly comparator: string
  readonly target: Value
  /** The upper end of a band. */
  readonly upper: Value
  /** By how many points it is to be above or below its partner. */
  readonly margin: Value
  readonly tolerance: Rational
  readonly direction: string
  readonly horizon: string
  readonly baseline: Value
  readonly pace: string
  readonly paceShares: readonly Rational[]
  readonly paceValues: readonly Rational[]
  readonly steps: readonly { due: string; done: string; weight: Rational }[]
  readonly duePeriod: string | null
  /** The last day on which the figure of `duePeriod` is in time. */
  readonly dueDay: string | null
  readonly aheadPoints: Rational
  readonly watchCompletionPoints: Rational
  readonly watchGrowthPoints: Rational
}

export function factsOf({ kind, unit, parameters }: ExportedProof): Facts {
  const text = (name: string): string => {
    const value = parameters[name]
    if (typeof value !== 'string') throw new TypeError(`the proof has no text ${name}`)
    return value
  }
  const optional = (name: string): Value => {
    const value = parameters[name]
    return value && typeof value === 'object' && 'n' in value ? value : null
  }
  const number = (name: string): Rational => {
    const value = optional(name)
    if (!value) throw new TypeError(`the proof has no number ${name}`)
    return value
  }
  const list = (name: string): readonly Rational[] => {
    const value = parameters[name]
    return Array.isArray(value) ? value : []
  }
  const weights = list('stepWeights')
  const days = parameters.stepDays === null ? [] : text('stepDays').split(' ')
  return {
    kind,
    unit,
    asOf: text('asOf'),
    year: BigInt(text('planYear')),
    comparator: text('comparator'),
    target: optional('target'),
    upper: optional('upper'),
    margin: optional('margin'),
    tolerance: number('tolerance'),
    direction: text('direction'),
    horizon: text('horizon'),
    baseline: optional('baseline'),
    pace: text('pace'),
    paceShares: list('paceShares'),
    paceValues: list('paceValues'),
    steps: days.map((pair, at) => {
      const [due = '', done = ''] = pair.split('/')
      const weight = weights[at]
      if (!weight) throw new TypeError('the proof has a step without a weight')
      return { due, done, weight }
    }),
    duePeriod: parameters.duePeriod === null ? null : text('duePeriod'),
    dueDay: parameters.dueDay === null ? null : text('dueDay'),
    aheadPoints: number('aheadPoints'),
    watchCompletionPoints: number('watchCompletionPoints'),
    watchGrowthPoints: number('watchGrowthPoints'),
  }
}
