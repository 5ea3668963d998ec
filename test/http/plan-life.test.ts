// A plan from its sending to its year: walls follow the year, what is to come is looked at before or withdrawn.
import excel from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { planOf } from '../../src/alerts/slips/act.ts'
import { openTestApp, PLAN, type TestApp } from '../support/app.ts'
import { slipDeps } from '../support/slip-world.ts'

let world: TestApp
beforeAll(async () => {
  world = await openTestApp()
  world.setClock('2022-11-20T02:00:00.000Z')
  await world.pictures.refresh()
})
afterAll(() => world.close())

const planOfYear = (year: number) =>
  PLAN.replaceAll('2022', String(year)).replace('2021-12-30', `${year - 1}-12-30`)
const send = (yaml: string) => world.app.inject({ method: 'POST', url: '/api/v1/plans', payload: yaml })
const yearShown = async (path: string) =>
  /(\d{4})年度/.exec((await world.app.inject(`${path}${path.includes('?') ? '&' : '?'}lang=zh`)).body)?.[1]
const withdraw = (id: string, reason: string) =>
  world.app.inject({ method: 'POST', url: `/api/v1/plans/${id}/withdrawal`, payload: { reason } })

test('a plan sent for a later year changes no wall; by name it is looked at before', async () => {
  for (const year of [2023, 2099]) expect((await send(planOfYear(year))).statusCode).toBe(201)
  expect(await yearShown('/wall/all')).toBe('2022')
  expect(await yearShown('/wall/all?plan=demo-2023')).toBe('2023')
  expect(await yearShown('/wall/all?as-of=2022-05-31')).toBe('2022')
  const { plans } = (await world.app.inject('/api/v1/plans')).json<{
    plans: { id: string; state: string }[]
  }>()
  expect(plans.map(({ id, state }) => [id, state])).toEqual([
    ['demo-2022', 'in-force'],
    ['demo-2023', 'to-come'],
    ['demo-2099', 'to-come'],
  ])
  const page = (await world.app.inject('/plans/boards?lang=zh')).body
  expect(page).toContain('执行中 · 2022年1月1日起')
  expect(page).toContain('href="/?plan=demo-2023"')
  // Whoever looks without a sign-in cannot withdraw.
  expect(page).not.toContain('withdrawal')
})

test('a stray plan is withdrawn with a reason: gone from what is to come, and in the ledger for good', async () => {
  expect((await withdraw('demo-2099', ' ')).json()).toMatchObject({ code: 'request-invalid' })
  expect((await withdraw('demo-2099', '年份写错')).json()).toMatchObject({
    state: 'withdrawn',
    reason: '年份写错',
  })
  expect((await withdraw('demo-2099', '再来')).json()).toMatchObject({ code: 'plan-unknown' })
  const begun = (await withdraw('demo-2022', '不要了')).json()
  expect(begun).toMatchObject({ code: 'plan-begun', status: 409 })
  expect((await world.app.inject('/api/v1/plans/demo-2099')).statusCode).toBe(404)
  const page = (await world.app.inject('/plans/boards?lang=zh')).body
  expect(page).not.toContain('plan=demo-2099')
  expect(page).toContain('年份写错')
  const [deed] = await world.data.store.deeds.latest({ limit: 1 })
  expect(deed).toMatchObject({
    kind: 'plan-withdrawn',
    subject: 'demo-2099#2',
    after: { reason: '年份写错' },
  })
  expect(await world.data.store.deeds.verify(world.now())).toMatchObject({ fault: null, differences: [] })
  // As good as new when it is sent again.
  expect((await send(planOfYear(2099))).statusCode).toBe(201)
  expect((await withdraw('demo-2099', '年份又写错')).statusCode).toBe(200)
})

test('a plan that was withdrawn and sent again stands behind one that came meanwhile', async () => {
  const other = planOfYear(2099).replace('demo-2099', 'other-2099')
  for (const yaml of [other, planOfYear(2099)]) expect((await send(yaml)).statusCode).toBe(201)
  const { plans } = (await world.app.inject('/api/v1/plans')).json<{ plans: { id: string }[] }>()
  expect(plans.map(({ id }) => id).filter((id) => id.endsWith('2099'))).toEqual(['other-2099', 'demo-2099'])
  for (const id of ['other-2099', 'demo-2099']) expect((await withdraw(id, '试验')).statusCode).toBe(200)
})

