// Nobody keeps a figure back for ever or unseen: a ceiling, who may choose, what is said, and what the public makes of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

/** Of the store too: what waits is asked of its clock. */
let clock = Date.parse('2022-12-10T02:00:00.000Z')
const now = (): string => {
  clock += 1_000
  return new Date(clock).toISOString()
}
let world: TestApp
beforeAll(async () => {
  world = await openTestApp({ now })
})
afterAll(() => world.close())

const send = (csv: string, { query = '', token = '', into = world.app } = {}) =>
  into.inject({
    method: 'POST',
    url: `/api/v1/uploads?accept=checked${query}`,
    headers: { 'content-type': 'text/csv', ...(token && { authorization: `Bearer ${token}` }) },
    payload: `${csv}\n`,
  })
const codes = (response: { json: () => { errors?: { code: string }[] } }) =>
  response.json().errors?.map(({ code }) => code)

test.for(['2099-01-01', '9999-12-31', '2023-03-15'])(
  'a release on %s is refused, in a row and for all',
  async (day) => {
    const row = await send(`indicator,period,value,release_at\nfirms,2022-10,1131,${day}`)
    expect(row.statusCode).toBe(422)
    expect(codes(row)).toEqual(['release-too-far'])
    const whole = await send('indicator,period,value\nfirms,2022-10,1131', { query: `&release-at=${day}` })
    expect(codes(whole)).toEqual(['release-too-far'])
  },
)

test('who reports a unit’s figures does not choose when they come out, but by the calendar', async () => {
  const token = await world.tokenOf('reporter', '区商务局')
  const row = await send('indicator,period,value,release_at\nfirms,2022-11,1200,2022-12-20', { token })
  expect(codes(row)).toEqual(['release-not-chosen'])
  const whole = await send('indicator,period,value\nfirms,2022-11,1200', {
    token,
    query: '&release-at=2022-12-20',
  })
  expect(codes(whole)).toEqual(['release-not-chosen'])
  const calendar = await send('indicator,period,value\nfirms,2022-11,1200', {
    token,
    query: '&release-at=calendar&dry-run',
  })
  expect(calendar.statusCode, calendar.body).toBe(200)
  expect(calendar.json().waits).toMatchObject({ count: 1 })
})

test('receipt and page say from when each figure is public, also what a correction inherits', async () => {
  const first = await send('indicator,period,value,release_at\nfirms,2022-11,1201,2023-01-20')
  expect(first.statusCode, first.body).toBe(201)
  const second = await send('indicator,period,value\nfirms,2022-11,1202\nfirms,2022-08,901')
  expect(second.json().waits).toEqual({
    count: 1,
    figures: [
      expect.objectContaining({
        indicator: 'firms',
        period: '2022-11',
        releaseAt: '2023-01-20T02:00:00.000Z',
      }),
    ],
  })
  const token = await world.tokenOf('statistician')
  const page = await world.app.inject({
    url: `/desk/uploads/${second.json().upload}`,
    headers: { accept: 'text/html', authorization: `Bearer ${token}` },
  })
  expect(page.body).toContain('2023-01-20 10:00 起公开')
  const open = await send('indicator,period,value\nfirms,2022-07,800')
  expect(open.json()).not.toHaveProperty('waits')
})

test('what is due and waits counts as missing for the public, and is counted for the supervisor', async () => {
  const assessed = async (asOf: string) => {
    const response = await world.app.inject(`/api/v1/assessments?as-of=${asOf}`)
    return response.json().assessments.find(({ indicator }: { indicator: string }) => indicator === 'firms')
      ?.status
  }
  clock = Date.parse('2022-12-25T02:00:00.000Z')
  await world.pictures.refresh()
  expect(await assessed('2022-12-25')).toBe('missing')
  const supervisor = await world.tokenOf('supervisor')
  const headers = { authorization: `Bearer ${supervisor}` }
  const answer = await world.app.inject({ url: '/api/v1/waiting', headers })
  expect(answer.json().waiting).toEqual([
    {
      region: '350502',
      indicator: 'firms',
      name: '净增市场主体',
      figures: 1,
      overdue: 1,
      since: expect.any(String),
      publicFrom: '2023-01-20T02:00:00.000Z',
    },
  ])
  expect(answer.body).not.toMatch(/120[12]/)
  expect(
    (await world.app.inject({ url: '/waiting', headers: { ...headers, accept: 'text/html' } })).body,
  ).toContain('净增市场主体')
  expect(
    (
      await world.app.inject({
        url: '/api/v1/waiting',
        headers: { authorization: `Bearer ${await world.tokenOf('leader')}` },
      })
    ).statusCode,
  ).toBe(403)
})

test('what has waited longest comes first', async () => {
  const later = await send('indicator,period,value,release_at\ngdp,2022-Q3,6.4,2023-01-05')
  expect(later.statusCode, later.body).toBe(201)
  const headers = { authorization: `Bearer ${await world.tokenOf('supervisor')}` }
  const { waiting } = (await world.app.inject({ url: '/api/v1/waiting', headers })).json()
  const order = waiting.map((line: { indicator: string; since: string }) => [line.indicator, line.since])
  expect(order.map(([indicator]: string[]) => indicator)).toEqual(['firms', 'gdp'])
  expect(order[0][1] < order[1][1]).toBe(true)
})

test('with a second person a longer wait needs a reason, and that person sees it', async () => {
  const reviewed = await openTestApp({ settings: { review: true }, now })
  const csv = 'indicator,period,value,release_at\nfirms,2022-11,1201,2023-08-01'
  const post = (query: string) =>
    reviewed.app.inject({
      method: 'POST',
      url: `/api/v1/uploads${query}`,
      headers: { 'content-type': 'text/csv' },
      payload: `${csv}\n`,
    })
  const bare = await post('')
  expect(bare.statusCode).toBe(422)
  expect(codes(bare)).toContain('release-long')
  const sent = await post('?accept=普查期间')
  expect(sent.statusCode, sent.body).toBe(202)
  expect(sent.json().receipt.warnings).toContainEqual(
    expect.objectContaining({ code: 'release-long', reason: '普查期间' }),
  )
  expect(await reviewed.data.store.waiting()).toEqual([])
  // The second person reads until when, and for what reason, and answers for it.
  const headers = { authorization: `Bearer ${await reviewed.tokenOf('reviewer')}` }
  const page = await reviewed.app.inject({
    url: `/desk/review/${sent.json().id}?lang=zh`,
    headers: { ...headers, accept: 'text/html' },
  })
  expect(page.body).toContain('2023-08-01')
  expect(page.body).toContain('普查期间')
  const confirmed = await reviewed.app.inject({
    method: 'POST',
    url: `/desk/review/${sent.json().id}/confirm`,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    payload: '',
  })
  expect(confirmed.statusCode, confirmed.body).toBe(303)
  expect(await reviewed.data.store.waiting()).toEqual([
    expect.objectContaining({ indicator: 'firms', releaseAt: '2023-08-01T02:00:00.000Z' }),
  ])
  await reviewed.close()
})
