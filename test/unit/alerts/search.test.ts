// What of the slips is asked for by an address: narrowed, in order, page by page.
import { expect, test } from 'vitest'
import { foundIn, inScope, slipsAsked } from '../../../src/alerts/slips/search.ts'
import type { ShownSlip } from '../../../src/alerts/slips/shown.ts'
import { text } from '../../../src/core/text.ts'

type Searched = ShownSlip & { readonly own: boolean }

const shown = (number: string, more: Partial<Searched> = {}): Searched => ({
  id: number,
  plan: 'p',
  number,
  level: 'blue',
  subject: { kind: 'indicator', id: 'gdp' },
  title: text('地区生产总值', 'Gross product'),
  shareOf: null,
  measures: [],
  entry: null,
  result: '',
  rule: { id: 'behind', words: text('落后', 'Behind') },
  receiver: { kind: 'unit', id: '甲局', name: '甲局' },
  helpers: [],
  leaders: [],
  reason: text('落后序时。', 'Behind pace.'),
  issued: '2022-05-10',
  limit: '2022-05-20',
  ended: null,
  left: 3,
  state: 'unsigned',
  overdue: false,
  stood: null,
  own: false,
  ...more,
})

const ALL = [
  shown('1号', { own: true, limit: '2022-06-01' }),
  shown('2号', { level: 'red', helpers: [{ kind: 'unit', id: '乙局', name: '乙局' }], issued: '2022-05-12' }),
  shown('3号', {
    leaders: [{ id: 'l1', name: '张三' }],
    receiver: { kind: 'unit', id: '丙局', name: '丙局' },
    overdue: true,
  }),
  shown('4号', { state: 'verdict', receiver: { kind: 'unit', id: 'a', name: '阿局(重点办)' } }),
]

const numbers = (query: unknown): string[] => {
  const asked = slipsAsked(query, 'all')
  return foundIn(inScope(ALL, asked), asked).map(({ number }) => number)
}

test.each([
  [{}, ['2号', '3号', '4号', '1号']],
  [{ of: 'mine' }, ['1号']],
  [{ unit: '乙局' }, ['2号']],
  [{ leader: 'l1' }, ['3号']],
  [{ unit: 'a' }, ['4号']],
  [{ unit: '阿局' }, ['4号']],
  [{ unit: '重点办' }, ['4号']],
  [{ unit: '阿局（重点办）' }, ['4号']],
  [{ unit: '阿' }, []],
  [{ words: '阿局（重点办）' }, ['4号']],
  [{ words: '重点办' }, ['4号']],
  [{ words: '张三' }, ['3号']],
  [{ words: '乙局 gross' }, ['2号']],
  [{ state: 'late' }, ['3号']],
  [{ state: 'verdict' }, ['4号']],
  [{ level: 'red' }, ['2号']],
  [{ order: 'limit' }, ['2号', '3号', '4号', '1号']],
  [{ order: 'issued' }, ['2号', '3号', '4号', '1号']],
  [{ order: 'unit' }, ['4号', '3号', '2号', '1号']],
  // What is not understood is not asked for.
  [
    { of: 7, level: 'green', order: 'DROP', state: '', words: ['a'], page: 'x' },
    ['2号', '3号', '4号', '1号'],
  ],
])('%j finds %j', (query, expected) => {
  expect(numbers(query)).toEqual(expected)
})

test('those that ended come latest first, and pages begin at 1', () => {
  const ended = [shown('1号', { ended: '2022-05-01' }), shown('2号', { ended: '2022-05-03' })]
  const asked = slipsAsked({ state: 'ended' }, 'all')
  expect(foundIn(inScope(ended, asked), asked).map(({ number }) => number)).toEqual(['2号', '1号'])
  expect(['1', '0', '-1', '2.5', '99999', '7'].map((page) => slipsAsked({ page }, 'all').page)).toEqual([
    ...[1, 1, 1, 1, 1, 7],
  ])
})
