// The history, a receipt, and taking back by a form: the whole board goes back exactly to how it stood.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let world: TestApp
beforeAll(async () => {
  // The store goes by the real clock here: what waits there waits for long.
  world = await openTestApp({ embargo: { days: 36_600, longer: false } })
})
afterAll(() => world.close())

const send = async (csv: string, filename: string): Promise<string> => {
  const response = await world.app.inject({
    method: 'POST',
    url: `/api/v1/uploads?filename=${encodeURIComponent(filename)}`,
    headers: { 'content-type': 'text/csv' },
    payload: csv,
  })
  expect(response.statusCode, response.body).toBe(201)
  return response.json<{ upload: string }>().upload
}
const undo = (id: string, form: string, headers: Record<string, string> = {}) =>
  world.app.inject({
    method: 'POST',
    url: `/desk/uploads/${id}/undo?lang=zh`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
    payload: form,
  })

/** Everything that anybody can see of the plan, but for the moment of looking. */
async function board(): Promise<unknown> {
  const day = 'as-of=2022-11-20'
  const [assessments, all, headline, figures] = await Promise.all(
    [
      `/api/v1/assessments?${day}`,
      `/api/v1/boards/all?${day}`,
      `/api/v1/boards/headline?${day}`,
      '/api/v1/observations?region=350502',
    ].map(async (url) => {
      const response = await world.app.inject(url)
      expect(response.statusCode, response.body).toBe(200)
      const { now: _, madeAt: __, ...rest } = response.json<Record<string, unknown>>()
      return rest
    }),
  )
  return { assessments, all, headline, figures }
}

test('after an undo the whole board is what it was before, figure by figure and tile by tile', async () => {
  const before = await board()
  const csv =
    'indicator,period,value,known_at\nfirms,2022-10,2600,2022-11-19\ngdp,2022-Q3,9.9,2022-11-19\nexact,2022-09,88.5,2022-11-19\n'
  const id = await send(csv, '十月.csv')
  const during = await board()
  expect(during).not.toEqual(before)
  const done = await undo(id, `reason=${encodeURIComponent('口径有误')}`)
  expect(done.statusCode).toBe(303)
  expect(done.headers.location).toBe(`/desk/uploads/${id}`)
  expect(await board()).toEqual(before)

  const receipt = (await world.app.inject(`/desk/uploads/${id}?lang=zh`)).body
  expect(receipt).toContain('原因：口径有误')
  expect(receipt).not.toContain('<form class="card form"')
})

test('a receipt shows what was revised and which statuses changed; the history has it on top', async () => {
  const id = await send('indicator,period,value,known_at\nfirms,2022-10,2400,2022-11-19\n', '更正.csv')
  const receipt = (await world.app.inject(`/desk/uploads/${id}?lang=zh`)).body
  expect(receipt).toContain('<s>1130</s>')
  expect(receipt).toContain('<b>2400</b>')
  expect(receipt).toContain('净增市场主体')
  expect(receipt).toContain('已完成')
  const list = (await world.app.inject('/desk/uploads?lang=en')).body
  expect(list.indexOf('更正.csv')).toBeLessThan(list.indexOf('first.csv'))
  expect(list).toContain('0 / 1 / 0')
  await undo(id, 'reason=x')
})

test('no reason, no undo: the form comes back and says so', async () => {
  const id = await send('indicator,period,value,known_at\nfirms,2022-10,2300,2022-11-19\n', '再次.csv')
  const answer = await undo(id, 'reason=+++')
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('请写明撤销的原因')
  const record = await world.data.store.upload(id, 'all')
  expect(record?.undone).toBeNull()
  await undo(id, 'reason=x')
})

test('only those who write figures see the form, and only they may use it', async () => {
  const id = await send('indicator,period,value,known_at\nfirms,2022-10,2200,2022-11-19\n', '权限.csv')
  const leader = { authorization: `Bearer ${await world.tokenOf('leader')}` }
  const seen = await world.app.inject({ url: `/desk/uploads/${id}?lang=zh`, headers: leader })
  expect(seen.statusCode).toBe(200)
  expect(seen.body).not.toContain('<form class="card form"')
  expect((await undo(id, 'reason=x', leader)).statusCode).toBe(403)
  const own = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
  const open = await world.app.inject({ url: `/desk/uploads/${id}?lang=zh`, headers: own })
  expect(open.body).toContain('<form class="card form"')
})

test('an upload that waits for its release is there for the bureau and for nobody else', async () => {
  const csv = 'indicator,period,value,known_at,release_at\nexact,2022-08,431.7,2022-11-19,2099-12-20\n'
  const id = await send(csv, '待发布.csv')
  const leader = { authorization: `Bearer ${await world.tokenOf('leader')}` }
  expect((await world.app.inject({ url: `/desk/uploads/${id}`, headers: leader })).statusCode).toBe(404)
  expect((await world.app.inject({ url: '/desk/uploads', headers: leader })).body).not.toContain('待发布.csv')
  const own = { authorization: `Bearer ${await world.tokenOf('statistician')}` }
  expect((await world.app.inject({ url: '/desk/uploads', headers: own })).body).toContain('待发布.csv')
})

test('what is typed into a reason stays text', async () => {
  const id = await send('indicator,period,value,known_at\nfirms,2022-10,2100,2022-11-19\n', '<b>x.csv')
  await undo(id, `reason=${encodeURIComponent('<script>alert(1)</script> $& $1')}`)
  const receipt = (await world.app.inject(`/desk/uploads/${id}?lang=zh`)).body
  expect(receipt).toContain('&lt;script>alert(1)&lt;/script> $&amp; $1')
  expect(receipt).not.toContain('<b>x.csv')
})
