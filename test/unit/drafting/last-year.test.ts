// The draft of next year's notice goes on with this year's plan: ids and what was learnt come along, doubts are asked.
import { describe, expect, test } from 'vitest'
import { spelt } from '../../../src/boards/spelling.ts'
import { parseDecimal } from '../../../src/core/decimal.ts'
import type { Observation } from '../../../src/core/observation.ts'
import { period } from '../../../src/core/period.ts'
import { draftFile } from '../../../src/drafting/draft-file.ts'
import { answered } from '../../../src/drafting/edits.ts'
import { draftOfNotice } from '../../../src/drafting/from-notice.ts'
import { type DraftContent, type DraftTask, planValues } from '../../../src/drafting/plan-draft.ts'
import { planYaml } from '../../../src/drafting/plan-yaml.ts'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'
import { parsePlan, readPlan } from '../../../src/plans/parse-plan.ts'

const spell = spelt
const before = parsePlan(`plan: { id: a-2025, region: "350502", year: 2025, title: 2025 }
units: [区统计局]
indicators:
  - { id: museum, name: 博物馆开馆, kind: milestone, target: { comparator: at-least, value: 100 }, steps: [{ id: open, name: 开馆, due: 2025-09-30 }] }
  - { id: gdp, name: 地区生产总值增速, kind: growth, frequency: quarterly, source: 区统计局, definition: 常住单位, target: { comparator: about, value: 6.5 } }
  - { id: elders, name: 养老服务设施覆盖率, kind: ratio, baseline: 80, target: { comparator: at-least, value: 88 } }
  - { id: income, name: 居民人均可支配收入增速, kind: growth, target: { comparator: at-least, value: 6 } }
`)
const reached: Observation = {
  ...{
    region: '350502',
    indicator: 'elders',
    period: period('2025-12'),
    basis: 'end',
    value: parseDecimal('86.5'),
  },
  ...{ status: 'A', upload: 'u', cell: 'A1', note: '', source: '' },
  ...{ knownAt: '2026-01-10T00:00:00.000Z', recordedAt: '2026-01-10T00:00:00.000Z', releaseAt: null },
} as unknown as Observation
const draft = draftOfNotice(
  readNotice(
    blocksOfText(
      '2026年目标任务\n1.GDP增长6%左右。（责任单位：区发改局）\n2.养老服务设施覆盖率达到92%。（责任单位：区民政局）\n3.城镇居民人均可支配收入增长5%以上。（责任单位：区发改局）\n4.新建公厕12座。（责任单位：区城管局）',
    ),
    { year: null },
  ),
  {
    ...{ plans: new Set<string>(), region: '350502', regionName: '鲤城区', notice: null, spell },
    before: { plan: before, figures: [reached] },
  },
)
const [gdp, elders, income, toilets] = draft.tasks as [DraftTask, DraftTask, DraftTask, DraftTask]
const indicatorOf = (task: DraftTask | undefined) => task?.values.indicators?.[0]
const planOf = (content: DraftContent) => readPlan(planYaml(planValues(content)))

describe('what goes on', () => {
  test('keeps its id, its name and what was learnt', () => {
    expect(indicatorOf(gdp)).toMatchObject({
      ...{ id: 'gdp', name: '地区生产总值增速', frequency: 'quarterly', source: '区统计局' },
      ...{ definition: '常住单位', target: { comparator: 'about', value: '6' } },
    })
    expect(indicatorOf(elders)).toMatchObject({ id: 'elders', kind: 'ratio', baseline: '86.5' })
    expect(gdp.questions).toEqual([])
  })
  test('what is new gets an id from its name', () => {
    expect(indicatorOf(toilets)?.id).toMatch(/^xin-jian-gong-ce/)
  })
  test('the file says what goes on, what changed, what is new and what is gone, above each and at its head', () => {
    const file = draftFile(draft)
    expect(file).toContain('# 延续 2025 年“地区生产总值增速”（gdp），上年目标 6.5% 左右')
    expect(file).toMatch(/# 新增：2025 年没有.*\n +- id: xin-jian-gong-ce/)
    expect(file).toContain('# 2025 年有、这份通知里没有的 1 个指标')
    expect(file).toContain('#   博物馆开馆（museum）')
  })
  test('all of it is a plan', () => {
    expect(planOf(draft).faults).toEqual([])
  })
})

describe('what may go on or not', () => {
  const [question] = income.questions
  const said = (answer: number, task = income) => {
    const tasks = answered(
      { ...draft, tasks: [gdp, elders, task, toilets] },
      task,
      question?.id ?? '',
      answer,
    ).tasks
    return tasks.find(({ key }) => key === income.key) as DraftTask
  }
  test('is asked, with it and with a new one as answers', () => {
    expect(question?.question.zh).toContain('2025 年')
    expect(question?.answers.map(({ words }) => words.zh)).toEqual([
      '延续“居民人均可支配收入增速”',
      '都不是，是新的指标',
    ])
  })
  test('each answer gives its id, and going back is going back', () => {
    expect(indicatorOf(said(0))?.id).toBe('income')
    const fresh = said(1)
    expect(indicatorOf(fresh)).toMatchObject({ name: '城镇居民人均可支配收入增速' })
    expect(indicatorOf(fresh)?.id).not.toBe('income')
    expect(fresh.questions[0]?.about).toBe(indicatorOf(fresh)?.id)
    expect(planOf({ ...draft, tasks: [gdp, elders, fresh, toilets] }).faults).toEqual([])
    expect(indicatorOf(said(0, fresh))).toMatchObject({ id: 'income', name: '居民人均可支配收入增速' })
  })
})
