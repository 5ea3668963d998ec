// “Recompute by hand”: every indicator a row, what formulas cannot carry named, no formula out of what people typed.
import { expect, test } from 'vitest'
import { decimal } from '../../../src/core/decimal.ts'
import { KINDS, kindRules } from '../../../src/core/kinds/index.ts'
import { recomputation } from '../../../src/reports/workbooks/recomputation.ts'
import { codeWord, isCarried } from '../../../src/reports/workbooks/recomputed.ts'
import { paperInput } from '../../support/papers.ts'
import { indicator } from '../../support/plans.ts'

const DAY = '2022-10-31'

test.each(['zh', 'en'] as const)(
  'of the plan every indicator is a row whose check is a formula, in %s',
  (lang) => {
    const input = paperInput(DAY, lang)
    const [all, guide, figures] = recomputation(input, lang).sheets
    expect(all?.rows).toHaveLength(input.plan.indicators.length)
    for (const row of all?.rows ?? []) expect(row.at(-1)).toHaveProperty('formula')
    for (const cell of (all?.rows ?? []).flat())
      if (typeof cell === 'object' && cell !== null && 'formula' in cell)
        expect(cell.formula).not.toMatch(/«|\[|@|undefined|<\w+>/)
    expect(guide?.rows.flat()).toContain(lang === 'zh' ? '没有' : 'none')
    // Each figure with the file and the cell that it came from.
    expect(figures?.rows.length).toBeGreaterThan(50)
  },
)

test('of one indicator every step is a line with its formula by names', () => {
  const [sheet] = recomputation(paperInput(DAY, 'zh', 'month', { subject: 'specialised-firms' }), 'zh').sheets
  const gap = sheet?.rows.find(([, item]) => item === '差距')
  expect(gap?.[3]).toContain('ROUND(「完成率」-「序时比例」*100,9)')
})

test('every kind of ours is carried; one with an arithmetic of its own is named', () => {
  for (const kind of KINDS) {
    const one = indicator({ kind, target: { comparator: kindRules[kind].comparators[0] ?? 'at-least' } })
    expect(isCarried(one, one.target), kind).toBe(true)
  }
  const input = paperInput(DAY, 'zh')
  const [first] = input.plan.indicators
  if (!first) throw new Error('a plan without indicators')
  const measure = kindRules[first.kind].measure
  const rule = kindRules[first.kind] as { measure: typeof measure }
  try {
    rule.measure = (...given) => measure(...given)
    const [all, guide] = recomputation(input, 'zh').sheets
    expect(all?.rows.map(([, id]) => id)).not.toContain(first.id)
    expect(guide?.rows.flat().join()).toContain(first.name)
  } finally {
    rule.measure = measure
  }
})

test('what people typed is never a formula; a number keeps its digits', () => {
  const input = paperInput(DAY, 'zh')
  const [first] = input.plan.indicators
  if (!first) throw new Error('a plan without indicators')
  const odd = { ...first, name: '=HYPERLINK("x")', target: { ...first.target, value: decimal('0.1') } }
  const [all] = recomputation({ ...input, plan: { ...input.plan, indicators: [odd] } }, 'zh').sheets
  expect(all?.rows[0]?.[0]).toBe('=HYPERLINK("x")')
  expect(all?.rows[0]).toContain(0.1)
  expect(codeWord('no', 'zh')).toBe('不一致')
})
