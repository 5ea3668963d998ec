// A month head that does not say 当月 or 累计: the page asks, the answer is stored; where the series tells, the page says so.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
let own: { authorization: string }
beforeAll(async () => {
  world = await openTestApp()
  own = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
})
afterAll(() => world.close())

const tell = (url: string, fields: Readonly<Record<string, string>>) =>
  world.app.inject({
    method: 'POST',
    url: `${url}?lang=zh`,
    headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

async function draftOf(table: string): Promise<string> {
  const form = new FormData()
  form.set('file', new File([table], '月报.csv'))
  const body = new Response(form)
  const answer = await world.app.inject({
    method: 'POST',
    url: '/desk/upload?lang=zh',
    headers: { ...own, 'content-type': body.headers.get('content-type') ?? '' },
    payload: Buffer.from(await body.arrayBuffer()),
  })
  const path = String(answer.headers.location).split('?')[0] ?? ''
  await tell(`${path}/choose`, { choice: '0' })
  return path
}

const see = async (path: string): Promise<string> =>
  (await world.app.inject({ url: `${path}?lang=zh`, headers: { ...own, accept: 'text/html' } })).body

const confirmed = async (path: string): Promise<string> => {
  const done = await tell(`${path}/confirm`, { accept: '已核对' })
  expect(done.statusCode, done.body).toBe(303)
  return String(done.headers.location).split('?')[0] ?? ''
}

async function stored(period: string): Promise<readonly (readonly [string, number])[]> {
  const query = { region: '350502', indicator: 'firms', from: period, to: period }
  const answer = await world.app.inject({ url: '/api/v1/observations', query, headers: own })
  return answer
    .json<{ observations: { basis: string; value: number }[] }>()
    .observations.map(({ basis, value }) => [basis, value])
}

test.each([
  ['累计', '2022-04', 'cumulative'],
  ['当月', '2022-05', 'period'],
])('the question stands on the page, and %s answers it', async (word, period, basis) => {
  const head = `2022年${Number(period.slice(5))}月`
  const path = await draftOf(`指标,${head}\n净增市场主体,420\n`)
  const asked = await see(path)
  expect(asked).toContain('可能是当月的，也可能是年初以来累计的')
  expect((await tell(`${path}/confirm`, {})).statusCode).toBe(422)
  expect(await stored(period)).toEqual([])
  await tell(`${path}/mend`, { at: '0/1', text: `${head}${word}` })
  expect(await see(path)).not.toContain('可能是当月的，也可能是年初以来累计的')
  await confirmed(path)
  expect(await stored(period)).toEqual([[basis, 420]])
})

test('where its series tells, preview and receipt say what was found and by what', async () => {
  const path = await draftOf('指标,2022年10月\n净增市场主体,"1,140"\n')
  const words = '按历史数据判断为累计：上月累计 1,000 户'
  expect(await see(path)).toContain(words)
  expect(await see(await confirmed(path))).toContain(words)
  expect(await stored('2022-10')).toEqual([['cumulative', 1140]])
})

test('a table with a figure a row and no column for it: the plan by an id, the series by a name, else the question', async () => {
  const send = async (lines: readonly string[]) => {
    const answer = await world.app.inject({
      method: 'POST',
      url: '/api/v1/uploads?accept=checked',
      headers: { ...own, 'content-type': 'text/csv' },
      payload: lines.join('\n'),
    })
    const { errors = [] } = answer.json<{ errors?: { code: string; cell?: string }[] }>()
    return `${answer.statusCode} ${errors.map(({ code, cell }) => `${code} ${cell}`).join()}`.trim()
  }
  const asked = async (id: string, at: string) => {
    const query = { region: '350502', indicator: id, from: at, to: at }
    const answer = await world.app.inject({ url: '/api/v1/observations', query, headers: own })
    return answer
      .json<{ observations: { basis: string; value: number }[] }>()
      .observations.map(({ basis, value }) => `${basis} ${value}`)
  }
  // Nothing of the month is kept: a name means what the plan judges.
  expect(await send(['指标,期,数值', '精确小数,2022-02,2'])).toBe('201')
  expect(await asked('exact', '2022-02')).toEqual(['cumulative 2'])
  const both = ['indicator,period,basis,value', 'exact,2022-03,period,1', 'exact,2022-03,cumulative,3']
  expect(await send(both)).toBe('201')
  expect(await send(['指标,期,数值', '精确小数,2022-04,4'])).toBe('422 basis-open A2')
  expect(await send(['指标,期,数值', '精确小数,2022年1-4月,4'])).toBe('201')
  expect(await send(['indicator,period,value', 'exact,2022-05,5'])).toBe('201')
  expect(await asked('exact', '2022-04')).toEqual(['cumulative 4'])
  expect(await asked('exact', '2022-05')).toEqual(['cumulative 5'])
  expect(await send(['指标,期,数值,口径', '精确小数,2022-05,1,当期'])).toBe('201')
})

test('a series of which nothing is known is read as the plan judges it, and preview, receipt and API say so with its count', async () => {
  const plan = `plan: { id: new-2022, region: "350503", year: 2022, title: 示例 }
indicators:
  - { id: road, name: 农村公路, kind: cumulative, unit: 公里, frequency: monthly, target: { comparator: at-least, value: 40 } }
  - { id: tax, name: 税收增速, kind: growth, frequency: monthly, target: { comparator: at-least, value: 5 } }
  - { id: firms-now, name: 在册企业, kind: level, unit: 户, target: { comparator: at-least, value: 9 } }
`
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/plans',
    payload: plan,
    headers: { 'content-type': 'application/yaml' },
  })
  expect(sent.statusCode, sent.body).toBe(201)
  const table = [
    '指标,期,数值',
    '农村公路,2022-02,4',
    '农村公路,2022-03,6',
    '税收增速,2022-03,5',
    '在册企业,2022-03,7',
  ]
  const send = async (lines: readonly string[], region = '350503') => {
    const answer = await world.app.inject({
      method: 'POST',
      url: `/api/v1/uploads?region=${region}&dry-run=true&accept=checked`,
      headers: { ...own, 'content-type': 'text/csv' },
      payload: lines.join('\n'),
    })
    expect(answer.statusCode, answer.body).toBeLessThan(300)
    return answer.json<{ basesTaken?: readonly object[] }>().basesTaken
  }
  expect(await send(table)).toEqual([
    { indicator: 'road', basis: 'cumulative', figures: 2 },
    { indicator: 'tax', basis: 'cumulative-yoy', figures: 1 },
  ])
  // By its id, with a column for it, or in a period that counts from January: nothing was guessed.
  expect(await send(['indicator,period,value', 'road,2022-03,6'])).toBeUndefined()
  expect(await send(['指标,期,数值,口径', '农村公路,2022-03,6,累计'])).toBeUndefined()
  expect(await send(['指标,期,数值', '农村公路,2022年1-3月,6'])).toBeUndefined()

  const path = await draftOf(
    `地区,${table[0]}\n${table
      .slice(1)
      .map((line) => `350503,${line}`)
      .join('\n')}\n`,
  )
  const said = [
    '按年度目标的口径读的指标：2 个',
    '农村公路 · 按累计读，2 个数',
    '税收增速 · 按累计同比读，1 个数',
  ]
  const preview = await see(path)
  for (const words of said) expect(preview).toContain(words)
  // The sheet’s own view, which the browser goes by, knows the names too.
  const view = await world.app.inject({ url: `${path}/view?lang=zh`, headers: own })
  expect(view.json().names).toEqual([
    ['road', '农村公路'],
    ['tax', '税收增速'],
  ])
  const receipt = await see(await confirmed(path))
  for (const words of said) expect(receipt).toContain(words)
  // Now the series has figures to go on with.
  expect(await send(['指标,期,数值', '农村公路,2022-04,8'])).toBeUndefined()
})