test('by the form a supervisor withdraws, and is told why it was not taken', async () => {
  const authorization = `Bearer ${await world.tokenOf('supervisor')}`
  const post = (plan: string, reason: string) =>
    world.app.inject({
      method: 'POST',
      url: `/plans/${plan}/withdrawal?lang=zh`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', authorization },
      payload: new URLSearchParams({ reason }).toString(),
    })
  const page = await world.app.inject({ url: '/plans/boards', headers: { authorization } })
  expect(page.body).toContain('action="/plans/demo-2023/withdrawal"')
  const empty = await post('demo-2023', '')
  expect(empty.statusCode).toBe(422)
  expect(empty.body).toContain('请写明撤回原因')
  expect((await post('demo-2023', '改期')).statusCode).toBe(303)
  expect((await world.app.inject('/api/v1/plans/demo-2023')).statusCode).toBe(404)
  expect((await send(planOfYear(2023))).statusCode).toBe(201)
})

test('boards move on on the first day of the year', async () => {
  world.setClock('2022-12-31T15:59:00.000Z')
  await world.pictures.refresh()
  expect(await yearShown('/wall/all')).toBe('2022')
  world.setClock('2022-12-31T16:00:00.000Z')
  await world.pictures.refresh()
  expect(await yearShown('/wall/all')).toBe('2023')
  expect(await yearShown('/wall/all?as-of=2022-10-31')).toBe('2022')
})

const BY = 'document: 泉鲤政〔2022〕9号, reason: 市里下调'
const lowered = PLAN.replace(
  'target: { comparator: at-least, value: 2000 } }',
  `target: { comparator: at-least, value: 2000 }, amendments: [ { decided: 2022-11-01, ${BY}, target: { comparator: at-least, value: 1200 } } ] }`,
)

test('a plan in force: a target that changes without a document is refused with what stood there', async () => {
  const refused = await send(PLAN.replace('value: 2000', 'value: 1200'))
  expect(refused.statusCode).toBe(409)
  expect(refused.json()).toMatchObject({
    code: 'plan-changed',
    errors: [{ code: 'plan-change-target', cell: 'indicators.firms.target.value' }],
  })
  expect(refused.json().errors[0].detail).toContain('2000 → 1200')
  expect(refused.json().errors[0].fix).toContain('amendments')
  const kept = (await world.app.inject('/api/v1/plans/demo-2022')).json()
  expect(kept.indicators.find(({ id }: { id: string }) => id === 'firms').target.value).toBe(2000)
})

test('with one it is taken: the old target stays, counts before its day, and page, proof and API say by what', async () => {
  expect((await send(lowered)).statusCode).toBe(201)
  const proofOn = async (day: string) =>
    (await world.app.inject(`/api/v1/proofs/firms?plan=demo-2022&as-of=${day}`)).json()
  const [october, november] = [await proofOn('2022-10-31'), await proofOn('2022-11-30')]
  expect([october.assessment.target.value, november.assessment.target.value]).toEqual([2000, 1200])
  expect(october.changes).toEqual([])
  expect(november.changes[0].zh).toBe(
    '原 2,000 户，2022-11-01 起改为 1,200 户，依据泉鲤政〔2022〕9号，因市里下调。',
  )
  expect([october.assessment.status, november.assessment.status]).toEqual(['behind', 'ahead'])
  const page = (await world.app.inject('/indicators/firms?plan=demo-2022&as-of=2022-11-30&lang=zh')).body
  expect(page.match(/原 2,000 户，2022-11-01 起改为 1,200 户/g)).toHaveLength(2)
  const { indicators } = (await world.app.inject('/api/v1/plans/demo-2022')).json()
  expect(indicators.find(({ id }: { id: string }) => id === 'firms')).toMatchObject({
    target: { value: 2000 },
    amendments: [{ decided: '2022-11-01', document: '泉鲤政〔2022〕9号', target: { value: 1200 } }],
  })
})

