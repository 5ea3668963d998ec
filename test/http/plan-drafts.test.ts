// The whole way without script: a notice becomes a draft, its doubts are answered, it comes into force and hangs on a wall.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../../src/http/deps.ts'
import { openTestApp, SETTINGS, type TestApp } from '../support/app.ts'
import { noticeDocx, noticeText, noticeXlsx, workbookOf } from '../support/notice-files.ts'

let world: TestApp
let supervisor: string
let second: string
let reviewer: string
beforeAll(async () => {
  world = await openTestApp({ start: '2026-02-01T02:00:00.000Z' })
  ;[supervisor, second, reviewer] = await Promise.all([
    world.tokenOf('supervisor'),
    world.tokenOf('supervisor'),
    world.tokenOf('reviewer'),
  ])
})
afterAll(() => world.close())

type Fields = Readonly<Record<string, string>>

async function multipart(fields: Fields, file?: { name: string; bytes: Uint8Array }) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file) form.set('file', new File([new Uint8Array(file.bytes)], file.name))
  const sent = new Response(form)
  return {
    payload: Buffer.from(await sent.arrayBuffer()),
    headers: { 'content-type': sent.headers.get('content-type') ?? '' },
  }
}

const begin = async (fields: Fields, file?: { name: string; bytes: Uint8Array }, json = false) => {
  const { payload, headers } = await multipart(fields, file)
  return world.app.inject({
    method: 'POST',
    url: '/plans/drafts',
    headers: {
      ...headers,
      authorization: `Bearer ${supervisor}`,
      ...(json ? { accept: 'application/json' } : { accept: 'text/html' }),
    },
    payload,
  })
}

