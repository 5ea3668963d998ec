// Documents: a template asks for just the fields that its document has, and the same facts give the same bytes.
import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import { decimal } from '../../../src/core/decimal.ts'
import type { Task } from '../../../src/core/plan.ts'
import type { Fields } from '../../../src/reports/document.ts'
import { documents } from '../../../src/reports/documents/index.ts'
import { planTable } from '../../../src/reports/documents/plan-table.ts'
import { filledTemplate } from '../../../src/reports/fill.ts'
import { officialPage } from '../../../src/reports/page.ts'
import { indicator, planOf } from '../../support/plans.ts'

const STAMP = '2022-10-31T02:00:00.000Z'
const wordsOf = async (bytes: Uint8Array) =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value

const namesOf = (fields: Fields): string[] =>
  Object.entries(fields).flatMap(([name, field]) =>
    typeof field === 'string' ? [name] : [name, ...namesOf(field)],
  )

describe.each(Object.entries(documents))('%s', (_name, { fields, sections }) => {
  test.each(['zh', 'en'] as const)('asks in %s for just what it has', async (lang) => {
    const asked = (await wordsOf(await officialPage({ lang, sections: sections(lang) }))).matchAll(
      /\{#?([^\s{}/]+)[^}]*\}/g,
    )
    const names = new Set([...asked].map(([, name]) => name))
    // Rows of tasks have more than each table shows; what a document has of itself it shows.
    expect([...names].filter((name) => !namesOf(fields).includes(name ?? ''))).toEqual([])
    expect(Object.keys(fields).filter((name) => !names.has(name))).toEqual([])
  })
})

const task = (number: number, more: Partial<Task>): Task => ({
  ...{ number, section: null, text: '', lead: [], responsible: [], leaders: [], doubts: [] },
  ...{ unmeasured: null, amendments: [], added: null, ended: null, weight: null, examiners: [], funds: [] },
  ...more,
})
const plan = {
  ...planOf(
    indicator({ id: 'firms', name: '净增市场主体', nameEn: 'New firms', task: 1, target: { value: 2000 } }),
    indicator({ id: 'gdp', name: '增速', task: 1, unit: '%', target: { value: 8, horizon: '2022-S1' } }),
    indicator({
      id: 'road',
      name: '通港路',
      task: 2,
      kind: 'milestone',
      unit: '%',
      steps: [{ id: 'open', name: '通车', due: '2022-09-15', done: null, weight: decimal(1) }],
    }),
  ),
  title: '2022年目标',
  document: '示〔2021〕1号',
  issued: '2021-12-30',
  units: [{ id: 'u', name: '区商务局', aliases: [], parent: null, members: [] }],
  leaders: [{ id: 'l', name: '王垦福', doubt: null }],
  sections: [
    { id: 's', title: '（一）项目' },
    { id: 'empty', title: '（二）没有任务的' },
  ],
  tasks: [
    task(1, { text: '净增市场主体 2000 户。', lead: ['u'], leaders: ['l'] }),
    task(2, { text: '通港路通车。', section: 's', responsible: ['u', 'gone'] }),
    task(3, { text: '做好服务。', section: 's', unmeasured: '不计量' }),
  ],
}

describe('a plan’s table', () => {
  test('has its tasks by section, their promises, who answers and by when', () => {
    const { 标题, 文号, 部分 } = planTable.facts({ plan, asOf: '2022-10-31' }, 'zh')
    expect([标题, 文号]).toEqual(['2022年目标', '示〔2021〕1号　2021-12-30'])
    expect(部分.map(({ 名称, 任务 }) => [名称, 任务.length])).toEqual([
      ['主要目标', 1],
      ['（一）项目', 2],
    ])
    expect(部分[0]?.任务[0]).toEqual({
      序号: '1',
      任务: '净增市场主体 2000 户。',
      指标与目标: '净增市场主体：2,000 户\n增速：8%',
      牵头单位: '区商务局',
      责任单位: '',
      责任领导: '王垦福',
      时限: '2022年12月底前\n2022年6月底前',
    })
    expect(部分[1]?.任务.map(({ 指标与目标, 责任单位, 时限 }) => [指标与目标, 责任单位, 时限])).toEqual([
      ['通港路：100%', '区商务局、gone', '2022年9月15日前'],
      ['不计量', '', ''],
    ])
  })

  test('says a deadline in English as a day', () => {
    const late = indicator({ target: { horizon: '2025' } })
    const years = { ...plan, indicators: [{ ...late, task: 1 }] }
    const { 部分 } = planTable.facts({ plan: years, asOf: '2022-01-01' }, 'en')
    expect(部分[0]?.任务[0]?.时限).toBe('2025-12-31')
  })

  test('is the same bytes at whatever time it is made; what looks like a field in it stays words', async () => {
    const odd = { ...plan, title: '{文号} {#部分} & <w:t> {/} \u0000\ud800完' }
    const facts = planTable.facts({ plan: odd, asOf: '2022-10-31' }, 'zh')
    const blank = () => officialPage({ lang: 'zh', sections: planTable.sections('zh') })
    const once = await filledTemplate(await blank(), facts, STAMP)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const again = await filledTemplate(await blank(), facts, STAMP)
    expect(Buffer.compare(Buffer.from(once), Buffer.from(again))).toBe(0)
    const words = await wordsOf(once)
    expect(words).toContain('{文号} {#部分} & <w:t> {/} 完')
    expect(words).toMatch(/主要目标.*净增市场主体 2000 户。.*（一）项目.*做好服务。/s)
    expect(words).not.toContain('loopOver')
  })
})
