// Codes of waiting screens and what screens said: kept, and the latest of each found again.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestStore, type TestStore } from '../support/store.ts'

let data: TestStore
beforeAll(async () => {
  data = await openTestStore()
})
afterAll(() => data.close())

const code = (secret: string, code: string, made: string) => ({ secret, code, made, from: '10.0.0.2' })

test('the latest code of each secret counts, the newest first, and old ones are not found', async () => {
  const { screens } = data.store
  await screens.keepCode(code('a', 'AAAAAA', '2022-01-01T00:00:00.000Z'))
  await screens.keepCode(code('a', 'CCCCCC', '2022-01-01T00:10:00.000Z'))
  await screens.keepCode(code('b', 'DDDDDD', '2022-01-01T00:05:00.000Z'))
  expect(await screens.codes('2022-01-01T00:04:00.000Z')).toEqual([
    code('a', 'CCCCCC', '2022-01-01T00:10:00.000Z'),
    code('b', 'DDDDDD', '2022-01-01T00:05:00.000Z'),
  ])
  expect(await screens.codes('2022-01-01T00:10:00.000Z')).toEqual([])
})

test('the latest report of each screen is found, whatever is written after it', async () => {
  const { screens } = data.store
  await screens.keepReports([])
  await screens.keepReports([
    { screen: 's-1', at: '2022-01-01T00:00:02.000Z', report: '{"name":"大\\n\t"}' },
    { screen: 's-2', at: '2022-01-01T00:00:00.000Z', report: '{}' },
  ])
  await screens.keepReports([{ screen: 's-1', at: '2022-01-01T00:00:01.000Z', report: 'older' }])
  const found = [...(await screens.reports())].sort((a, b) => (a.screen < b.screen ? -1 : 1))
  expect(found).toEqual([
    { screen: 's-1', at: '2022-01-01T00:00:02.000Z', report: '{"name":"大\\n\t"}' },
    { screen: 's-2', at: '2022-01-01T00:00:00.000Z', report: '{}' },
  ])
})