const post = (
  url: string,
  fields: Fields,
  token = supervisor,
  app: App = world.app,
  accept = 'application/json',
) =>
  app.inject({
    method: 'POST',
    url,
    headers: {
      authorization: `Bearer ${token}`,
      accept,
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  })

const get = (url: string, token = supervisor, app: App = world.app) =>
  app.inject({ url, headers: { authorization: `Bearer ${token}`, accept: 'text/html', cookie: '' } })

interface Changes {
  readonly seq: number
  readonly left: number
  readonly tasks: readonly { readonly key: string; readonly version: number; readonly card: string }[]
  readonly gone: readonly string[]
}

const versionOf = (html: string, key: string): string =>
  new RegExp(`data-task="${key}" data-version="(\\d+)"`).exec(html)?.[1] ?? ''
const leftOf = (html: string): number => Number(/data-count[^>]*><b>(\d+)<\/b>/.exec(html)?.[1] ?? Number.NaN)
const seqOf = (html: string): string => /name="seq" value="(\d+)"/.exec(html)?.[1] ?? ''

const WHERE = { region: '350502', regionName: '鲤城区' }

async function freshDraft(fields: Fields = WHERE): Promise<string> {
  const { statusCode, body } = await begin({ ...fields, pasted: noticeText }, undefined, true)
  expect(statusCode, body).toBe(201)
  return JSON.parse(body).path
}

test('a Word document: doubts to zero, in force, on the wall', async () => {
  const sent = await begin(WHERE, { name: '通知.docx', bytes: noticeDocx() })
  expect(sent.statusCode, sent.body).toBe(303)
  const path = String(sent.headers.location)
  const first = (await get(`${path}?lang=zh`)).body
  expect(leftOf(first)).toBe(1)
  expect(first).toContain('稳定在')
  expect(first).toContain('<mark class="target"')
  // Each answer shows what it would mean.
  expect(first.match(/class="answer"/g)).toHaveLength(3)
  expect(first).toMatch(/若报/)

  const early = await post(`${path}/force`, { seq: '1' })
  expect(early.statusCode).toBe(409)
  const question = /name="question" value="([\w-]+)"/.exec(first)?.[1] ?? ''
  const answered = await post(`${path}/tasks/t1`, {
    act: 'answer',
    version: versionOf(first, 't1'),
    question,
    answer: '1',
  })
  expect(answered.statusCode, answered.body).toBe(200)
  expect(answered.json<Changes>().left).toBe(0)

  const force = (await get(`${path}/force?lang=zh`)).body
  expect(force).toContain('全部目标')
  expect(leftOf(force)).toBe(0)
  const done = await post(`${path}/force`, { seq: seqOf(force) }, supervisor, world.app, 'text/html')
  expect(done.statusCode, done.body).toBe(303)
  expect(done.headers.location).toBe('/plans/li-cheng-qu-2026')
  const wall = (await world.app.inject('/api/v1/boards/all?plan=li-cheng-qu-2026&lang=zh')).json()
  const tiles = wall.pages.flatMap((page: { tiles: object[] }) => page.tiles)
  expect(tiles).toHaveLength(4)
  expect(JSON.stringify(tiles)).toContain('左右')
  // The ledger has who began it and who put it in force.
  const deeds = await world.data.store.deeds.latest({ limit: 10 })
  expect(deeds.map(({ kind }) => kind).filter((kind) => kind.startsWith('plan'))).toEqual([
    'plan-draft-in-force',
    'plan',
    'plan-draft-offered',
    'plan-draft-begun',
  ])
  const yaml = (await get('/plans/li-cheng-qu-2026/plan.yaml')).body
  expect(yaml).toContain('id: xin-jian-kou-dai-gong-yuan')
  // In force, nothing of it is changed any more.
  const late = await post(`${path}/tasks/t1`, { act: 'accept', version: '1' })
  expect(late.json()).toMatchObject({ code: 'plan-draft-closed' })
  expect((await get('/plans?lang=zh')).body).not.toContain(path)
})

test('a workbook of the same notice gives the same tasks', async () => {
  const sent = await begin(WHERE, { name: '任务.xlsx', bytes: await noticeXlsx() }, true)
  expect(sent.statusCode, sent.body).toBe(201)
  const body = (await get(`${sent.json().path}?show=all&lang=zh`)).body
  expect(body.match(/<article/g)).toHaveLength(3)
})

test('two people at once: the second is told who was first and what they did, and overwrites nothing', async () => {
  const path = await freshDraft()
  const seen = (await get(`${path}?show=all&lang=zh`)).body
  const version = versionOf(seen, 't2')
  const own = await post(`${path}/tasks/t2`, { act: 'accept', version })
  expect(own.statusCode, own.body).toBe(200)
  const other = await post(
    `${path}/tasks/t2`,
    { act: 'leave', version, indicator: 'x', reason: '不是' },
    second,
  )
  expect(other.statusCode).toBe(409)
  expect(other.json()).toMatchObject({ code: 'plan-draft-changed' })
  expect(other.json().texts.zh.detail).toContain('核对无误')
  // Each sees what the other did; two different tasks do not disturb each other.
  const { seq } = own.json<Changes>()
  const third = await post(`${path}/tasks/t3`, { act: 'accept', version: versionOf(seen, 't3') }, second)
  expect(third.statusCode, third.body).toBe(200)
  const changes = (await get(`${path}/changes?since=${seq}`)).json<Changes>()
  expect(changes.tasks.map(({ key }) => key)).toEqual(['t3'])
  // Both at the very same moment: one comes in.
  const at = versionOf((await get(`${path}?show=all`)).body, 't2')
  const both = await Promise.all(
    [supervisor, second].map((token, index) =>
      post(`${path}/tasks/t2`, { act: 'add', version: at, name: `指标${index}` }, token),
    ),
  )
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
})

test('changed, taken out and in, split, joined: nothing is lost', async () => {
  const path = await freshDraft()
  const act = async (key: string, fields: Fields) => {
    const { body } = await get(`${path}?show=all&lang=zh`)
    const answer = await post(`${path}/tasks/${key}?lang=zh`, { version: versionOf(body, key), ...fields })
    return answer
  }
  const changed = await act('t2', {
    ...{
      act: 'target',
      indicator: 'xin-jian-kou-dai-gong-yuan',
      name: '口袋公园',
      kind: 'count',
      unit: '个',
    },
    ...{ comparator: 'between', value: '6', upper: '8', horizon: '2026-06', id: 'parks' },
  })
  expect(changed.statusCode, changed.body).toBe(200)
  expect((await get(`${path}/plan.yaml`)).body).toContain('- id: parks')
  // An id that was given up is given to nothing else.
  const again = await act('t1', { act: 'add', name: '新建口袋公园' })
  expect(again.json<Changes>().tasks[0]?.card).toContain('xin-jian-kou-dai-gong-yuan-2')
  const refused = await act('t2', {
    ...{ act: 'target', indicator: 'parks', name: '口袋公园', kind: 'count', unit: '个' },
    ...{ comparator: 'at-least', value: '六个', horizon: '', id: 'parks' },
  })
  expect(refused.statusCode).toBe(422)
  expect(refused.json()).toMatchObject({ code: 'plan-draft-value' })

  const out = await act('t2', { act: 'leave', indicator: 'parks', reason: '名称' })
  expect(out.statusCode, out.body).toBe(200)
  expect((await get(`${path}/plan.yaml`)).body).toContain('reason: "名称"')
  const back = await act('t2', { act: 'take', left: '0' })
  expect(back.statusCode, back.body).toBe(200)
  expect((await get(`${path}/plan.yaml`)).body).toContain('comparator: between, value: 6, upper: 8')

  const joined = await act('t3', { act: 'join' })
  expect(joined.json<Changes>().gone).toEqual(['t3'])
  const words = '新建口袋公园6个、公厕12座，力争年底前投用。'
  const split = await act('t2', { act: 'split', at: String(words.length) })
  expect(split.statusCode, split.body).toBe(200)
  const yaml = (await get(`${path}/plan.yaml`)).body
  expect(yaml).toContain('text: "持续优化营商环境。"')
  expect(yaml).toContain(`text: "${words}"`)
})

test('names: likely doubles are made one, and the other name stays an alias', async () => {
  const pasted = noticeText.replace('区商务局', '鲤城区城管局')
  const { body } = await begin({ ...WHERE, pasted }, undefined, true)
  const { path } = JSON.parse(body)
  const names = (await get(`${path}/names?lang=zh`)).body
  expect(names).toContain('像是同一个')
  const merged = await post(`${path}/names`, { sort: 'unit', from: '鲤城区城管局', into: '区城管局' })
  expect(merged.statusCode, merged.body).toBe(303)
  const yaml = (await get(`${path}/plan.yaml`)).body
  expect(yaml).toContain('- { name: "区城管局", aliases: ["鲤城区城管局"] }')
  expect(yaml.match(/lead: \["区城管局"\]/g)).toHaveLength(2)
})

test('a name that was read wrongly is mended everywhere and taken back', async () => {
  const path = await freshDraft()
  const rename = (from: string, into: string) =>
    post(`${path}/names`, { act: 'rename', sort: 'leader', from, into }, supervisor, world.app, 'text/html')
  const before = (await get(`${path}/plan.yaml`)).body
  expect((await rename('王伟', '王卫')).headers.location).toBe(`${path}/names`)
  expect((await get(`${path}/names?lang=zh`)).body).toContain('读作“王伟”')
  expect((await get(`${path}/plan.yaml`)).body).toContain('leaders: ["王卫"]')
  expect((await rename('王卫', '陈颖')).statusCode).toBe(422)
  await rename('王卫', '王伟')
  expect((await get(`${path}/plan.yaml`)).body).toBe(before)
})

test('sections, reports, references and what is said of units are changed on the page, each by one who saw it as it is', async () => {
  const path = await freshDraft()
  const head = async (page: string) => {
    const { body } = await get(`${path}/${page}?lang=zh`)
    return { body, version: /name="version" value="(\d+)"/.exec(body)?.[1] ?? '' }
  }
  const change = async (page: string, fields: Fields) =>
    post(`${path}/lists`, { version: (await head(page)).version, ...fields })
  const first = await change('sections', { list: 'sections', act: 'add', title: '一、项目' })
  expect(first.statusCode, first.body).toBe(303)
  expect(first.headers.location).toBe(`${path}/sections`)
  await change('sections', { list: 'sections', act: 'add', title: '二、民生' })
  // The notice's own section is the first.
  await change('sections', { list: 'sections', act: 'change', key: '2', title: '一、重点项目' })
  await change('sections', { list: 'sections', act: 'up', key: '3' })
  await change('sections', { list: 'sections', act: 'tasks', task: 't2', section: '2' })
  const yaml = async () => (await get(`${path}/plan.yaml`)).body
  expect(await yaml()).toMatch(/title: "二、民生" \}\n.*title: "一、重点项目" \}/)
  expect((await yaml()).match(/section: "2"/g)).toHaveLength(1)
  const { body } = await head('sections')
  expect(body.indexOf('二、民生')).toBeLessThan(body.indexOf('一、重点项目'))
  expect(body).toContain('不在任何部分里的任务')
  // A task has its section on its card too; a section that goes leaves its tasks.
  expect((await get(`${path}?show=all&lang=zh`)).body).toContain('<small lang="zh-CN"> 一、重点项目</small>')
  await change('sections', { list: 'sections', act: 'remove', key: '2' })
  expect(await yaml()).not.toContain('section: "2"')

  const old = (await head('facts')).version
  await change('facts', { list: 'duties', act: 'add', title: '进展', every: 'month', day: '25', next: '' })
  const late = await post(`${path}/lists`, { version: old, list: 'duties', act: 'add', title: '又一份' })
  expect(late.json()).toMatchObject({ code: 'plan-draft-changed' })
  expect(await yaml()).toContain('{ id: jin-zhan, title: "进展", every: month, day: 25 }')
  const wrong = await change('facts', { list: 'duties', act: 'change', key: 'jin-zhan', day: '二十五' })
  expect(wrong.json()).toMatchObject({ code: 'plan-draft-value' })
  await change('facts', { list: 'references', act: 'add', name: '全省社零增速' })
  expect((await head('facts')).body).toContain('全省社零增速')
  await change('names', { list: 'units', act: 'change', key: '区城管局', parent: '区住建局' })
  expect(await yaml()).toContain('{ name: "区城管局", parent: "区住建局" }')
  const nobody = await change('names', { list: 'tasks', act: 'add', title: 'x' })
  expect(nobody.json()).toMatchObject({ code: 'plan-draft-part-unknown' })
  const facts = await post(`${path}/facts`, {
    version: (await head('facts')).version,
    aboutRatePoints: '0.3',
  })
  expect(facts.statusCode, facts.body).toBe(303)
  expect(await yaml()).toContain('policy: { aboutRatePoints: 0.3 }')
})

