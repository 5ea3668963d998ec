// What documents changed, in words: as far as a day knows of it, and in the words of the trade.
import { expect, test } from 'vitest'
import { changeWords, promiseOn } from '../../../src/core/mandate-words.ts'
import { parsePlan } from '../../../src/plans/parse-plan.ts'

const by = (day: string) => `decided: ${day}, document: 府〔2022〕9号, reason: 调整`
const plan = parsePlan(`
plan: { id: p, region: "350502", year: 2022, title: 目标 }
units: [ 甲局 ]
corrections: [ { ${by('2022-03-01')}, field: indicators.homes.unit, was: 套 } ]
indicators:
  - { id: homes, name: 住房, kind: cumulative, unit: 户, target: { comparator: at-least, value: 100 }, amendments: [ { ${by('2022-09-01')}, target: { comparator: at-least, value: 80 } } ], ended: { ${by('2022-11-01')} } }
`)
const [homes] = plan.indicators
if (!homes) throw new Error('an indicator')

test('a correction names what was corrected as people call it', () => {
  const [words] = changeWords(plan, homes, '2022-03-01')
  expect(words?.zh).toBe('2022-03-01 更正单位，原为“套”，依据府〔2022〕9号，因调整。')
  expect(words?.en).toContain('its unit, which was “套”')
})

test('a day knows nothing of what was changed later', () => {
  const known = ['2022-02-28', '2022-08-31', '2022-10-31', '2022-11-01']
  expect(known.map((day) => changeWords(plan, homes, day).length)).toEqual([0, 1, 2, 3])
  expect(known.map((day) => /[\d]+(?= 户)|已终止/.exec(promiseOn(plan, homes, day).zh)?.[0])).toEqual([
    '100',
    '100',
    '80',
    '已终止',
  ])
})