test('who answers changes from a day on; a task is ended, not deleted, and says so', async () => {
  const next = lowered
    .replace('units: [', 'units: [ 区工信局,')
    .replace(
      '    lead: [ 区商务局 ]\n',
      `    lead: [ 区商务局 ]\n    amendments: [ { decided: 2022-10-01, ${BY}, lead: [ 区工信局 ] } ]\n`,
    )
    .replace(
      '    lead: [ 区发改局 ]\n',
      `    lead: [ 区发改局 ]\n    ended: { decided: 2022-11-15, ${BY} }\n`,
    )
  expect((await send(next)).statusCode, (await send(next)).body).toBeLessThan(300)
  const leadOn = async (day: string) => {
    const { body } = await world.app.inject(`/tasks/2?plan=demo-2022&as-of=${day}&lang=zh`)
    return [...body.matchAll(/<dt>牵头单位<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs)].map(([, name = '']) =>
      name.replace(/<[^>]*>/g, ''),
    )
  }
  expect([await leadOn('2022-09-30'), await leadOn('2022-10-01')]).toEqual([['区商务局'], ['区工信局']])
  const task = (await world.app.inject('/tasks/2?plan=demo-2022&as-of=2022-11-30&lang=zh')).body
  const changed = '2022-10-01 起，牵头单位由区商务局改为区工信局，依据泉鲤政〔2022〕9号，因市里下调。'
  expect(task).toContain(changed)
  for (const path of ['/tasks/2', '/indicators/firms']) {
    const before = (await world.app.inject(`${path}?plan=demo-2022&as-of=2022-09-30&lang=zh`)).body
    for (const later of [changed, '2022-11-01 起改为']) expect(before, path).not.toContain(later)
  }
  const statusOn = async (day: string) => {
    const { assessment } = (await world.app.inject(`/api/v1/proofs/gdp?plan=demo-2022&as-of=${day}`)).json()
    return [assessment.status, assessment.reason.zh.split('：')[0]]
  }
  expect((await statusOn('2022-11-14'))[0]).not.toBe('ended')
  expect(await statusOn('2022-11-15')).toEqual(['ended', '已终止'])
  const wall = (await world.app.inject('/api/v1/boards/all?plan=demo-2022&as-of=2022-11-30&lang=zh')).json()
  expect(wall.tally.parts.find(({ status }: { status: string }) => status === 'ended')).toEqual({
    status: 'ended',
    lights: [{ count: 2, light: 'grey', status: 'ended', word: '已终止' }],
    word: '已终止',
    count: 2,
  })
})

test('the page and the table of tasks say what is promised today, not what was first', async () => {
  const page = async (day: string, lang = 'zh') => {
    world.setClock(`${day}T02:00:00.000Z`)
    await world.pictures.refresh()
    return (await world.app.inject(`/plans/demo-2022?lang=${lang}`)).body
  }
  expect(await page('2022-10-31')).toContain('2,000 户')
  const today = await page('2022-11-20')
  expect(today).toContain('1,200 户')
  expect(today).not.toContain('不低于 2,000 户')
  expect(today.match(/已终止：自 2022-11-15 起不再评判/g)).toHaveLength(2)
  const { rawPayload } = await world.app.inject('/plans/demo-2022/tasks.xlsx?lang=en')
  const book = new excel.Workbook()
  await book.xlsx.load(rawPayload as unknown as ArrayBuffer)
  const [first, second] = [3, 4].map((row) => String(book.worksheets[0]?.getCell(row, 4).value))
  expect(first).toContain('Growth of gross product: Ended: not judged from 2022-11-15 on')
  expect(second).toContain('1,200')
  expect(second).not.toContain('2,000')
})

test('a slip of a task is for whoever answers for it on the day', async () => {
  const led = (day: string) => planOf(slipDeps(world), 'demo-2022', day)
  const leadOn = async (day: string) => (await led(day))?.tasks.find(({ number }) => number === 2)?.lead
  expect([await leadOn('2022-09-30'), await leadOn('2022-10-01')]).toEqual([['区商务局'], ['区工信局']])
})
