// Rows of a sheet as the browser fetches them, and what it says when the service refuses.
import { expect, test } from 'vitest'
import { openRows } from '../../../src/web/desk/rows.ts'
import { sentenceOf, type Talk } from '../../../src/web/desk/talk.ts'

/** A service that answers with the rows asked for, of this version; `fails`: how often it does not. */
function service(version: string, fails = 0) {
  const asked: string[] = []
  let left = fails
  const talk: Talk = {
    async read<T>(path: string): Promise<T> {
      asked.push(path)
      if (left-- > 0) throw new Error('no line')
      const query = new URL(path, 'http://here.invalid').searchParams
      const from = Number(query.get('from'))
      const rows = Array.from({ length: Number(query.get('count')) }, (_, index) => ({ row: from + index }))
      return { version, rows } as T
    },
    async tell() {},
  }
  return { asked, talk }
}

function rowsFrom(talk: Talk) {
  const news: string[] = []
  const draft = { draft: 'd1', version: 'v1' }
  const rows = openRows(
    talk,
    draft,
    () => news.push('changed'),
    () => news.push('stale'),
  )
  return { rows, news }
}

test('rows come by portions of two hundred, each asked for once', async () => {
  const { asked, talk } = service('v1')
  const { rows, news } = rowsFrom(talk)
  expect(rows.row(0, 399)).toBeUndefined()
  expect(await rows.wait(0, 200)).toEqual({ row: 200 })
  expect(rows.row(0, 399)).toEqual({ row: 399 })
  expect(asked).toEqual(['/desk/upload/drafts/d1/rows?sheet=0&from=200&count=200'])
  await rows.wait(1, 200)
  expect(asked).toHaveLength(2)
  expect(news).toEqual(['changed', 'changed'])
})

test('rows of another preview than the one shown are said to be stale', async () => {
  const { rows, news } = rowsFrom(service('v2').talk)
  await rows.wait(0, 0)
  expect(news).toEqual(['stale'])
})

test('what did not come is asked for again when it is looked at again', async () => {
  const { asked, talk } = service('v1', 1)
  const { rows, news } = rowsFrom(talk)
  expect(await rows.wait(0, 7)).toBeUndefined()
  expect(await rows.wait(0, 7)).toEqual({ row: 7 })
  expect(asked).toHaveLength(2)
  expect(news).toEqual(['changed'])
})

test('a refusal is told with how to mend it; what is no Problem says nothing', () => {
  expect(sentenceOf({ detail: '第 3 行没有期。', fix: '请写上 2022-05。' })).toBe(
    '第 3 行没有期。 请写上 2022-05。',
  )
  expect(sentenceOf({ detail: '第 3 行没有期。' })).toBe('第 3 行没有期。')
  expect([sentenceOf({ fix: '…' }), sentenceOf(null), sentenceOf('502')]).toEqual([null, null, null])
})
