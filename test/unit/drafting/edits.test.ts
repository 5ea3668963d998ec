// What a person does to a task of a draft, and that nothing of it is lost.
import { describe, expect, test } from 'vitest'
import { spelt } from '../../../src/boards/spelling.ts'
import {
  answered,
  changedIndicator,
  changedTask,
  joinedUp,
  splitAt,
  takenIn,
  takenOut,
} from '../../../src/drafting/edits.ts'
import { draftOfNotice } from '../../../src/drafting/from-notice.ts'
import { piecesOf } from '../../../src/drafting/marks.ts'
import { senseOf } from '../../../src/drafting/meaning.ts'
import { namedIn, oneName, renamed } from '../../../src/drafting/names.ts'
import type { DraftContent, DraftTask } from '../../../src/drafting/plan-draft.ts'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'

const spell = spelt

const draft = draftOfNotice(
  readNotice(
    blocksOfText(
      '2026年目标任务\n1.粮食产量稳定在23万吨。（责任单位：区农水局、区统计局）\n2.新建口袋公园6个，新建公厕12座。（责任单位：区城管局）\n3.居民消费价格涨幅2%左右。（责任单位：鲤城区统计局）',
    ),
    { year: null },
  ),
  { plans: new Set(), region: '350502', regionName: '鲤城区', notice: null, spell },
)
const [grain, parks, prices] = draft.tasks as [DraftTask, DraftTask, DraftTask]
const only = (change: { readonly tasks: readonly DraftTask[] }): DraftTask => change.tasks[0] as DraftTask
const comparatorOf = (task: DraftTask) => task.values.indicators?.[0]?.target.comparator
const withTask = (task: DraftTask): DraftContent => ({
  ...draft,
  tasks: draft.tasks.map((one) => (one.key === task.key ? task : one)),
})

describe('answers', () => {
  const [question] = grain.questions
  test('each makes its target; going back is going back', () => {
    const said = [0, 1, 2, 0].reduce<DraftTask>(
      (task, answer) => only(answered(withTask(task), task, question?.id ?? '', answer)),
      grain,
    )
    expect(comparatorOf(only(answered(draft, grain, question?.id ?? '', 1)))).toBe('about')
    expect(comparatorOf(only(answered(draft, grain, question?.id ?? '', 2)))).toBe('at-most')
    expect(said.values).toEqual(grain.values)
    expect(said.questions[0]?.answer).toBe(0)
  })

  test('what each means is judged with one figure, and differs', () => {
    const all = draft.tasks.flatMap(({ values }) => values.indicators ?? [])
    const statuses = [0, 1, 2].map((answer) => {
      const task = only(answered(draft, grain, question?.id ?? '', answer))
      const { meaning } = senseOf(
        draft.head,
        task.values,
        task.values.indicators?.[0] as (typeof all)[number],
        all,
        'zh',
      )
      return meaning?.view.word
    })
    expect(new Set(statuses.filter(Boolean)).size).toBeGreaterThan(1)
  })
})

describe('a number', () => {
  const id = parks.values.indicators?.[0]?.id ?? ''
  test('that is no target, because, comes back as it was', () => {
    const out = takenOut(parks, id, '名称')
    expect(out.left.at(-1)).toMatchObject({ phrase: '新建口袋公园6个', reason: '名称' })
    expect(out.spent).toEqual([id])
    const back = takenIn(out, out.left.length - 1, 'other')
    expect(back.values.indicators?.map((one) => one.id).sort()).toEqual(
      parks.values.indicators?.map((one) => one.id).sort(),
    )
  })

  const form = {
    ...{ id, name: '口袋公园', kind: 'count', unit: '个', comparator: 'at-least', value: '8', upper: '' },
    ...{ with: '', direction: '', firmness: 'aspirational', horizon: '2026-06', frequency: '', baseline: '' },
  }
  test('is changed', () => {
    const changed = only(changedIndicator(draft, parks, id, form, '2026-12-31', spell))
    expect(changed.values.indicators?.[0]).toMatchObject({
      name: '口袋公园',
      target: { comparator: 'at-least', value: '8', firmness: 'aspirational', horizon: '2026-06' },
    })
  })

  test('gets an id that nothing had, and whatever names it follows', () => {
    const spent = only(changedIndicator(draft, parks, id, { ...form, id: 'parks' }, '2026-12-31', spell))
    expect(spent.spent).toEqual([id])
    const other = parks.values.indicators?.[1]?.id ?? ''
    expect(() =>
      changedIndicator(withTask(spent), spent, other, { ...form, id }, '2026-12-31', spell),
    ).not.toThrow()
    const [elsewhere] = grain.values.indicators ?? []
    expect(() =>
      changedIndicator(withTask(spent), grain, elsewhere?.id ?? '', { ...form, id }, '2026-12-31', spell),
    ).toThrow('plan-draft-value')
    expect(() => changedIndicator(draft, parks, id, { ...form, id: 'Nö' }, '2026-12-31', spell)).toThrow(
      'plan-draft-value',
    )
  })

  test('of a milestone has a date, as its kind needs', () => {
    const changed = only(
      changedIndicator(draft, parks, id, { ...form, kind: 'milestone' }, '2026-12-31', spell),
    )
    expect(changed.values.indicators?.[0]).toMatchObject({
      unit: '%',
      steps: [{ due: '2026-12-31' }],
      target: { value: '100' },
    })
  })
})