test('a target that another body sets, points, money and steps are said in the form', async () => {
  const path = await freshDraft()
  const { body } = await get(`${path}?show=all&lang=zh`)
  const target = await post(`${path}/tasks/t2?lang=zh`, {
    ...{ act: 'target', version: versionOf(body, 't2'), indicator: 'xin-jian-kou-dai-gong-yuan' },
    ...{ value: '', setBy: '省住建厅', nature: 'binding', weight: '5', examiners: '督查室、统计局' },
    steps: '2026-06-30 开工\r\n2026-11-30 ×2 完工',
  })
  expect(target.statusCode, target.body).toBe(200)
  const [card] = target.json<Changes>().tasks
  expect(card?.card).toContain('待省住建厅下达')
  const task = await post(`${path}/tasks/t2`, {
    ...{ act: 'task', version: String(card?.version), weight: '10' },
    funds: '6000 万元，来源：区财政，总投资',
  })
  expect(task.statusCode, task.body).toBe(200)
  const yaml = (await get(`${path}/plan.yaml`)).body
  expect(yaml).toContain('setBy: { body: "省住建厅" }')
  expect(yaml).toContain('examiners: ["督查室", "统计局"]')
  expect(yaml).toContain('{ id: step-2, name: "完工", due: "2026-11-30", weight: 2 }')
  expect(yaml).toContain('funds: [{ amount: 6000, unit: "万元", source: "区财政", use: "总投资" }]')
})

