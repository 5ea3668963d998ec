// Can a person check a proof by hand: do its lines come to what they say, and does it name where its figures are from?
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Proof, ProofLine } from '../../../src/core/assessment.ts'
import { type Decimal, decimal, toPlain } from '../../../src/core/decimal.ts'
import type { Observation } from '../../../src/core/observation.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { prove } from '../../../src/core/prove.ts'
import { cases } from '../../support/cases.ts'
import { evaluate } from '../../support/formula.ts'
import { anyCase } from '../../support/generated-cases.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'
import { atTwelve, minus, ONE, over, plus, rational, size, times, versus } from '../../support/rational.ts'

const proofOf = (
  one: Indicator,
  figures: readonly Observation[],
  asOf: string,
  ...others: Indicator[]
): Proof => prove({ plan: planOf(one, ...others), indicator: one, figures, asOf })

const valuesOf = (proof: Proof): Record<string, string | null> =>
  Object.fromEntries(proof.lines.map(({ name, value }) => [name.en, value && toPlain(value)]))

describe('the evaluator of this test', () => {
  test.each([
    ['1130 ÷ 2000 × 100', '56.5'],
    ['2 + 3 × 4', '14'],
    ['(86 − 80) ÷ (100 − 80) × 100', '30'],
    ['80 + (100 − 80) × 6 ÷ 12', '90'],
    ['3.5 − -1.5', '5'],
    ['10 − 3 − 2', '5'],
  ])('%s = %s', (formula, value) => {
    expect(atTwelve(evaluate(formula))).toBe(value)
  })

  test.each(['1 +', '(1 + 2', '1 2', 'a + 1', '1,130 ÷ 2'])('refuses %s', (formula) => {
    expect(() => evaluate(formula)).toThrow(SyntaxError)
  })
})

describe('lines of arithmetic', () => {
  const holds = (line: ProofLine): boolean => {
    if (line.value === null) return true
    const stated = rational(toPlain(line.value, 30))
    const ends = !line.formula.includes('…')
    const worked = evaluate(line.formula.replaceAll('…', ''))
    if (ends) return atTwelve(worked) === toPlain(line.value)
    // A number that never ends is printed with six decimals: then the result is as near as those allow.
    return versus(size(minus(worked, stated)), times(rational('0.00001'), plus(ONE, size(stated)))) < 0
  }

  test('of any proof, come to the values beside them', () => {
    let exact = 0
    let rounded = 0
    fc.assert(
      fc.property(anyCase, (one) => {
        for (const line of prove(one).lines) {
          expect(holds(line), `${line.name.en}: ${line.formula} = ${line.value}`).toBe(true)
          if (line.value !== null) line.formula.includes('…') ? rounded++ : exact++
        }
      }),
      { numRuns: cases(400, 1500), seed: 2022 },
    )
    expect(exact).toBeGreaterThan(cases(250, 1000))
    expect(rounded).toBeGreaterThan(50)
  })

  test('a wrong value beside a formula would be seen', () => {
    const line = { name: { zh: '', en: '' }, formula: '1130 ÷ 2000 × 100', value: decimal('56.500000000001') }
    expect(holds({ ...line, value: decimal('56.5') })).toBe(true)
    expect(holds(line)).toBe(false)
    expect(holds({ ...line, formula: '56.5 − 83.333333…', value: decimal('-26.83') })).toBe(false)
  })

  test('of any proof, lead to its expected, completion and gap', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const { assessment, lines } = prove(one)
        const among = (value: Decimal | null): boolean =>
          value === null || lines.some((line) => line.value?.equals(value))
        expect(among(assessment.gap)).toBe(true)
        expect(among(assessment.completion)).toBe(true)
        // Flat kinds print no line for it: what is expected is the number compared with.
        const { expected } = assessment
        const compared = expected !== null && lines.some(({ formula }) => formula.includes(toPlain(expected)))
        expect(expected === null || compared || among(expected)).toBe(true)
      }),
      { numRuns: cases(400, 1500), seed: 2022 },
    )
  })

  test('of any proof, compare truly and end with the verdict', () => {
    let compared = 0
    fc.assert(
      fc.property(anyCase, (one) => {
        const { assessment, lines } = prove(one)
        expect(lines.at(-1)?.formula).toMatch(
          new RegExp(`→ \\S+ \\(${assessment.status}\\), \\S \\(${assessment.light}\\)$`),
        )
        for (const { formula } of lines) {
          const match = /^\|?(-?[\d.]+)\|? ([≥>≤<]) (-?[\d.]+)(?:: ([✓✗])| →)/.exec(formula)
          if (!match) continue
          const [, left = '', sign = '', right = '', mark] = match
          const value = rational(left)
          const order = versus(formula.startsWith('|') ? size(value) : value, rational(right))
          const truth = { '≥': order >= 0, '>': order > 0, '≤': order <= 0, '<': order < 0 }[sign]
          expect(truth, formula).toBe(mark !== '✗')
          compared++
        }
      }),
      { numRuns: cases(400, 1500), seed: 2022 },
    )
    expect(compared).toBeGreaterThan(cases(75, 300))
  })

  test('the example of the issue: 1,130 of 2,000 at the end of October', () => {
    const roads = indicator({ target: { value: 2000 } })
    const proof = proofOf(roads, [figure(roads, '2022-10', 1130)], '2022-11-30')
    expect(valuesOf(proof)).toEqual({
      'Target met': null,
      'Completion %': '56.5',
      'Expected %': '83.333333333333',
      'Expected amount': '1666.666666666667',
      'Gap (points)': '-26.833333333333',
      Verdict: null,
    })
    expect(proof.conclusion.zh).toContain('落后序时 26.8 个百分点')
    expect(proof.conclusion.zh).toContain('距目标还差 870 户')
    expect(proof.conclusion.en).toContain('870 户 to go')
    const share = over(rational('1130'), rational('2000'))
    expect(atTwelve(minus(share, over(rational('10'), rational('12'))))).toBe('-0.268333333333')
  })

  test('a level runs from its baseline', () => {
    const beds = indicator({ kind: 'level', baseline: decimal(80), target: { value: 100 } })
    const proof = proofOf(beds, [figure(beds, '2022-06', 86)], '2022-07-31')
    expect(valuesOf(proof)).toMatchObject({
      'Completion %': '30',
      'Expected %': '50',
      'Expected amount': '90',
    })
    expect(proof.lines.map(({ formula }) => formula)).toContain('(86 − 80) ÷ (100 − 80) × 100')
  })

  test('a figure that is late is not judged: no arithmetic, only the verdict', () => {
    const roads = indicator({ target: { value: 2000 } })
    const proof = proofOf(roads, [figure(roads, '2022-03', 400)], '2022-11-30')
    expect(proof.assessment.status).toBe('missing')
    expect(proof.lines.map(({ name }) => name.en)).toEqual(['Verdict'])
  })
})

