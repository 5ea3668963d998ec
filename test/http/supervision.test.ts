// Supervision over the pages: measures of a slip, matters of every origin, where words and figures disagree; who may what, bad input.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { cookieOf, FIRMS_LATE, raise } from '../support/slip-world.ts'

let world: TestApp
let firms = ''
const cookies = new Map<string, string>()

beforeAll(async () => {
  world = await openTestApp()
  firms = (await raise(world, [FIRMS_LATE])).get('firms')?.id ?? ''
  for (const [name, role, unit] of [
    ['陈督查', 'supervisor', null],
    ['林商务', 'reporter', '区商务局'],
    ['李发改', 'reporter', '区发改局'],
    ['周查看', 'viewer', null],
  ] as const)
    cookies.set(name, (await cookieOf(world, role, unit, name)).cookie)
})
afterAll(() => world.close())

const see = (who: string, url: string, accept = 'text/html') =>
  world.app.inject({ url, headers: { cookie: cookies.get(who) ?? '', accept } })
const send = (who: string, url: string, form: Readonly<Record<string, string>>) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: {
      ...{ cookie: cookies.get(who) ?? '', origin: 'http://localhost:80', accept: 'text/html' },
      ...{ 'content-type': 'application/x-www-form-urlencoded', host: 'localhost:80' },
    },
    payload: new URLSearchParams(form).toString(),
  })
const post = (who: string, url: string, payload: object) =>
  world.app.inject({
    method: 'POST',
    url,
    headers: { cookie: cookies.get(who) ?? '', origin: 'http://localhost:80', host: 'localhost:80' },
    payload,
  })

test('the way back to green: measures named, reported and judged by form, shown where the matter stands', async () => {
  const path = `/alerts/${firms}`
  const words = { deed: 'reply', text: '已部署。' }
  const alone = await send('林商务', path, { ...words, nonce: 'measure-01' })
  expect(alone.statusCode).toBe(422)
  expect(alone.body).toContain('只有文字说明的答复不能收')
  const half = { ...words, 'measure-1': '走访企业', 'due-1': '2022-12-20' }
  const noOwner = await send('林商务', path, { ...half, nonce: 'measure-02' })
  expect([noOwner.statusCode, noOwner.body.includes('value="走访企业"')]).toEqual([422, true])
  const named = { ...half, 'owner-1': '林某', nonce: 'measure-03' }
  expect((await send('林商务', path, named)).statusCode).toBe(303)
  for (const url of [`${path}?lang=zh`, '/indicators/firms?lang=zh', '/units/区商务局?lang=zh'])
    expect((await see('周查看', url)).body, url).toContain('走访企业 <small>林某，')
  const close = { deed: 'close', text: '已办。' }
  const early = await send('陈督查', path, { ...close, nonce: 'measure-04' })
  expect(early.statusCode).toBe(409)
  expect(early.body).toContain('还有 1 条措施没有认可')
  const { slip } = (await see('陈督查', `/api/v1/slips/${firms}`, 'application/json')).json()
  const measure = slip.measures[0].id
  const report = { deed: 'report-measure', measure, text: '走访完毕' }
  expect((await send('李发改', path, { ...report, nonce: 'measure-05' })).statusCode).toBe(403)
  expect((await send('林商务', path, { ...report, nonce: 'measure-06' })).statusCode).toBe(303)
  const judge = { deed: 'judge-measure', measure, verdict: 'yes', text: '属实' }
  expect((await send('林商务', path, { ...judge, nonce: 'measure-07' })).statusCode).toBe(403)
  expect((await send('陈督查', path, { ...judge, nonce: 'measure-08' })).statusCode).toBe(303)
  expect((await send('陈督查', path, { ...close, nonce: 'measure-09' })).statusCode).toBe(303)
  expect((await see('陈督查', `${path}?lang=zh`)).body).toContain('办结销号')
})

const MATTER = {
  ...{ plan: 'demo-2022', origin: 'instruction', source: '区长批示〔2022〕7号', given: '2022-11-10' },
  ...{ title: '老旧管网渗漏', requirement: '月底前查清并报送整改方案', receiver: '区商务局' },
  ...{ helper: '区发改局', due: '2022-12-28', level: 'blue', task: '2' },
}

