// 督查通报 of the demonstration: every table adds up to the same counts, in both languages.
import { describe, expect, test } from 'vitest'
import { monthBulletin, quarterBulletin } from '../../../src/reports/documents/bulletin.ts'
import { paperInput } from '../../support/papers.ts'

const CLASSES = ['欠进度', '达进度', '超进度', '已完成', '其它', '缺报'] as const

describe.each(['zh', 'en'] as const)('a bulletin in %s', (lang) => {
  const input = paperInput('2022-10-31', lang)
  const facts = monthBulletin.facts(input, lang)

  test('has tables by section, unit and leader that add up to the same', () => {
    const totals = [facts.部分计数, facts.单位计数, facts.领导计数].map((rows) => {
      const parts = rows.slice(0, -2)
      const total = rows.at(-2)
      for (const counted of CLASSES) {
        const sum = parts.reduce((all, row) => all + Number(row[counted]), 0)
        expect(String(sum)).toBe(total?.[counted])
      }
      for (const row of [...parts, total])
        expect(CLASSES.reduce((all, counted) => all + Number(row?.[counted]), 0)).toBe(Number(row?.合计))
      const percents = CLASSES.map((counted) => Number(rows.at(-1)?.[counted].replace('%', '')))
      expect(percents.reduce((all, percent) => all + percent, 0)).toBeCloseTo(100, 6)
      return total
    })
    expect(totals[0]?.合计).toBe('128')
    expect(totals[1]).toEqual(totals[0])
    expect(totals[2]).toEqual(totals[0])
  })

  test('lists all that lags, the worst first, with since when and the pace now needed', () => {
    const [lags] = facts.有滞后
    expect(lags?.滞后.length).toBe(Number(facts.部分计数.at(-2)?.欠进度))
    expect(lags?.滞后.every(({ 自何时 }) => 自何时 !== '')).toBe(true)
    const amount = lags?.滞后.find(({ 需达进度 }) => 需达进度 !== '—')
    expect(amount?.需达进度).toMatch(lang === 'zh' ? /^[\d,.]+ / : /^[\d,.]+/)
  })

  test('says that figures are made up where they are, of which day, and as known when', () => {
    expect(facts.说明).toContain(lang === 'zh' ? '含演示数据' : 'made up')
    expect(facts.说明).toContain('2022-10-31 23:59')
  })
})

test('a quarter tells of its three months', () => {
  const input = paperInput('2022-09-30', 'zh', 'quarter')
  const { 标题, 督查单概述, 报送概述 } = quarterBulletin.facts(input, 'zh')
  expect(标题).toContain('2022年三季度')
  expect(督查单概述).toContain('2022年三季度新开督查单')
  const months = paperInput('2022-09-30', 'zh', 'month')
  expect(Number(报送概述.match(/应报数据 (\d+) 项/)?.[1])).toBe(input.due.length)
  expect(input.due.length).toBeGreaterThan(months.due.length)
})
