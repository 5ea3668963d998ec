// Does a second implementation, which shares no code with the first, come to the same conclusions?
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { figuresKnownAt } from '../../../src/core/assess.ts'
import { STATUSES, type Status } from '../../../src/core/assessment.ts'
import { decimal, toJson } from '../../../src/core/decimal.ts'
import { KINDS } from '../../../src/core/kinds/index.ts'
import type { Observation } from '../../../src/core/observation.ts'
import { lastDayOf, periodsOf } from '../../../src/core/period.ts'
import type { Indicator, Kind, Plan } from '../../../src/core/plan.ts'
import { prove } from '../../../src/core/prove.ts'
import { endOfDay } from '../../../src/core/zone.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { cases } from '../../support/cases.ts'
import { decodeHere } from '../../support/decoding.ts'
import { anyCase } from '../../support/generated-cases.ts'
import { figure, indicator, planOf } from '../../support/plans.ts'
import { differences } from '../../support/second-opinion.ts'

const SEED = new URL('../../../seeds/licheng-2022/', import.meta.url)
const LAST = '2024-01-31'
/** Every month's end; in a sample each third one. */
const MONTH_ENDS = [2022, 2023]
  .flatMap((year) => periodsOf({ year, yearBegins: 1 }, 'monthly'))
  .slice(0, 15)
  .filter((_, index) => index % cases(3, 1) === 0)
  .map(lastDayOf)

/** What the demonstration's own figures bring about; `other` (no partner) only comes at random. */
const IN_THE_YEAR = STATUSES.filter((status) => status !== 'other' && status !== 'ended')
/** The notice of 2022 holds nothing at a floor, ranks nobody and judges no period alone. */
const IN_THE_PLAN = KINDS.filter((kind) => !['floor', 'periodic', 'rank'].includes(kind)).sort()
const COMMON = ['done', 'missed', 'missing', 'not-due'] as const
const PACED = [...COMMON, 'ahead', 'on-pace', 'behind'] as const
const POSSIBLE: Readonly<Record<Kind, readonly Status[]>> = {
  growth: PACED,
  cumulative: PACED,
  level: PACED,
  ratio: PACED,
  count: PACED,
  milestone: PACED,
  ceiling: [...COMMON, 'on-pace', 'behind'],
  floor: [...COMMON, 'on-pace', 'behind'],
  periodic: COMMON,
  rank: [...COMMON, 'on-pace', 'behind'],
  relation: [...PACED, 'other'],
}

async function demonstration(): Promise<{ plan: Plan; figures: Observation[] }> {
  const plan = parsePlan(readFileSync(new URL('plan.yaml', SEED), 'utf8'))
  const figures: Observation[] = []
  for (const name of ['demo.csv', 'outcomes.csv']) {
    const bytes = readFileSync(new URL(name, SEED))
    const read = await readFigures({ bytes, contentType: 'text/csv', filename: name }, [plan], {
      today: LAST,
      decode: decodeHere,
    })
    expect(read.faults).toEqual([])
    for (const one of read.figures) figures.push({ ...one, upload: name, recordedAt: one.knownAt })
  }
  return { plan, figures }
}

test('the second implementation imports nothing of the product', () => {
  for (const name of ['second-opinion', 'second-measure', 'exported-proof', 'rational']) {
    const source = readFileSync(new URL(`../../support/${name}.ts`, import.meta.url), 'utf8')
    const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, path]) => path)
    expect(
      imported.filter((path) => !/^\.\/(second-measure|exported-proof|rational)\.ts$/.test(path ?? '')),
    ).toEqual([])
  }
})

describe('the demonstration year at every month’s end', () => {
  let year: Awaited<ReturnType<typeof demonstration>>
  beforeAll(async () => {
    year = await demonstration()
  })

  const check = (known: (day: string) => Observation[]) => {
    const { plan } = year
    const found: string[] = []
    const kinds = new Set<string>()
    const statuses = new Set<string>()
    for (const asOf of MONTH_ENDS) {
      const figures = known(asOf)
      for (const one of plan.indicators) {
        const proof = prove({ plan, indicator: one, figures, asOf })
        kinds.add(one.kind)
        statuses.add(proof.assessment.status)
        found.push(...differences(toJson(proof)).map((line) => `${one.id} on ${asOf}: ${line}`))
      }
    }
    return { found, kinds, statuses }
  }

  test('with all figures known', () => {
    const all = figuresKnownAt(year.figures, endOfDay(LAST))
    const { found, kinds, statuses } = check(() => all)
    expect(found).toEqual([])
    expect([...kinds].sort()).toEqual(IN_THE_PLAN)
    expect([...statuses].sort()).toEqual([...IN_THE_YEAR].sort())
  })

  test('with the figures known by that day', () => {
    const { found, kinds, statuses } = check((day) => figuresKnownAt(year.figures, endOfDay(day)))
    expect(found).toEqual([])
    expect([...kinds].sort()).toEqual(IN_THE_PLAN)
    expect([...statuses].sort()).toEqual([...IN_THE_YEAR].sort())
  })
})

test('indicators at random: every kind with every status it can have', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anyCase, (one) => {
      const proof = prove(one)
      seen.add(`${proof.kind} ${proof.assessment.status}`)
      expect(differences(toJson(proof))).toEqual([])
    }),
    { numRuns: cases(2000, 3600), seed: 2022 },
  )
  const possible = Object.entries(POSSIBLE).flatMap(([kind, statuses]) =>
    statuses.map((one) => `${kind} ${one}`),
  )
  expect([...seen].sort()).toEqual(possible.sort())
})