test('a dictionary of indicators from a workbook: filled in, asked, listed, and given by hand', async () => {
  const path = await freshDraft()
  const send = async (name: string, bytes: Uint8Array) => {
    const { payload, headers } = await multipart({}, { name, bytes })
    return world.app.inject({
      method: 'POST',
      url: `${path}/dictionary`,
      headers: { ...headers, authorization: `Bearer ${supervisor}`, accept: 'application/json' },
      payload,
    })
  }
  const workbook = (definition: string) =>
    workbookOf(
      ['2026年指标解释'],
      ['序号', '指标名称', '统计口径', '计算公式', '数据来源', '责任单位'],
      [1, 'GDP（%）', definition, '不变价', '季度核算', '区统计局'],
      [2, '停车泊位', '公共的', '', '', ''],
    )
  expect((await send('指标解释.xlsx', await workbook('常住单位'))).statusCode).toBe(303)
  const page = (await get(`${path}/dictionary?lang=zh`)).body
  expect(page).toContain('“指标解释.xlsx”：2 条，补写了 1 个指标，0 处不同待确认，1 条没有对上。')
  expect(page).toContain('停车泊位')
  const yaml = (await get(`${path}/plan.yaml`)).body
  expect(yaml).toContain('definition: "常住单位"')
  expect(yaml).toContain('source: "区统计局"')

  const left = leftOf((await get(path)).body)
  await send('第二稿.xlsx', await workbook('常住单位，含飞地'))
  const asking = (await get(`${path}?lang=zh`)).body
  expect(leftOf(asking)).toBe(left + 1)
  expect(asking).toContain('用表里的：常住单位，含飞地')

  // An entry that fitted nothing, by somebody who saw the list as it is; and words written on the page.
  const [, version = ''] =
    /name="version" value="(\d+)"[^>]*><input[^>]*name="entry"/.exec(
      (await get(`${path}/dictionary`)).body,
    ) ?? []
  const parks =
    /<option value="([\w-]*gong-yuan[\w-]*)"/.exec((await get(`${path}/dictionary`)).body)?.[1] ?? ''
  const given = { entry: '0', indicator: parks, version }
  expect((await post(`${path}/dictionary/entries`, given)).statusCode).toBe(303)
  expect((await post(`${path}/dictionary/entries`, given)).json()).toMatchObject({
    code: 'plan-draft-changed',
  })
  const form = { act: 'target', back: 'dictionary', indicator: parks, formula: '新建数之和' }
  const seen = versionOf((await get(`${path}?show=all`)).body, 't2')
  const written = await post(
    `${path}/tasks/t2`,
    { ...form, version: seen },
    supervisor,
    world.app,
    'text/html',
  )
  expect(written.headers.location).toBe(`${path}/dictionary`)
  const after = (await get(`${path}/plan.yaml`)).body
  expect(after).toContain('definition: "公共的"')
  expect(after).toContain('formula: "新建数之和"')

  const none = await send('任务表.xlsx', await noticeXlsx())
  expect(none.statusCode).toBe(422)
  expect(none.json()).toMatchObject({ code: 'dictionary-without-table' })
  const long = await send('长.xlsx', await workbook('长'.repeat(4_001)))
  expect(long.json()).toMatchObject({ code: 'plan-draft-value' })
  expect((await send('坏.xlsx', Buffer.from('PK\u0003\u0004 nothing'))).json()).toMatchObject({
    code: 'notice-damaged',
  })
  expect((await get(`${path}/plan.yaml`)).body).toBe(after)
})

