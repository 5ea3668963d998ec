// The calendar as a page and as a feed, on a real store: what arrived first counts, what was taken back does not.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
beforeAll(async () => {
  world = await openTestApp()
})
afterAll(() => world.close())

const send = async (csv: string): Promise<string> => {
  const response = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads',
    headers: { 'content-type': 'text/csv' },
    payload: csv,
  })
  expect(response.statusCode, response.body).toBe(201)
  return response.json<{ upload: string }>().upload
}
const page = async (query = ''): Promise<string> => (await world.app.inject(`/desk/calendar${query}`)).body
const count = (html: string, word: string): number =>
  Number(new RegExp(`${word} <b>(\\d+)</b>`).exec(html)?.[1] ?? Number.NaN)

test('shows what came, what is missing and what is awaited, in both languages', async () => {
  const zh = await page('?lang=zh')
  expect(zh).toContain('净增市场主体')
  expect(count(zh, '按时')).toBe(7)
  // Net new firms and the exact amount: February (with January) to September but for what came.
  expect(count(zh, '缺报')).toBe(7 + 8 + 2)
  const en = await page('?lang=en')
  expect(count(en, 'On time')).toBe(7)
  expect(en).toContain('Net new firms')
})

test('a revision does not make a figure late; taking the only upload back makes it missing again', async () => {
  const before = await page('?lang=zh')
  const revision = await send('indicator,period,value,known_at\nfirms,2022-09,1010,2022-11-19\n')
  expect(count(await page('?lang=zh'), '迟到')).toBe(count(before, '迟到'))
  const late = await send('indicator,period,value,known_at\nfirms,2022-08,900,2022-09-27\n')
  const after = await page('?lang=zh')
  expect(count(after, '迟到')).toBe(count(before, '迟到') + 1)
  expect(after).toContain('迟 5日')
  for (const id of [revision, late]) {
    const undone = await world.app.inject({
      method: 'POST',
      url: `/api/v1/uploads/${id}/undo`,
      payload: { reason: '试报' },
    })
    expect(undone.statusCode, undone.body).toBe(200)
  }
  expect(count(await page('?lang=zh'), '缺报')).toBe(count(before, '缺报'))
})

test('can be looked at as of a day, and for one unit', async () => {
  expect(count(await page('?lang=zh&as-of=2022-03-22'), '缺报')).toBe(2)
  // The last day that can be asked for: whatever never came has been late for millions of working days.
  expect(await page('?lang=zh&as-of=9999-12-31')).toMatch(/ \d{7}日/)
  const list = await page('?lang=zh')
  const unit = /<option value="([^"]+)"[^>]*>区商务局/.exec(list)?.[1] ?? ''
  const one = await page(`?lang=zh&unit=${encodeURIComponent(unit)}`)
  expect(one).toContain('净增市场主体')
  expect(one).not.toContain('地区生产总值增速')
})

test('a figure before its release is on the calendar of the bureau and of nobody else', async () => {
  const csv = 'indicator,period,value,known_at,release_at\nfirms,2022-07,700,2022-08-19,2022-12-01\n'
  const id = await send(csv)
  const bureau = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
  const seen = await world.app.inject({ url: '/desk/calendar?lang=zh', headers: bureau })
  expect(count(seen.body, '按时')).toBe(8)
  const leader = { authorization: `Bearer ${await world.tokenOf('leader')}` }
  const other = await world.app.inject({ url: '/desk/calendar?lang=zh', headers: leader })
  expect(count(other.body, '按时')).toBe(7)
  expect(count(await page('?lang=zh'), '按时')).toBe(7)
  const undone = await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads/${id}/undo`,
    payload: { reason: '试报' },
  })
  expect(undone.statusCode, undone.body).toBe(200)
})

test('is a feed that calendars can read', async () => {
  const feed = await world.app.inject('/desk/calendar.ics?lang=zh')
  expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(feed.body).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(feed.body).toContain('DTSTART;VALUE=DATE:20221121')
  expect((await world.app.inject('/desk/calendar.ics?plan=nothing')).statusCode).toBe(404)
})

test('the unit that is looked at stays when language or day change', async () => {
  const body = await page(`?lang=zh&unit=${encodeURIComponent('区商务局')}`)
  const unit = `unit=${encodeURIComponent('区商务局')}`
  expect(body).toMatch(new RegExp(`class="lang" href="/desk/calendar\\?lang=en&(amp;)?${unit}"`))
  expect(body).toContain('<input type="hidden" name="unit" value="区商务局"/>')
})

test('pages of the desk say when figures that count are made up', async () => {
  const says = async (path: string): Promise<boolean> => {
    const headers = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
    return (await world.app.inject({ url: `${path}?lang=zh`, headers })).body.includes('本页含演示数据')
  }
  const pages = ['/desk/calendar', '/desk/upload', '/desk/uploads']
  expect(await Promise.all(pages.map(says))).toEqual([false, false, false])
  await send('indicator,period,value,known_at,source\nfirms,2022-02,200,2022-03-18,demo\n')
  expect(await Promise.all(pages.map(says))).toEqual([true, true, true])
})

test('a state that is asked for leaves the rows with it; counts stay, and language and day keep it', async () => {
  const all = await page('?lang=zh')
  const rows = (html: string): number => html.split('<tr').length - 2
  const late = await page('?lang=zh&state=awaited&unit=')
  expect(rows(all)).toBe(4)
  expect(await page('?lang=zh&state=empty')).toContain('没有这种状态的行')
  expect(count(late, '缺报')).toBe(count(all, '缺报'))
  expect(late).toContain('<input type="hidden" name="state" value="awaited"/>')
  expect(late).toMatch(/href="\/desk\/calendar" aria-current="true"/)
  expect(rows(await page('?lang=zh&state=nonsense'))).toBe(4)
})

test('kept lists of what came follow releases, later uploads and moments of knowledge', async () => {
  const bureau = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
  const seen = async (query = '', headers: Record<string, string> = {}): Promise<number> =>
    count((await world.app.inject({ url: `/desk/calendar?lang=zh${query}`, headers })).body, '按时')
  const before = await seen()
  await send('indicator,period,value,known_at,release_at\nfirms,2022-06,600,2022-07-19,2022-12-01\n')
  // Asked in both orders: neither may be given what the other may see.
  expect([await seen(), await seen('', bureau), await seen()]).toEqual([before, before + 1, before])
  expect(await seen('&known-at=2022-11-20', bureau)).toBe(before + 1)
  world.setClock('2022-12-02T02:00:00.000Z')
  expect(await seen()).toBe(before + 1)
  expect(await seen('&as-of=2022-11-30&known-at=2022-11-30')).toBe(before)
  world.setClock('2022-11-21T02:00:00.000Z')
  expect(await seen()).toBe(before)
})