describe('tasks', () => {
  test('split where a sentence goes on, and joined again', () => {
    const at = parks.values.text.indexOf('，') + 1
    const { tasks } = splitAt(draft, parks, at)
    const [first, second] = tasks as [DraftTask, DraftTask]
    expect([first.values.text, second.values.text].join('')).toBe(parks.values.text)
    expect(second.values.indicators?.map(({ name }) => name)).toEqual(['新建公厕'])
    expect(second.values.number).toBe(4)
    expect([first.at, second.at]).toEqual([2, 2.5])
    const apart = { ...draft, tasks: [grain, first, second, prices] }
    const { tasks: whole, gone } = joinedUp(apart, second)
    expect(gone?.map(({ key }) => key)).toEqual([second.key])
    expect(whole[0]?.values.text).toBe(parks.values.text)
    expect(whole[0]?.values.indicators).toHaveLength(2)
  })

  test('changed: a phrase that stands in the text no more is let go, its number stays', () => {
    const form = {
      number: '2',
      text: '建公园。',
      section: '',
      lead: '区城管局、区住建局',
      responsible: '',
      leaders: '王伟',
      unmeasured: '',
    }
    const { values } = changedTask(draft, parks, form)
    expect(values.lead).toEqual(['区城管局', '区住建局'])
    expect(values.indicators?.map(({ phrase, target }) => [phrase, target.value])).toEqual([
      [undefined, '6'],
      [undefined, '12'],
    ])
    expect(() => changedTask(draft, parks, { ...form, number: '1' })).toThrow('plan-draft-value')
  })

  test('the text is in pieces that make it whole again', () => {
    for (const task of draft.tasks)
      expect(
        piecesOf(task)
          .map(({ words }) => words)
          .join(''),
      ).toBe(task.values.text)
    expect(piecesOf(parks).filter(({ mark }) => mark === 'target')).toHaveLength(2)
  })
})

test('likely doubles among units, and two made one', () => {
  const named = namedIn(draft, 'unit')
  expect(
    named.find(({ name }) => name === '鲤城区统计局')?.likely ??
      named.find(({ name }) => name === '区统计局')?.likely,
  ).toBeTruthy()
  const { head, tasks } = oneName(draft, 'unit', '鲤城区统计局', '区统计局')
  expect(head.values.units).toEqual([{ name: '区统计局', aliases: ['鲤城区统计局'] }])
  expect(tasks.map(({ key }) => key)).toEqual([prices.key])
})

test('a field that is emptied is emptied', () => {
  const id = parks.values.indicators?.[0]?.id ?? ''
  const changed = (task: DraftTask, form: Readonly<Record<string, string>>): DraftTask =>
    only(changedIndicator(withTask(task), task, id, form, '2026-12-31', spell))
  const noted = changed(parks, { note: '待核' })
  expect(noted.values.indicators?.[0]?.note).toBe('待核')
  expect(changed(noted, { note: '' }).values.indicators?.[0]).not.toHaveProperty('note')
})

