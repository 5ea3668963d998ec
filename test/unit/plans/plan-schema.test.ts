// docs/plan.schema.json is written by
//   WRITE_PLAN_SCHEMA=1 npx vitest run --project unit test/unit/plans/plan-schema.test.ts && npx biome format --write docs/plan.schema.json
import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import { planJsonSchema } from '../../../src/plans/schema.ts'
import { FULL, SMALLEST } from './plan-texts.ts'

const file = new URL('../../../docs/plan.schema.json', import.meta.url)
const schema = planJsonSchema()
const validate = new Ajv({ allowUnionTypes: true, allErrors: true }).compile(schema)

test('docs/plan.schema.json is the schema that the reader follows', () => {
  if (process.env.WRITE_PLAN_SCHEMA) writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema)
})

describe('the schema and the reader agree', () => {
  test.each([
    ['the smallest plan', SMALLEST],
    ['a plan that uses everything', FULL],
    ['the plan of Licheng', readFileSync('seeds/licheng-2022/plan.yaml', 'utf8')],
  ])('%s is good for both', (_name, text) => {
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true)
    expect(readPlan(text).faults).toEqual([])
  })

  test.each([
    ['an unknown key', 'unit: 个', 'unitt: 个'],
    ['an unknown word', 'kind: cumulative', 'kind: cumulativ'],
    ['a bad id', 'id: parks', 'id: Parks'],
    ['a number that is none', 'value: 15', 'value: about 15'],
    ['a bad region', '"350502"', '"3505"'],
    ['a missing key', 'year: 2024,', ''],
    ['a list where a map belongs', '{ comparator: at-least, value: 15 }', '[at-least, 15]'],
  ])('%s is refused by both', (_name, good, broken) => {
    const text = SMALLEST.replace(good, broken)
    expect(text).not.toBe(SMALLEST)
    expect(validate(parse(text))).toBe(false)
    expect(readPlan(text).faults).not.toEqual([])
  })
})
