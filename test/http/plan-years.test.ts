// Five plans of one region side by side: on their page, on an indicator's and as data; what waits for its release is in none of them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

const RELEASE = '2026-11-30T02:00:00.000Z'
const GROWTH: Readonly<Record<number, number>> = { 2022: 8, 2023: 7, 2024: 6.5, 2025: 6, 2026: 5.5 }

/** The growth keeps its id; firms are renamed from 2024 on and get another id; places are a target of three years from 2024. */
const planOfYear = (year: number): string => `
plan: { id: licheng-${year}, region: "350502", regionName: 泉州市鲤城区, year: ${year}, title: ${year}年目标, document: 示〔${year - 1}〕1号, issued: ${year - 1}-12-30 }
units: [ 区发改局, 区商务局 ]
leaders: [ 王垦福 ]
tasks:
  - number: 1
    text: 地区生产总值增长 ${GROWTH[year]}%左右。
    lead: [ 区发改局 ]
    indicators:
      - { id: gdp, name: 地区生产总值增速, nameEn: Growth of gross product, kind: growth, phrase: 地区生产总值增长 ${GROWTH[year]}%左右, frequency: quarterly, target: { comparator: about, value: ${GROWTH[year]} } }
  - number: 2
    text: 净增市场主体 ${year} 户。
    lead: [ 区商务局 ]
    indicators:
      - { id: ${year < 2024 ? 'firms' : 'enterprises'}, name: 净增市场主体, kind: cumulative, unit: 户, phrase: 净增市场主体 ${year} 户, frequency: monthly, target: { comparator: at-least, value: ${year} } }
${
  year < 2024
    ? ''
    : `  - number: 3
    text: 2024—2026年新增停车位 3000 个。
    lead: [ 区商务局 ]
    indicators:
      - { id: parking, name: 新增停车位, kind: cumulative, unit: 个, phrase: 新增停车位 3000 个, frequency: monthly, target: { comparator: at-least, value: 3000, from: 2024-01, horizon: "2026" } }
`
}`

const FIGURES = `indicator,period,value,known_at
gdp,2022,7.1,2023-01-20
gdp,2023,7.2,2024-01-20
gdp,2024,6.5,2025-01-20
gdp,2025,5.1,2026-01-20
gdp,2026-Q3,5.6,2026-10-20
firms,2022-12,2100,2023-01-18
firms,2023-12,1500,2024-01-18
enterprises,2024-12,2030,2025-01-18
enterprises,2025-12,2000,2026-01-18
parking,2024-12,900,2025-01-18
parking,2025-12,1200,2026-01-18
parking,2026-09,500,2026-10-18
`

let world: TestApp
let clock = '2026-11-20T02:00:00.000Z'
beforeAll(async () => {
  world = await openTestApp({ empty: true, now: () => clock })
  for (const year of [2023, 2022, 2026, 2024, 2025])
    await send('/api/v1/plans', 'text/yaml', planOfYear(year))
  await send('/api/v1/uploads?filename=a.csv', 'text/csv', FIGURES)
  const waiting = `indicator,period,value\nenterprises,2026-10,1777\n`
  await send(`/api/v1/uploads?filename=b.csv&release-at=${RELEASE}`, 'text/csv', waiting)
})
afterAll(() => world.close())

async function send(url: string, type: string, payload: string): Promise<void> {
  const sent = await world.app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload })
  expect(sent.statusCode, sent.body).toBe(201)
}

async function page(url: string): Promise<string> {
  const { body, statusCode } = await world.app.inject({ url, headers: { accept: 'text/html' } })
  expect(statusCode, body).toBe(200)
  return body
}

/** Cells of the rows of a table, as text. */
const rowsIn = (html: string): string[] =>
  (/<table[^>]*class="[^"]*years[^"]*".*?<\/table>/s.exec(html)?.[0] ?? '')
    .split('<tr')
    .slice(2)
    .map((row) =>
      row
        .replace(/^[^>]*>/, '')
        .replaceAll(/<\/t[dh]>/g, '|')
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )

