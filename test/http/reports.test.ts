// Documents: what is offered, what is taken away, the same bytes for the same order, what is refused and how.
import excel from 'exceljs'
import Zip from 'jszip'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { offeredPapers } from '../../src/http/papers.ts'
import { papers } from '../../src/reports/documents/index.ts'
import { workbooks } from '../../src/reports/workbooks/index.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { FIRMS_LATE, raise } from '../support/slip-world.ts'

let world: TestApp
let slip = ''
beforeAll(async () => {
  world = await openTestApp()
  slip = (await raise(world, [FIRMS_LATE])).get('firms')?.id ?? ''
})
afterAll(() => world.close())

const get = (url: string, headers: Record<string, string> = {}) => world.app.inject({ url, headers })
const order = (body: object, lang = 'zh') =>
  world.app.inject({ method: 'POST', url: `/api/v1/reports?lang=${lang}`, payload: body })
const wordsOf = async (bytes: Buffer): Promise<string> =>
  (await mammoth.extractRawText({ buffer: bytes })).value

const OF: Readonly<Record<string, () => string>> = {
  unit: () => '区商务局',
  leader: () => '王垦福',
  indicator: () => 'firms',
  slip: () => slip,
}

/** The test’s plan asks for no written report; that of an inspection is asked for where one is made (supervision.test.ts). */
const ASKED = Object.keys(papers).filter((kind) => kind !== 'report-letter' && kind !== 'inspection-report')