test('as a file and back: the same draft; unknown keys are refused with their lines', async () => {
  const path = await freshDraft()
  const yaml = (await get(`${path}/plan.yaml`)).body
  const send = async (words: string) => {
    const { payload, headers } = await multipart({}, { name: 'plan.yaml', bytes: Buffer.from(words) })
    return world.app.inject({
      method: 'POST',
      url: `${path}/plan.yaml`,
      headers: { ...headers, authorization: `Bearer ${supervisor}`, accept: 'application/json' },
      payload,
    })
  }
  const before = (await get(`${path}?show=all&lang=zh`)).body
  expect((await send(yaml)).statusCode).toBe(303)
  expect((await get(`${path}/plan.yaml`)).body).toBe(yaml)
  // What is asked stays asked where the file says the same.
  expect(leftOf((await get(`${path}?show=all`)).body)).toBe(leftOf(before))
  const wrong = await send(yaml.replace('    text:', '    txet:'))
  expect(wrong.statusCode).toBe(422)
  expect(wrong.json().errors[0]).toMatchObject({ code: 'plan-unknown-key' })
  expect(wrong.json().errors[0].row).toBeGreaterThan(5)
  expect((await get(`${path}/plan.yaml`)).body).toBe(yaml)
})

test('under review another person confirms, and may send it back', async () => {
  const app = await world.another({ settings: { ...SETTINGS, review: true } })
  const path = await freshDraft({ region: '350503', regionName: '丰泽区' })
  const page = (await get(path)).body
  await post(`${path}/tasks/t1`, { act: 'accept', version: versionOf(page, 't1') })
  const send = async () =>
    post(
      `${path}/force`,
      { seq: seqOf((await get(`${path}/force`, supervisor, app)).body) },
      supervisor,
      app,
      'text/html',
    )
  expect((await send()).headers.location).toBe(`${path}/force`)
  expect((await post(`${path}/confirm`, {}, supervisor, app)).statusCode).toBe(403)
  expect((await get('/plans/feng-ze-qu-2026')).statusCode).toBe(404)
  await post(`${path}/send-back`, { reason: '文号不对' }, reviewer, app)
  expect((await get(`${path}?lang=zh`)).body).toContain('文号不对')
  await send()
  const confirmed = await post(`${path}/confirm`, {}, reviewer, app, 'text/html')
  expect(confirmed.headers.location).toBe('/plans/feng-ze-qu-2026')
  expect((await get('/plans/feng-ze-qu-2026')).statusCode).toBe(200)
})

