// Units in English documents are those of pages and walls: no 户 stays where English counts without a word.
import { expect, test } from 'vitest'
import type { DocumentFacts } from '../../../src/reports/document.ts'
import { indicatorSheet } from '../../../src/reports/documents/indicator-sheet.ts'
import { amountsIn } from '../../../src/reports/english-amounts.ts'
import { paperInput } from '../../support/papers.ts'

test.each([
  ['5 家', '家', '5'],
  ['1,130 户 to go', '户', '1,130 to go'],
  ['3.2 亿元, target 10 亿元', '亿元', '320 m yuan, target 1 bn yuan'],
  ['12.5 亩 short', '亩', '12.5 mu short'],
  ['8.2%', '%', '8.2%'],
  ['4 奇石', '奇石', '4 奇石'],
  ['9 家以上', '家', '9 家以上'],
])('%s in %s', (words, unit, told) => {
  expect(amountsIn(words, unit, 'en')).toBe(told)
  expect(amountsIn(words, unit, 'zh')).toBe(words)
})

test('the sheet of an indicator has Chinese only where the notice is quoted', () => {
  const input = paperInput('2022-10-31', 'en', 'month', { subject: 'specialised-firms' })
  const {
    任务: _task,
    目标: _target,
    牵头: _lead,
    领导: _led,
    署名: _office,
    ...rest
  } = indicatorSheet.facts(input, 'en') as unknown as DocumentFacts
  const found = JSON.stringify(
    Object.values(rest).filter((value) => !isGauge(value)),
    (_, value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : value,
  ).match(/[\d)] ?\p{Script=Han}+/gu)
  expect(found).toBeNull()
})
const isGauge = (value: unknown): boolean => typeof value === 'object' && value !== null && 'gauge' in value
