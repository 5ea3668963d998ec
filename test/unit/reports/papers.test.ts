// Every document of the demonstration: whole in both languages, its numbers those of the figures.
import { describe, expect, test } from 'vitest'
import type { DocumentFacts } from '../../../src/reports/document.ts'
import { unitList } from '../../../src/reports/documents/area-list.ts'
import { papers } from '../../../src/reports/documents/index.ts'
import { inspectionReport } from '../../../src/reports/documents/inspection-report.ts'
import { halfYearReport } from '../../../src/reports/documents/progress-report.ts'
import { reportLetter } from '../../../src/reports/documents/report-letter.ts'
import { paperInput, sampleInspection } from '../../support/papers.ts'

const OF: Readonly<Record<string, string>> = {
  unit: '区住建局',
  leader: '王伟',
  indicator: 'specialised-firms',
}

const wordsIn = (facts: DocumentFacts): string[] =>
  Object.values(facts).flatMap((value) => {
    if (typeof value === 'string') return [value]
    if (value === null) return []
    return Array.isArray(value) ? value.flatMap(wordsIn) : []
  })

describe.each(Object.entries(papers).filter(([, { about }]) => about !== 'slip' && about !== 'inspection'))(
  '%s',
  (_kind, paper) => {
    test.each(['zh', 'en'] as const)('says nothing empty in %s', (lang) => {
      const input = paperInput('2022-07-29', lang, paper.span ?? 'month', { subject: OF[paper.about] ?? '' })
      const facts = paper.facts(input, lang) as unknown as DocumentFacts
      const words = wordsIn(facts)
      expect(words.length).toBeGreaterThan(5)
      for (const sentence of words)
        expect(sentence).not.toMatch(/undefined|NaN|\[object|\{\w+\}|^，|，，|。。/)
      expect(paper.facts(input, lang)).toEqual(facts)
    })
  },
)

test('the report of an inspection has figures, the unit’s words and findings of each task, and what was given', () => {
  const input = paperInput('2022-07-29', 'zh', 'month')
  const inspection = sampleInspection(input)
  for (const lang of ['zh', 'en'] as const) {
    const facts = inspectionReport.facts({ ...input, inspection, subject: 'i' }, lang)
    expect(facts.有任务[0]?.任务[0]?.发现).toContain('没有专班')
    expect(facts.有任务[0]?.任务[0]?.数据.length).toBeGreaterThan(5)
    expect(facts.有发现[0]?.发现[0]?.内容).toContain('机制健全')
    expect([facts.结论, facts.有交办]).toEqual(['查清', []])
  }
})

test('a half-year report has every task twice: in its section and in the table enclosed; each main indicator has a gauge', () => {
  const input = paperInput('2022-07-29', 'zh', 'half')
  const { 章节, 部分, 主要指标, 滞后, 部分计数 } = halfYearReport.facts(input, 'zh')
  expect(章节.flatMap(({ 章节任务 }) => 章节任务)).toHaveLength(98)
  expect(部分.flatMap(({ 任务 }) => 任务)).toHaveLength(98)
  expect(主要指标.every(({ 仪表 }) => 仪表 !== null)).toBe(true)
  expect(滞后).toHaveLength(Number(部分计数.at(-2)?.欠进度))
})

test('one unit has just its tasks, counted as its page counts them', () => {
  const input = paperInput('2022-10-31', 'zh', 'month', { subject: '区住建局' })
  const { 有牵头, 概述 } = unitList.facts(input, 'zh')
  const led = input.plan.tasks
    .filter(({ lead }) => lead.includes('区住建局'))
    .map(({ number }) => String(number))
  const rows = 有牵头[0]?.牵头.map(({ 序号 }) => 序号) ?? []
  // Also a task of which it leads an indicator.
  expect(rows).toEqual(expect.arrayContaining(led))
  expect(rows).toHaveLength(led.length + 1)
  expect(概述).toContain(`牵头任务 ${rows.length} 项`)
})

test('a letter names the day that counts, the working day before a rest day; without a duty to come it is refused', () => {
  const letter = (asOf: string) =>
    reportLetter.facts(paperInput(asOf, 'zh', 'month', { subject: '区住建局' }), 'zh')
  expect(letter('2022-06-01').正文).toContain('2022年6月24日前')
  expect(letter('2022-06-25').正文).toContain('2022年12月23日前')
  expect(() => letter('2022-12-26')).toThrow(expect.objectContaining({ code: 'report-duty-none' }))
})
