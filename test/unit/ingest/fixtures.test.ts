// Every folder of test/fixtures/uploads holds one file and what must come of it.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { toPlain } from '../../../src/core/decimal.ts'
import type { Figure } from '../../../src/core/observation.ts'
import type { Plan } from '../../../src/core/plan.ts'
import { type Fault, Problem } from '../../../src/core/problem.ts'
import { headFaults, rowFaults } from '../../../src/core/problems/figure-rows.ts'
import { valueFaults } from '../../../src/core/problems/figure-values.ts'
import type { Conversion } from '../../../src/core/reading.ts'
import { type Choice, NO_CHOICE } from '../../../src/ingest/choose-mapping.ts'
import { parseMapping } from '../../../src/ingest/grid/mapping.ts'
import { readFigures } from '../../../src/ingest/read-figures.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'
import { decodeHere } from '../../support/decoding.ts'
import { uploadPlan } from '../../support/upload-plan.ts'

interface Expected {
  readonly file: string
  readonly contentType?: string
  readonly today?: string
  /** A file of test/fixtures/plans, without its ending; the plan of the fixtures when absent. */
  readonly plan?: string
  readonly problem?: string
  readonly format?: string
  readonly encoding?: string | null
  /** `indicator period basis value status cell` */
  readonly figures?: readonly string[]
  /** `row cell code suggestion`, the suggestion only where one is expected; `-` for no cell. */
  readonly faults?: readonly string[]
  readonly anyOrder?: boolean
  readonly notes?: readonly string[]
  readonly sources?: readonly string[]
  readonly knownAt?: readonly string[]
  readonly releases?: readonly (string | null)[]
  /** What the sender says about the meaning of a sheet. */
  readonly choice?: Partial<Choice>
  /** `cell from unit to unit` */
  readonly conversions?: readonly string[]
  /** `sheet layout hiddenRows hiddenColumns hiddenSheets` */
  readonly reading?: string
  /** `row why` */
  readonly skipped?: readonly string[]
  /** `column cells` of numbers that the plan does not keep */
  readonly leftOut?: readonly string[]
  /** Of a Problem: `sheet layout cells indicators unknown` of each proposal. */
  readonly proposals?: readonly string[]
}

const folder = fileURLToPath(new URL('../../fixtures/uploads/', import.meta.url))
const plans = fileURLToPath(new URL('../../fixtures/plans/', import.meta.url))
const cases = readdirSync(folder).toSorted()
const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(`${folder}${name}/expected.json`, 'utf8'))

const shownFigure = (figure: Figure): string =>
  [
    figure.indicator,
    figure.period,
    figure.basis,
    figure.value === null ? 'null' : toPlain(figure.value),
    figure.status,
    figure.cell,
  ].join(' ')

/** The suggestion is looked for between the quotation marks of the fix. */
const shownFault = (fault: Fault, withSuggestion: boolean): string => {
  const suggestion = withSuggestion ? (/“([^”]*)”/.exec(fault.fix.zh)?.[1] ?? '') : ''
  return [fault.row, fault.cell ?? '-', fault.code, suggestion].join(' ').trim()
}

const shownConversion = ({ cell, from, fromUnit, to, toUnit }: Conversion): string =>
  [cell, from, fromUnit, to, toUnit].join(' ')

/** What was offered is what would be applied: the suggestion is the mapping. */
function shownProposal({ detail, suggestion }: Fault): string {
  const mapping = parseMapping(suggestion ?? '')
  const [indicators, cells] = detail.en.match(/\d+/g) ?? []
  const unknown = /not in the plans: (.*)$/.exec(detail.en)?.[1] ?? ''
  return [mapping.sheet ?? '-', mapping.layout, indicators, cells, unknown].join(' ').trim()
}

const planOf = (name: string | undefined): Plan =>
  name === undefined ? uploadPlan : parsePlan(readFileSync(`${plans}${name}.yaml`, 'utf8'))