describe('a proof that was tampered with is caught', () => {
  const proofOf = (one: Indicator, ...rest: Parameters<typeof figure>[]): string =>
    toJson(
      prove({
        plan: planOf(one),
        indicator: one,
        figures: rest.map((row) => figure(...row)),
        asOf: '2022-11-30',
      }),
    )
  const roads = indicator({ target: { value: 2000 } })
  const growth = indicator({ kind: 'growth', unit: '%', target: { comparator: 'about', value: 8 } })
  const behind = proofOf(roads, [roads, '2022-10', 1130])
  const near = proofOf(growth, [growth, '2022-10', '7.4'])

  test.each([
    ['the figure', behind, '"value":1130', '"value":1131'],
    ['the target', behind, '"target":2000', '"target":2001'],
    ['expected in its last decimal', behind, '"expected":1666.666666666667', '"expected":1666.666666666666'],
    ['completion in its last decimal', behind, '"completion":56.5', '"completion":56.500000000001'],
    ['the gap in its last decimal', behind, '"gap":-26.833333333333', '"gap":-26.833333333334'],
    ['the sign of the gap', behind, '"gap":-26.833333333333', '"gap":26.833333333333'],
    ['the status', behind, '"status":"behind"', '"status":"on-pace"'],
    ['the light', behind, '"light":"red"', '"light":"yellow"'],
    ['the period', behind, '"period":"2022-10","value"', '"period":"2022-11","value"'],
    ['the horizon', behind, '"horizon":"2022","partner"', '"horizon":"2023","partner"'],
    ['the plan’s year', behind, '"planYear":"2022"', '"planYear":"2021"'],
    ['the watch band', behind, '"watchCompletionPoints":10', '"watchCompletionPoints":30'],
    ['the period that was due', behind, '"duePeriod":"2022-10"', '"duePeriod":"2022-11"'],
    ['the tolerance', near, '"tolerance":0.5', '"tolerance":0.6'],
    ['the watch band of rates', near, '"watchGrowthPoints":1', '"watchGrowthPoints":0.5'],
    ['the comparator', near, '"comparator":"about","target"', '"comparator":"at-most","target"'],
  ])('%s', (_what, proof, from, to) => {
    expect(differences(proof)).toEqual([])
    expect(proof.split(from).length).toBeGreaterThan(1)
    const last = proof.lastIndexOf(from)
    const altered = proof.slice(0, last) + to + proof.slice(last + from.length)
    expect(differences(altered)).not.toEqual([])
  })

  test('any number of a judged proof at random, in its twelfth decimal', () => {
    let altered = 0
    fc.assert(
      fc.property(anyCase, fc.constantFrom('expected', 'completion', 'gap'), (one, name) => {
        const { assessment, ...rest } = prove(one)
        const value = assessment[name]
        if (value === null) return
        altered++
        const other = { ...assessment, [name]: value.add(decimal(1, 1_000_000_000_000)) }
        expect(differences(toJson({ ...rest, assessment: other }))).toHaveLength(1)
      }),
      { numRuns: cases(250, 1000), seed: 2022 },
    )
    expect(altered).toBeGreaterThan(cases(75, 300))
  })
})

/** Where the two implementations once parted, and the words were on the second's side. */
describe('differences that were mended', () => {
  const agrees = (one: Indicator, at: string, value: number | null, asOf: string): void => {
    const figures = value === null ? [] : [figure(one, at, value)]
    expect(differences(toJson(prove({ plan: planOf(one), indicator: one, figures, asOf })))).toEqual([])
  }
  const step = (id: string, due: string, done: string | null, weight = 1) => ({
    id,
    name: id,
    due,
    done,
    weight: decimal(weight),
  })

  test('own monthly values of a level with a baseline are the values expected', () => {
    const values = [81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 95, 100].map((n) => decimal(n))
    const one = indicator({
      kind: 'level',
      baseline: decimal(80),
      pace: { kind: 'monthly', values },
      target: { value: 100 },
    })
    agrees(one, '2022-06', 86, '2022-07-01')
  })

  test('own monthly values down to zero are the values expected', () => {
    const values = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((n) => decimal(n))
    const one = indicator({
      kind: 'level',
      direction: 'down',
      baseline: decimal(12),
      pace: { kind: 'monthly', values },
      target: { comparator: 'at-most', value: 0 },
    })
    agrees(one, '2022-06', 6, '2022-07-01')
  })

  test('at the horizon all is expected, also of items planned for later', () => {
    const one = indicator({
      kind: 'count',
      pace: { kind: 'milestones' },
      steps: [step('a', '2022-03-31', '2022-03-01'), step('b', '2022-09-30', null)],
      target: { value: 2, horizon: '2022-S1' },
    })
    agrees(one, '2022-06', 1, '2022-07-01')
  })

  test('items of a count are counted, not weighed, in what is expected as in what is done', () => {
    const one = indicator({
      kind: 'count',
      pace: { kind: 'milestones' },
      steps: [step('a', '2022-03-31', '2022-03-01', 4), step('b', '2022-09-30', null)],
      target: { value: 2 },
    })
    agrees(one, '2022-06', null, '2022-07-01')
  })
})