test('a matter of any origin is entered by a supervisor, is a slip, and stands in the register with what came of it', async () => {
  for (const who of ['林商务', '周查看'])
    expect((await send(who, '/matters', { ...MATTER, nonce: 'matter-000' })).statusCode).toBe(403)
  for (let time = 0; time < 2; time++)
    expect((await send('陈督查', '/matters', { ...MATTER, nonce: 'matter-001' })).statusCode).toBe(303)
  const api = async (query: string) =>
    (await see('周查看', `/api/v1/matters?${query}`, 'application/json')).json()
  const { matters, total } = await api('origin=instruction')
  expect(total).toBe(1)
  expect(matters[0]).toMatchObject({
    entry: { origin: 'instruction', source: '区长批示〔2022〕7号', given: '2022-11-10', task: 2 },
    title: { zh: '老旧管网渗漏' },
    receiver: { id: '区商务局' },
    helpers: [{ id: '区发改局' }],
    limit: '2022-12-28',
    state: 'unsigned',
    result: '',
  })
  const path = `/alerts/${matters[0].id}`
  const reply = { deed: 'reply', text: '已查清，方案已报。', nonce: 'matter-002' }
  expect((await send('林商务', path, reply)).statusCode).toBe(303)
  const list = (await see('周查看', '/matters?lang=zh')).body
  for (const words of ['领导批示 · 区长批示〔2022〕7号', '老旧管网渗漏', '已查清，方案已报。'])
    expect(list).toContain(words)
  expect(list).not.toContain('登记并发单')
  expect((await see('陈督查', '/matters?lang=zh')).body).toContain('登记并发单')
  const csv = (await see('周查看', '/matters.csv?lang=zh&words=%E7%AE%A1%E7%BD%91')).body
  expect(csv).toContain('区长批示〔2022〕7号,2022-11-10,老旧管网渗漏')
  expect((await see('周查看', '/matters.xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await api('unit=%E5%8C%BA%E6%95%99%E8%82%B2%E5%B1%80')).total).toBe(0)
  expect((await api('origin=petition')).total).toBe(0)
  // Before it was entered it stands nowhere.
  expect((await see('周查看', '/matters?lang=zh&as-of=2022-06-30')).body).not.toContain('老旧管网渗漏')
  await send('陈督查', path, { deed: 'close', text: '方案已批，转入常态。', nonce: 'matter-003' })
  expect((await api('state=ended')).matters[0]).toMatchObject({
    state: 'closed',
    result: '方案已批，转入常态。',
  })
  expect((await api('state=open')).total).toBe(0)
})

test.each([
  [{ title: ' ' }, 422, 'matter-invalid'],
  [{ title: '长'.repeat(121) }, 422, 'matter-invalid'],
  [{ source: '' }, 422, 'matter-invalid'],
  [{ given: '2030-01-01' }, 422, 'matter-invalid'],
  [{ due: '2022-01-01' }, 422, 'matter-invalid'],
  [{ due: '2033-01-01' }, 422, 'matter-invalid'],
  [{ task: 999 }, 422, 'matter-invalid'],
  [{ receiver: '没有这个局' }, 422, 'slip-receiver-invalid'],
  [{ helper: '没有这个局' }, 422, 'slip-receiver-invalid'],
  [{ plan: 'no-such' }, 422, 'slip-subject-invalid'],
  [{ origin: 'rumour' }, 400, 'request-invalid'],
  [{ given: 'yesterday' }, 422, 'matter-invalid'],
  [{ more: 1 }, 400, 'request-invalid'],
])('a matter that cannot be entered: %j', async (wrong, status, code) => {
  const answer = await post('陈督查', '/api/v1/matters', { ...MATTER, task: 2, ...wrong })
  expect([answer.statusCode, answer.json().code]).toEqual([status, code])
})

test('where words and figures disagree: who wrote it, since when, which slip, who has answered', async () => {
  const page = async () => (await see('陈督查', '/contradictions?lang=zh')).body
  expect((await see('周查看', '/contradictions')).statusCode).toBe(403)
  expect(await page()).toContain('目前没有文字与数据不符之处')
  const written = { task: 2, period: '2022-10', progress: '各项工作有序推进。', claim: 'done' }
  expect((await post('林商务', '/api/v1/narratives', written)).statusCode).toBeLessThan(300)
  const body = await page()
  for (const words of ['自评“已完成”', '欠进度', '区商务局', '净增市场主体', '1 处，1 处没有答复'])
    expect(body).toContain(words)
  expect((await see('陈督查', '/contradictions?lang=zh&as-of=2022-06-30')).body).not.toContain('自评')
  for (const place of ['/alerts', '/matters'])
    expect((await see('陈督查', `${place}?lang=zh`)).body).toContain('href="/contradictions"')
  expect((await see('周查看', '/alerts?lang=zh')).body).not.toContain('href="/contradictions"')
})

test('every ten days: a plan without such a task says so, and the sheet can be taken away', async () => {
  expect((await see('周查看', '/dispatch?lang=zh')).body).toContain('本年度没有按旬调度的任务')
  const csv = await see('周查看', '/dispatch.csv?lang=zh')
  expect([csv.statusCode, csv.body.includes('上旬以来')]).toEqual([200, true])
  expect((await see('周查看', '/dispatch.xlsx')).rawPayload.subarray(0, 2).toString()).toBe('PK')
})

const THEME = {
  ...{ plan: 'demo-2022', what: 'theme', title: '市场主体', purpose: '查培育措施是否落实' },
  ...{ convener: '陈督查', team: '效能办', numbers: '2', from: '2022-11-20', to: '2022-12-20' },
}

test('an inspection by theme: tasks chosen, findings with pictures beside words and figures, slips that come of it', async () => {
  for (const who of ['林商务', '周查看'])
    expect((await send(who, '/inspections', { ...THEME, nonce: 'inspect-000' })).statusCode).toBe(403)
  const none = await send('陈督查', '/inspections', { ...THEME, numbers: '', nonce: 'inspect-001' })
  expect([none.statusCode, none.body.includes('没有选到任务')]).toEqual([422, true])
  const begun = await send('陈督查', '/inspections', { ...THEME, nonce: 'inspect-002' })
  expect(begun.statusCode, begun.body.slice(0, 300)).toBe(303)
  const path = String(begun.headers.location)
  expect((await send('陈督查', '/inspections', { ...THEME, nonce: 'inspect-002' })).headers.location).toBe(
    path,
  )
  // By section and unit, as they stand.
  const chosen = {
    ...THEME,
    numbers: '',
    section: '1',
    unit: '区商务局',
    title: '按章节',
    nonce: 'inspect-003',
  }
  expect((await send('陈督查', '/inspections', chosen)).statusCode).toBe(303)
  const form = new FormData()
  const finding = { deed: 'find', task: '2', unit: '区商务局', good: 'no', text: '两个街道没有专班' }
  for (const [name, value] of Object.entries({ ...finding, nonce: 'inspect-004' })) form.append(name, value)
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  form.append('files', new File([png], '现场.png'))
  const packed = new Response(form)
  const sent = await world.app.inject({
    method: 'POST',
    url: path,
    headers: {
      ...{ cookie: cookies.get('陈督查') ?? '', origin: 'http://localhost:80', accept: 'text/html' },
      ...{ host: 'localhost:80', 'content-type': packed.headers.get('content-type') ?? '' },
    },
    payload: Buffer.from(await packed.arrayBuffer()),
  })
  expect(sent.statusCode, sent.body.slice(0, 300)).toBe(303)
  const give = { deed: 'give', title: '补建专班', requirement: '十日内建好', receiver: '区商务局' }
  const given = { ...give, task: '2', due: '2022-12-10', level: 'blue', nonce: 'inspect-005' }
  expect((await send('陈督查', path, given)).statusCode).toBe(303)
  const visit = { deed: 'plan', day: '2022-11-25', place: '海滨街道', who: '效能办', nonce: 'inspect-006' }
  expect((await send('陈督查', path, visit)).statusCode).toBe(303)
  const page = (await see('林商务', `${path}?lang=zh`)).body
  for (const words of ['两个街道没有专班', '现场.png', '净增市场主体', '补建专班', '海滨街道', '欠进度'])
    expect(page, words).toContain(words)
  expect(page).not.toContain('记录发现')
  // It concerns neither.
  for (const who of ['李发改', '周查看']) {
    expect((await see(who, path)).statusCode).toBe(404)
    expect((await see(who, '/inspections?lang=zh')).body).not.toContain('市场主体')
  }
  const picture = /\/api\/v1\/evidence\/[\w-]+\/file/.exec(page)?.[0] ?? ''
  expect((await see('林商务', picture)).statusCode).toBe(200)
  expect((await see('李发改', picture)).statusCode).toBe(404)
  expect((await see('陈督查', '/matters?lang=zh')).body).toContain('督查交办 · 专题督查“市场主体”')
  expect((await see('陈督查', `${path}?as-of=2022-06-30`)).statusCode).toBe(404)
  const id = path.split('/').at(-1) ?? ''
  const report = `/reports/file?kind=inspection-report&lang=zh&of=${id}`
  const paper = await see('林商务', report)
  expect([paper.statusCode, paper.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  expect((await see('李发改', report)).statusCode).toBe(404)
  expect((await see('林商务', '/reports?lang=zh')).body).toContain('督查报告')
  const conclude = { deed: 'close', text: '问题两个，已交办' }
  expect((await send('林商务', path, { ...conclude, nonce: 'inspect-007' })).statusCode).toBe(403)
  expect((await send('陈督查', path, { ...conclude, nonce: 'inspect-008' })).statusCode).toBe(303)
  const over = await send('陈督查', path, { ...finding, nonce: 'inspect-009' })
  expect([over.statusCode, over.body.includes('已于')]).toEqual([409, true])
  const deeds = (await world.data.store.deeds.since(0, 1_000)).map(({ kind }) => kind)
  for (const kind of ['inspection-opened', 'inspection-found', 'inspection-planned', 'inspection-closed'])
    expect(deeds).toContain(kind)
  expect(
    (await world.data.store.deeds.since(0, 1_000)).filter(({ kind }) => kind === 'slip-inspection-opened'),
  ).toEqual([])
})

test('a coordination: two units or more, and what was agreed is followed like slips', async () => {
  const body = {
    ...{ plan: 'demo-2022', what: 'coordination', title: '用地协调', purpose: '定用地' },
    ...{ convener: '分管副区长', from: '2022-11-20', to: '2022-12-20' },
  }
  const alone = await send('陈督查', '/inspections', { ...body, units: '区商务局', nonce: 'coordinate-1' })
  expect([alone.statusCode, alone.body.includes('至少两个单位')]).toEqual([422, true])
  const both = new URLSearchParams([
    ...Object.entries(body),
    ['units', '区商务局'],
    ['units', '区财政局'],
    ['nonce', 'coordinate-2'],
  ])
  const begun = await world.app.inject({
    method: 'POST',
    url: '/inspections',
    headers: {
      ...{ cookie: cookies.get('陈督查') ?? '', origin: 'http://localhost:80', accept: 'text/html' },
      ...{ 'content-type': 'application/x-www-form-urlencoded', host: 'localhost:80' },
    },
    payload: both.toString(),
  })
  expect(begun.statusCode).toBe(303)
  const path = String(begun.headers.location)
  const late = {
    deed: 'give',
    title: '交地',
    requirement: '交',
    receiver: '区财政局',
    level: 'blue',
    due: '2022-01-01',
  }
  expect((await send('陈督查', path, { ...late, nonce: 'coordinate-3' })).statusCode).toBe(422)
  expect((await send('陈督查', path, { ...late, due: '2022-12-01', nonce: 'coordinate-4' })).statusCode).toBe(
    303,
  )
  expect((await see('林商务', `${path}?lang=zh`)).body).toContain('交地')
  expect((await send('陈督查', path, { deed: 'dance', nonce: 'coordinate-5' })).statusCode).toBe(400)
  expect((await see('陈督查', '/inspections/no-such')).statusCode).toBe(404)
})