test.for([
  ['nothing', {}, undefined, 'plan-draft-nothing'],
  ['an empty file', {}, ['a.txt', ' \n'], 'notice-empty'],
  ['a letter', {}, ['信.txt', '王先生：\n来信收悉，祝好。\n2026年3月'], 'notice-without-tasks'],
  ['a PDF cut off', {}, ['a.pdf', '%PDF-1.7 …'], 'notice-damaged'],
  ['a zip by another name', {}, ['a.docx', 'PK\u0003\u0004 nothing'], 'notice-damaged'],
  [
    'a plan file with a wrong key',
    {},
    ['p.yaml', 'plan: { id: a, regoin: "350502", year: 2026, title: x }'],
    'plan-invalid',
  ],
  ['a region that is none', { region: '999', pasted: noticeText }, undefined, 'plan-invalid'],
  [
    'more tasks than any notice has',
    {},
    [
      'a.txt',
      `2026年目标任务\n${Array.from({ length: 2_001 }, (_, at) => `${at + 1}.新建公园5个。`).join('\n')}`,
    ],
    'plan-draft-too-long',
  ],
] as const)('%s is refused with words', async ([, fields, file, code]) => {
  const given = file && { name: file[0], bytes: Buffer.from(file[1]) }
  const { statusCode, body } = await begin(fields, given, true)
  expect(statusCode).toBeGreaterThanOrEqual(400)
  expect(statusCode).toBeLessThan(500)
  expect(JSON.parse(body)).toMatchObject({ code })
  // On the page the words stand above the form, which keeps what was typed.
  if (code === 'notice-without-tasks') {
    const page = await begin(fields, given)
    expect(page.body).toContain('class="refused"')
  }
})
