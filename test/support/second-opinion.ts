// What an exported proof must conclude, worked out from its inputs and parameters alone. Written from the words
// of the rules and not from src/core's judging files, which it must never import: it is there to disagree with them.
import {
  type ExportedProof,
  type Facts,
  factsOf,
  type Opinion,
  type ProofInput,
  readProof,
  type Value,
} from './exported-proof.ts'
import { atTwelve, HUNDRED, over, plus, ratio, size, times, versus, ZERO } from './rational.ts'
import { atHorizon, type Judged, judge, met, monthsTo, weigh } from './second-measure.ts'

/** The proof's conclusion, recomputed. */
export function secondOpinion(proof: ExportedProof): Opinion {
  const facts = factsOf(proof)
  const figure = figureOf(proof, facts)
  const nothing = (status: string): Opinion => ({
    status,
    light: 'grey',
    expected: null,
    completion: null,
    gap: null,
  })
  // A figure may come until the end of its day, so that day itself misses nothing.
  const isOver = facts.dueDay !== null && facts.dueDay < facts.asOf
  const late =
    isOver && facts.duePeriod !== null && (!figure || monthsTo(facts.duePeriod) > monthsTo(figure.period))
  if (!figure) return nothing(late ? 'missing' : 'not-due')
  const settlesForGood = ['cumulative', 'count', 'milestone'].includes(facts.kind)
  if (late && !(settlesForGood && figure.value && met(facts, figure.value, facts.target ?? ZERO)))
    return nothing('missing')
  const partner = proof.inputs.find(({ role }) => role === 'partner')
  if (figure.value === null || (facts.kind === 'relation' && !partner?.value)) return nothing('other')
  const judged = judge(facts, figure.value, figure.period, partner?.value ?? null)
  const status = statusOf(facts, judged, figure.period)
  return { status, light: lightOf(status, judged), ...pick(judged) }
}

const pick = ({ expected, completion, gap }: Judged) => ({ expected, completion, gap })

/** Reported figures count; without any, the plan's own steps do. */
function figureOf({ inputs }: ExportedProof, facts: Facts): ProofInput | null {
  const actual = inputs.find(({ role }) => role === 'actual')
  const step = inputs.find(({ role }) => role === 'step')
  if (actual) {
    // Of a target over several years what each of them brought is added up.
    const earlier = inputs.filter(({ role }) => role === 'earlier')
    return {
      ...actual,
      value: earlier.reduce((sum: Value, { value }) => sum && value && plus(sum, value), actual.value),
    }
  }
  if (!step) return null
  const happened = facts.steps.filter(({ done }) => done !== '' && done <= facts.asOf)
  const value =
    facts.kind === 'count'
      ? ratio(BigInt(happened.length))
      : times(over(weigh(happened), weigh(facts.steps)), HUNDRED)
  return { ...step, value }
}

function statusOf(facts: Facts, judged: Judged, period: string): string {
  const end = atHorizon(facts, period)
  const onlyAtHorizon = ['growth', 'relation', 'ceiling', 'floor', 'periodic', 'rank'].includes(facts.kind)
  if (judged.met && (end || !onlyAtHorizon)) return 'done'
  if (end) return 'missed'
  if (judged.onPace === null) return 'not-due'
  if (!judged.onPace) return 'behind'
  return judged.advantage && versus(judged.advantage, facts.aheadPoints) >= 0 ? 'ahead' : 'on-pace'
}

function lightOf(status: string, { gap, watch }: Judged): string {
  if (status === 'done') return 'green'
  if (status === 'ahead' || status === 'on-pace') return 'blue'
  if (status === 'missed') return 'red'
  if (status !== 'behind') return 'grey'
  return gap && watch && versus(size(gap), watch) < 0 ? 'yellow' : 'red'
}

const NUMBERS = ['expected', 'completion', 'gap'] as const

/** Where an exported proof and the second opinion part: one line each, empty when they agree. */
export function differences(json: string): string[] {
  const proof = readProof(json)
  const mine = secondOpinion(proof)
  const { assessment } = proof
  const pairs = [
    ...(['status', 'light'] as const).map((name) => [name, assessment[name], mine[name]] as const),
    ...NUMBERS.map((name) => [name, shown(assessment[name]), shown(mine[name])] as const),
  ]
  return pairs
    .filter(([, theirs, own]) => theirs !== own)
    .map(([name, theirs, own]) => `${name}: the proof says ${theirs}, the second opinion ${own}`)
}

const shown = (value: Value): string => (value === null ? 'null' : atTwelve(value))