describe('a target that is shared out', () => {
  const id = parks.values.indicators?.[0]?.id ?? ''
  const shared = (task: DraftTask, shares: string): DraftTask =>
    only(changedIndicator(withTask(task), task, id, { shares }, '2026-12-31', spell))
  const sharesOfFirst = (task: DraftTask) => task.values.indicators?.[0]?.shares ?? []

  test('is pasted from a sheet: head and totals fall away, units and ids are found', () => {
    const task = shared(
      parks,
      '单位\t目标数\t牵头单位\t分管领导\n开元街道\t４个\t\t甲\n区城管局\t1,000\n海滨街道\t2\t区农水局、区统计局\n合计\t6',
    )
    expect(sharesOfFirst(task)).toEqual([
      { id: `${id}-kai-yuan-jie-dao`, place: '开元街道', value: '4', leaders: ['甲'] },
      { id: `${id}-qu-cheng-guan-ju`, place: '区城管局', value: '1000', lead: ['区城管局'] },
      { id: `${id}-hai-bin-jie-dao`, place: '海滨街道', value: '2', lead: ['区农水局', '区统计局'] },
    ])
  })

  test('a share that goes and comes back has its id again; no other one gets it', () => {
    const both = shared(parks, '开元街道\t4\n海滨街道\t2')
    const less = shared(both, '海滨街道\t6')
    expect(less.spent).toEqual([`${id}-kai-yuan-jie-dao`])
    expect(sharesOfFirst(shared(less, '开元街道\t3\n海滨街道\t3'))).toEqual([
      { id: `${id}-kai-yuan-jie-dao`, place: '开元街道', value: '3' },
      { id: `${id}-hai-bin-jie-dao`, place: '海滨街道', value: '3' },
    ])
    expect(sharesOfFirst(shared(less, '')).length).toBe(0)
    expect(sharesOfFirst(shared(both, '甲1\t1\n甲 1\t2')).map((share) => share.id)).toEqual([
      `${id}-jia-1`,
      `${id}-jia-1-2`,
    ])
  })

  test('units that only shares name are made one like others', () => {
    const task = shared(parks, '开元街道\t4\t区住建局\n海滨街道\t2\t区住房和城乡建设局')
    const one = oneName(withTask(task), 'unit', '区住房和城乡建设局', '区住建局')
    expect(namedIn({ tasks: one.tasks }, 'unit').map(({ name }) => name)).toContain('区住建局')
    expect(sharesOfFirst(one.tasks[0] as DraftTask).map(({ lead }) => lead)).toEqual([
      ['区住建局'],
      ['区住建局'],
    ])
  })
})

describe('a name that was read wrongly', () => {
  const whole: DraftContent = {
    ...draft,
    head: {
      ...draft.head,
      values: {
        ...draft.head.values,
        units: [
          '区统计局',
          { name: '区农水局', aliases: ['农水局'] },
          { name: '统计所', parent: '区统计局' },
        ],
        duties: [{ id: 'm', title: '月报', every: 'month', receivers: ['区统计局'] }],
      },
    },
    tasks: draft.tasks.map((task, at) =>
      at === 0
        ? {
            ...task,
            values: {
              ...task.values,
              leaders: ['王 伟'],
              indicators: (task.values.indicators ?? []).map((one) => ({ ...one, source: '区统计局' })),
            },
          }
        : task,
    ),
  }
  const changed = (before: DraftContent, change: ReturnType<typeof renamed>): DraftContent => ({
    ...before,
    head: change.head,
    tasks: before.tasks.map((task) => change.tasks.find(({ key }) => key === task.key) ?? task),
  })

  test('is mended everywhere at once, and taken back without a trace', () => {
    const mended = changed(whole, renamed(whole, 'unit', '区统计局', '鲤城区统计局（新）'))
    expect(JSON.stringify(mended.tasks)).not.toContain('"区统计局"')
    expect(mended.tasks[0]?.values.indicators?.[0]?.source).toBe('鲤城区统计局（新）')
    expect(mended.head.values.units).toEqual([
      '鲤城区统计局（新）',
      { name: '区农水局', aliases: ['农水局'] },
      { name: '统计所', parent: '鲤城区统计局（新）' },
    ])
    expect(mended.head.values.duties?.[0]?.receivers).toEqual(['鲤城区统计局（新）'])
    expect(mended.head.readings).toEqual([{ sort: 'unit', name: '鲤城区统计局（新）', read: '区统计局' }])
    const again = changed(mended, renamed(mended, 'unit', '鲤城区统计局（新）', '统计局'))
    expect(again.head.readings).toEqual([{ sort: 'unit', name: '统计局', read: '区统计局' }])
    const back = changed(again, renamed(again, 'unit', '统计局', '区统计局'))
    expect(back).toEqual({ ...whole, head: { ...whole.head, readings: [] } })
    const led = changed(whole, renamed(whole, 'leader', '王 伟', '王伟'))
    expect(led.tasks[0]?.values.leaders).toEqual(['王伟'])
  })

  test('is not made another’s, and nobody’s is not mended', () => {
    expect(() => renamed(whole, 'unit', '区统计局', '农水局')).toThrow('plan-draft-value')
    expect(() => renamed(whole, 'unit', '没有的局', '区统计局')).toThrow('plan-draft-part-unknown')
  })
})