describe('inputs', () => {
  const vintage = {
    knownAt: '2022-08-15T02:00:00.000Z',
    recordedAt: '2022-08-16T03:04:05.006Z',
    upload: 'upload-7',
    row: 9,
    cell: '表1!D9',
    source: '区统计局',
    status: 'P',
  } as const
  const gdp = indicator({ id: 'gdp', kind: 'growth', unit: '%', target: { value: '6.5' } })

  test('carry value, status, vintage, upload, cell and source', () => {
    const { inputs, assessment } = proofOf(gdp, [figure(gdp, '2022-07', '6.1', vintage)], '2022-08-20')
    const { row: _row, status, ...carried } = vintage
    expect(inputs).toEqual([
      {
        role: 'actual',
        indicator: 'gdp',
        period: '2022-07',
        value: decimal('6.1'),
        obsStatus: status,
        ...carried,
      },
    ])
    expect(assessment).toMatchObject({ knownAt: vintage.knownAt, upload: 'upload-7', cell: '表1!D9' })
  })

  test('of a relation name the partner’s figure and its cell too', () => {
    const income = indicator({
      id: 'income',
      kind: 'relation',
      unit: '%',
      direction: 'band',
      target: { comparator: 'in-step-with', value: null, with: 'gdp', tolerance: '0.5' },
    })
    const figures = [figure(gdp, '2022-07', '6.1', vintage), figure(income, '2022-07', '5.9', { cell: 'E9' })]
    const { inputs } = proofOf(income, figures, '2022-08-20', gdp)
    expect(inputs.map(({ role, indicator: of, cell }) => [role, of, cell])).toEqual([
      ['actual', 'income', 'E9'],
      ['partner', 'gdp', '表1!D9'],
    ])
    expect(inputs[1]).toMatchObject({ knownAt: vintage.knownAt, upload: 'upload-7', source: '区统计局' })
  })

  test('from the plan’s own steps have no upload, and the steps stand in the parameters', () => {
    const works = indicator({
      kind: 'milestone',
      unit: '%',
      pace: { kind: 'milestones' },
      steps: [
        { id: 'a', name: '开工', due: '2022-03-31', done: '2022-04-02', weight: decimal(1) },
        { id: 'b', name: '完工', due: '2022-12-31', done: null, weight: decimal(3) },
      ],
    })
    const { inputs, parameters } = proofOf(works, [], '2022-06-30')
    expect(inputs).toMatchObject([
      { role: 'step', value: decimal(25), upload: null, cell: null, knownAt: null },
    ])
    expect(parameters.stepDays).toBe('2022-03-31/2022-04-02 2022-12-31/')
    expect(parameters.stepWeights).toEqual([decimal(1), decimal(3)])
  })

  test('are none when nothing was reported', () => {
    expect(proofOf(gdp, [], '2022-08-20').inputs).toEqual([])
  })
})

test('a proof names indicator, phrase, unit, kind and the version of its rule', () => {
  const roads = indicator({ name: '道路', phrase: '新建道路 2000 户', target: { value: 2000 } })
  expect(proofOf(roads, [], '2022-11-30')).toMatchObject({
    indicatorName: '道路',
    phrase: '新建道路 2000 户',
    unit: '户',
    kind: 'cumulative',
    rule: { id: 'cumulative/1', version: 1 },
  })
})