test('the page has a row an indicator and a column a year, joined by id or by name', async () => {
  const html = await page('/plans/years?lang=zh')
  expect(html).toMatch(/2022年<.*2023年<.*2024年<.*2025年<.*2026年</)
  const rows = rowsIn(html)
  expect(rows.map((row) => row.split('|')[0]?.trim())).toEqual([
    '地区生产总值增速 %',
    '净增市场主体 户',
    '新增停车位 个',
  ])
  const [gdp = '', firms = '', parking = ''] = rows.map((row) => row.split('|').slice(1).join('|'))
  expect(gdp).toMatch(
    /7\.1%.*8% 左右.*\| 7\.2%.*7% 左右.*\| 6\.5%.*\| 5\.1%.*6% 左右.*\| 5\.6% 2026年前三季度 目标 5\.5% 左右/,
  )
  expect(firms).toMatch(/2,100 户.*2,022 户.*已完成 \| 1,500 户.*未完成 \| 2,030 户.*\| 2,000 户.*\|/)
  expect(parking).toMatch(/未列入 \| 未列入 \| 900 个/)
  expect(html).toContain('/indicators/firms?plan=licheng-2022')
  expect(html).toContain('/indicators/enterprises?plan=licheng-2026')
})

test('an indicator’s page has its years in every plan, and the way of a target of three years', async () => {
  const rows = rowsIn(await page('/indicators/enterprises?plan=licheng-2025&lang=en'))
  expect(rows).toHaveLength(5)
  expect(rows[0]).toMatch(/2022 \| ?at least 2,022 户\| ?2,100 户\| ?Done/)
  expect(await page('/indicators/parking?plan=licheng-2026&lang=zh')).toContain('2024—2026年目标的进度')
  const answer = await world.app.inject({ url: '/api/v1/indicators/parking/years?plan=licheng-2026' })
  const { years, programme } = answer.json<{
    years: { plan: string; actual: number; target: number }[]
    programme: { year: number; expected: number; reached: number; expectedThen: number }[]
  }>()
  expect(years.map(({ plan, actual }) => [plan, actual])).toEqual([
    ['licheng-2024', 900],
    ['licheng-2025', 2100],
    ['licheng-2026', 2600],
  ])
  expect(programme).toMatchObject([
    { year: 2024, expected: 1000, reached: 900, expectedThen: 1000 },
    { year: 2025, expected: 2000, reached: 2100, expectedThen: 2000 },
    { year: 2026, expected: 3000, reached: 2600, expectedThen: 2750 },
  ])
})

test('a figure that waits for its release is in none of them, also for those who sent it; then it is there', async () => {
  const addresses = [
    '/plans/years',
    '/indicators/enterprises?plan=licheng-2024',
    '/api/v1/indicators/enterprises/years?plan=licheng-2025',
  ]
  for (const url of addresses) {
    const { body } = await world.app.inject({
      url,
      headers: { accept: url.startsWith('/api') ? '*/*' : 'text/html' },
    })
    expect(body, url).not.toMatch(/1,?777/)
  }
  clock = '2026-11-30T02:00:01.000Z'
  await world.pictures.refresh()
  expect(rowsIn(await page('/plans/years?lang=zh'))[1]).toContain('1,777 户')
})

test('looked at on an earlier day, with the knowledge of then', async () => {
  const url = '/api/v1/indicators/gdp/years?plan=licheng-2022&as-of=2023-06-30&known-at=2023-06-30'
  const { years } = (await world.app.inject({ url })).json<{
    years: { year: number; actual: number | null }[]
  }>()
  expect(years.map(({ year, actual }) => [year, actual])).toEqual([
    [2022, 7.1],
    [2023, null],
  ])
})

test('what the address asks for that is not there is answered with what is', async () => {
  for (const query of ['region=999999', 'page=99', 'years=-3', 'years=x&page=%00', 'region=a&region=b'])
    expect(rowsIn(await page(`/plans/years?lang=zh&${query}`)), query).toHaveLength(3)
})