async function read(name: string, expected: Expected) {
  return readFigures(
    {
      bytes: readFileSync(`${folder}${name}/${expected.file}`),
      contentType: expected.contentType ?? null,
      filename: expected.file,
    },
    [planOf(expected.plan)],
    {
      today: expected.today ?? '2022-12-31',
      choice: { ...NO_CHOICE, ...expected.choice },
      decode: decodeHere,
    },
  )
}

describe('upload fixtures', () => {
  it('are many', () => {
    expect(cases.length).toBeGreaterThanOrEqual(125)
  })

  it.each(cases)('%s', async (name) => {
    const expected = expectedOf(name)
    if (expected.problem !== undefined) {
      const failure = await read(name, expected).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(Problem)
      expect(failure).toMatchObject({ code: expected.problem })
      if (expected.proposals && failure instanceof Problem) {
        expect(failure.faults.map(shownProposal)).toEqual(expected.proposals)
      }
      return
    }
    const result = await read(name, expected)
    const faults = expected.faults ?? []
    const shown = result.faults.map((fault, index) =>
      shownFault(fault, (faults[index] ?? '').split(' ').length > 3),
    )
    const figures = result.figures.map(shownFigure)
    const order = (lines: readonly string[]) => (expected.anyOrder ? lines.toSorted() : lines)
    expect(shown).toEqual(faults)
    expect(order(figures)).toEqual(order(expected.figures ?? []))
    expect({ format: result.format, encoding: result.encoding }).toEqual({
      format: expected.format,
      encoding: expected.encoding,
    })
    if (expected.notes) expect(result.figures.map((figure) => figure.note)).toEqual(expected.notes)
    if (expected.sources) expect(result.figures.map((figure) => figure.source)).toEqual(expected.sources)
    if (expected.releases)
      expect(result.figures.map((figure) => figure.releaseAt ?? null)).toEqual(expected.releases)
    if (expected.knownAt) expect(result.figures.map((figure) => figure.knownAt)).toEqual(expected.knownAt)
    expect(result.faultCount).toBe(faults.length)
    expect(result.conversions.map(shownConversion)).toEqual(expected.conversions ?? [])
    if (result.reading) {
      const { sheet, layout, hiddenRows, hiddenColumns, hiddenSheets, skipped } = result.reading
      expect([sheet ?? '-', layout, hiddenRows, hiddenColumns, hiddenSheets.join('+')].join(' ').trim()).toBe(
        expected.reading,
      )
      const leftOut = (result.reading.leftOut ?? []).map(({ column, cells }) => `${column} ${cells}`)
      expect(leftOut).toEqual(expected.leftOut ?? [])
      expect(skipped.map(({ row, why }) => `${row} ${why}`)).toEqual(expected.skipped ?? [])
    } else expect(expected.reading).toBeUndefined()
    for (const fault of result.faults) {
      for (const sentence of [fault.detail, fault.fix]) {
        expect(sentence.zh).not.toBe('')
        expect(sentence.en).not.toBe('')
        expect(`${sentence.zh}${sentence.en}`).not.toMatch(/undefined|\[object/)
      }
    }
  })

  it('show every code that a row can have', () => {
    const shown = new Set(
      cases.flatMap((name) => (expectedOf(name).faults ?? []).map((line) => line.split(' ')[2])),
    )
    const codes = Object.keys({ ...headFaults, ...rowFaults, ...valueFaults })
    // A plan of one region never leaves the region open; whose figures may be sent is asked in
    // the service: reporter.test.ts; a format that scales needs a workbook: marks-and-signs.test.ts; what is
    // known needs a store: warnings.test.ts; a plan of fiscal years: programme.test.ts; of shares: shares.test.ts.
    expect(codes.filter((code) => !shown.has(code))).toEqual([
      'figure-not-own',
      'figure-share-unknown',
      'region-unstated',
      'period-of-calendar-year',
      'known-becomes-nothing',
      'value-shown-otherwise',
    ])
  })
})
