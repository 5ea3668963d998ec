// Rows that follow from the same objects and words are drawn once, and none is shown for another.
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { keepRows } from '../../../src/web/kit/kept-rows.ts'
import { Table } from '../../../src/web/kit/table.tsx'

const row = (words: string) => <tr>{words}</tr>

test('the same objects and words are drawn once; others, in another order or under other words, anew', () => {
  const keep = keepRows(10_000)
  const [one, other] = [{}, {}]
  let drawn = 0
  const ask = (of: readonly object[], words: string) =>
    keep(of, words, () => {
      drawn++
      return row(`${drawn}`)
    })
  const first = ask([one, other], 'zh')
  expect(ask([one, other], 'zh')).toBe(first)
  expect(drawn).toBe(1)
  const rest = [ask([other, one], 'zh'), ask([one, other], 'en'), ask([one], 'zh'), ask([{}, other], 'zh')]
  expect(new Set([first, ...rest]).size).toBe(5)
})

test('no more characters are kept than allowed, those used last', () => {
  const keep = keepRows(300)
  const of = [{}]
  let drawn = 0
  const ask = (words: string) =>
    keep(of, words, () => {
      drawn++
      return row('x'.repeat(80))
    })
  for (const words of ['a', 'b', 'c', 'a', 'd']) ask(words)
  expect(drawn).toBe(4)
  ask('a')
  expect(drawn).toBe(4)
  ask('b')
  expect(drawn).toBe(5)
})

test('a table of kept rows is the table of drawn rows, escaped as it is', () => {
  const rows = [{ name: '<b>&"' }, { name: '区发改局' }]
  const columns = [
    { head: '名称', isHead: true, cell: ({ name }: { name: string }) => name },
    { cell: () => <a href="/?a&b">1</a> },
  ]
  const keep = keepRows(10_000)
  const drawn = renderToString(<Table label="表" rows={rows} columns={columns} />)
  const kept = () =>
    renderToString(
      <Table label="表" rows={rows} columns={columns} kept={(one, draw) => keep([one], 'zh', draw)} />,
    )
  expect(kept()).toBe(drawn)
  expect(kept()).toBe(drawn)
})
