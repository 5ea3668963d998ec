// A workbook over the API: unclear sheets are answered with proposals that can be sent back as they are.
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await openTestApp()
})
afterAll(() => world.close())

interface Refusal {
  readonly code: string
  readonly errors: readonly { readonly cell: string; readonly code: string; readonly suggestion?: string }[]
}

const workbook = (rows: readonly (readonly unknown[])[], type: 'xlsx' | 'biff8' = 'xlsx'): Buffer => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as unknown[][]), '表1')
  return write(book, { type: 'buffer', bookType: type })
}

const send = (bytes: Buffer, query: Readonly<Record<string, string>> = {}) =>
  world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads',
    query: { filename: '月报.xlsx', ...query },
    headers: { 'content-type': 'application/octet-stream' },
    payload: bytes,
  })

const WIDE = [['2022年累计'], ['指标', '9月', '10月'], ['净增市场主体', 1000, 1140]]

test('a workbook whose head says what it is needs nothing else', async () => {
  for (const type of ['xlsx', 'biff8'] as const) {
    const sent = await send(
      workbook(
        [
          ['指标', '期', '数值'],
          ['firms', '2022-08', 900],
        ],
        type,
      ),
      { 'dry-run': 'true' },
    )
    expect(sent.statusCode, sent.body).toBe(200)
    expect(sent.json()).toMatchObject({
      rows: { read: 1, new: 1 },
      reading: { sheet: '表1', layout: 'long' },
    })
  }
})

test('a wide one is answered with its readings, and each can be sent back', async () => {
  const unclear = await send(workbook(WIDE))
  expect(unclear.statusCode).toBe(422)
  const { code, errors } = unclear.json<Refusal>()
  expect(code).toBe('figures-layout-unclear')
  expect(errors.map((error) => error.code)).toEqual(['layout-proposed'])
  for (const query of [{ layout: 'months-across', sheet: '表1' }, { mapping: errors[0]?.suggestion ?? '' }]) {
    const sent = await send(workbook(WIDE), { ...query, 'dry-run': 'true' })
    expect(sent.statusCode, sent.body).toBe(200)
    expect(sent.json()).toMatchObject({ rows: { read: 2, revised: 1, unchanged: 1 } })
  }
})

test('faults stand at their cells with what to write instead', async () => {
  const sent = await send(
    workbook([
      ['指标', '期', '数值'],
      ['firms', '2022-08', '约900'],
    ]),
  )
  expect(sent.statusCode).toBe(422)
  expect(sent.json<Refusal>().errors).toMatchObject([
    { cell: '表1!C2', code: 'value-not-a-number', suggestion: '900' },
  ])
})

test('what is no mapping, no layout or no sheet is refused by name', async () => {
  const bytes = workbook(WIDE)
  expect((await send(bytes, { mapping: '{}' })).json<Refusal>().code).toBe('mapping-invalid')
  expect((await send(bytes, { layout: 'sideways' })).statusCode).toBe(400)
  expect((await send(bytes, { sheet: '表9' })).json<Refusal>().code).toBe('sheet-unknown')
})