describe.each(ASKED)('%s', (kind) => {
  test.each(['zh', 'en'])('is ordered and fetched in %s, the same bytes each time', async (lang) => {
    const { about } = papers[kind as keyof typeof papers]
    const of = OF[about]?.()
    const ordered = await order({ kind, 'as-of': '2022-11-19', ...(of && { of }) }, lang)
    expect(ordered.statusCode, ordered.body).toBe(201)
    const { file, 'known-at': knownAt } = ordered.json()
    const once = await get(file)
    expect(once.statusCode, once.body.slice(0, 300)).toBe(200)
    expect(once.headers['content-disposition']).toContain(`${kind}-2022-11-19.docx`)
    const again = await get(
      `/reports/file?kind=${kind}&as-of=2022-11-19&known-at=${knownAt}&lang=${lang}&of=${encodeURIComponent(of ?? '')}`,
    )
    expect(again.rawPayload.equals(once.rawPayload)).toBe(true)
    const words = await wordsOf(once.rawPayload)
    expect(words).not.toMatch(/\{[^{}]*\}|undefined|NaN|\[object/)
  })
})

describe.each([...ASKED, ...Object.keys(workbooks)])('%s as a workbook', (kind) => {
  test('is ordered and fetched, the same bytes each time', async () => {
    const { about } = offeredPapers[kind as keyof typeof offeredPapers]
    const of = OF[about]?.()
    const ordered = await order({ kind, format: 'xlsx', 'as-of': '2022-11-19', ...(of && { of }) })
    expect(ordered.statusCode, ordered.body).toBe(201)
    const { file } = ordered.json()
    const once = await get(file)
    expect(once.statusCode, once.body.slice(0, 300)).toBe(200)
    expect(once.headers['content-disposition']).toContain(`${kind}-2022-11-19.xlsx`)
    expect(once.headers['content-type']).toContain('spreadsheetml')
    expect((await get(file)).rawPayload.equals(once.rawPayload)).toBe(true)
    const book = new excel.Workbook()
    await book.xlsx.load(once.rawPayload as never)
    expect(book.worksheets.length).toBeGreaterThan(0)
  })
})

test.each(['unit-list', 'leader-list'])('%s of all is one archive with a document each', async (kind) => {
  const ordered = await order({ kind, of: '*', 'as-of': '2022-11-19' })
  expect(ordered.statusCode, ordered.body).toBe(201)
  const { file } = ordered.json()
  const once = await get(file)
  expect(once.headers['content-disposition']).toContain(`${kind}-2022-11-19.zip`)
  expect((await get(file)).rawPayload.equals(once.rawPayload)).toBe(true)
  const zip = await Zip.loadAsync(once.rawPayload)
  const names = Object.keys(zip.files)
  expect(names.length).toBeGreaterThan(0)
  const [first = ''] = names
  expect(first).toMatch(/^001 .+\.docx$/)
  const words = await wordsOf((await zip.file(first)?.async('nodebuffer')) ?? Buffer.alloc(0))
  expect(words).toContain(first.slice(4, -5))
})

test('what is a workbook is one whatever format is asked for', async () => {
  const { headers } = await get('/reports/file?kind=recomputation&as-of=2022-11-19&format=docx')
  expect(headers['content-type']).toContain('spreadsheetml')
})

test('a page offers every kind, with what it is of to choose from; what is asked for stands first', async () => {
  const { body } = await get('/reports?lang=zh')
  for (const { name } of Object.values(offeredPapers)) expect(body).toContain(name.zh)
  expect(body).toContain('2022年11月20日')
})

test('a figure that is corrected later changes no document of a day that is over', async () => {
  const url = '/reports/file?kind=month-bulletin&as-of=2022-11-18&lang=zh'
  const before = await get(url)
  const sent = await world.app.inject({
    method: 'POST',
    url: '/api/v1/uploads',
    headers: { 'content-type': 'text/csv' },
    payload: 'indicator,period,value\nfirms,2022-10,1150\n',
  })
  expect(sent.statusCode).toBe(201)
  expect((await get(url)).rawPayload.equals(before.rawPayload)).toBe(true)
})

test('says its number and its office where they are given', async () => {
  const { rawPayload } = await get(
    `/reports/file?kind=month-bulletin&lang=zh&number=${encodeURIComponent('鲤督〔2022〕9号')}&office=${encodeURIComponent('区效能办')}`,
  )
  const words = await wordsOf(rawPayload)
  expect(words).toContain('鲤督〔2022〕9号')
  expect(words).toContain('区效能办')
})

describe('what is refused says how to mend it, in both languages', () => {
  const refused = [
    [{ kind: 'bulletin' }, 404, 'report-kind-unknown'],
    [{ kind: 'month-bulletin', 'as-of': '2022-01-05' }, 409, 'report-without-figures'],
    [
      { kind: 'month-bulletin', 'as-of': '2022-11-19', 'known-at': '2022-03-01' },
      409,
      'report-without-figures',
    ],
    [{ kind: 'month-bulletin', 'as-of': '2022-12-31' }, 400, 'report-day-ahead'],
    [{ kind: 'month-bulletin', 'as-of': '2022-13-01' }, 400, 'request-invalid'],
    [{ kind: 'month-bulletin', plan: 'nowhere' }, 404, 'plan-unknown'],
    [{ kind: 'unit-list' }, 400, 'report-subject-missing'],
    [{ kind: 'unit-list', of: 'nowhere' }, 404, 'unit-unknown'],
    [{ kind: 'leader-list', of: 'nobody' }, 404, 'leader-unknown'],
    [{ kind: 'indicator-sheet', of: 'firm' }, 404, 'indicator-unknown'],
    [{ kind: 'slip-record', of: 'nothing' }, 404, 'slip-unknown'],
    [{ kind: 'report-letter', of: '区商务局' }, 409, 'report-duty-none'],
  ] as const
  test.each(refused)('%j: %i %s', async (body, status, code) => {
    for (const lang of ['zh', 'en']) {
      const answer = await order(body, lang)
      expect(answer.statusCode, answer.body).toBe(status)
      const problem = answer.json()
      expect(problem.code).toBe(code)
      expect(problem.fix).not.toBe('')
      expect(/\p{Script=Han}/u.test(problem.detail)).toBe(lang === 'zh')
    }
  })

  test.each(['x', Buffer.from('[1,2]').toString('base64url'), 'A'.repeat(1400)])(
    'an id like %s',
    async (id) => {
      expect((await get(`/api/v1/reports/${id}/file`)).json().code).toBe('report-unknown')
    },
  )
})
