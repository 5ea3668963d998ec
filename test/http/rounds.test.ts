// A round of written reports over the real application: opened, filled, sent, returned, accepted, bound, frozen; who may do what.
import Zip from 'jszip'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRoundsDue, unitsOwing } from '../../src/alerts/open-rounds.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { openTestApp, PLAN, type TestApp } from '../support/app.ts'

const WITH_DUTY = PLAN.replace(
  '\nunits:',
  '\nduties: [ { id: report-s2, title: 全年书面报送, date: 2022-12-16, receivers: [ 区政府督查室 ], opens: 15 } ]\nunits:',
).replace('lead: [ 区商务局 ]', 'lead: [ 区商务局 ]\n    responsible: [ 区财政局 ]')
const ROUND = '/rounds/demo-2022.report-s2'
const UNIT = `${ROUND}/${encodeURIComponent('区商务局')}`
const OTHER = `${ROUND}/${encodeURIComponent('区发改局')}`

let world: TestApp
const tokens = new Map<string, string>()
beforeAll(async () => {
  world = await openTestApp({ start: '2022-11-30T02:00:00.000Z' })
  const plan = parsePlan(WITH_DUTY)
  await world.data.store.savePlan(
    plan,
    { sha256: 'c'.repeat(64), text: WITH_DUTY },
    { by: 'test', at: world.now() },
  )
  await world.pictures.refresh()
  for (const [who, role, unit] of [
    ['writer', 'reporter', '区商务局'],
    ['colleague', 'reporter', '区商务局'],
    ['first', 'reporter', '区发改局'],
    ['finance', 'reporter', '区财政局'],
    ['supervisor', 'supervisor', undefined],
    ['leader', 'leader', '王垦福'],
    ['viewer', 'viewer', undefined],
    ['statistician', 'statistician', undefined],
  ] as const)
    tokens.set(who, await world.tokenOf(role, unit))
})
afterAll(() => world.close())

/** Without the styles, which would be all that a failure shows. */
const plain = ({
  statusCode,
  body,
  rawPayload,
}: {
  statusCode: number
  body: string
  rawPayload: Buffer
}) => ({
  ...{ statusCode, rawPayload },
  body: body.replace(/<style[\s\S]*?<\/style>/, ''),
})
const get = async (who: string, url: string, lang = 'zh') =>
  plain(
    await world.app.inject({
      url: `${url}${url.includes('?') ? '&' : '?'}lang=${lang}`,
      headers: { authorization: `Bearer ${tokens.get(who)}` },
    }),
  )
const form = async (who: string, url: string, words: Record<string, string> = {}) =>
  plain(
    await world.app.inject({
      method: 'POST',
      url,
      headers: {
        authorization: `Bearer ${tokens.get(who)}`,
        'content-type': 'application/x-www-form-urlencoded',
        'accept-language': 'zh',
      },
      payload: new URLSearchParams(words).toString(),
    }),
  )
/** The version that a page's form would send. */
async function versionOf(who: string, task: number, url = UNIT): Promise<string> {
  const { body } = await get(who, url)
  return new RegExp(`name="task" value="${task}".*?name="version" value="(\\d+)"`, 's').exec(body)?.[1] ?? '?'
}
const TEXT = {
  task: '2',
  version: '0',
  progress: '净增 1130 户。',
  problems: '用地紧张。',
  next: '每周调度。',
}

describe('one round, from its opening to the report in force', () => {
  test('opens by itself on its day, once, for every unit that leads', async () => {
    const { store } = world.data
    const plans = (await store.plans()).map(({ plan }) => plan)
    expect(plans.map(unitsOwing)).toEqual([
      [
        { unit: '区发改局', tasks: [1] },
        { unit: '区商务局', tasks: [2] },
      ],
    ])
    expect(await openRoundsDue(store, plans, '2022-11-24', world.now())).toBe(0)
    expect(await openRoundsDue(store, plans, '2022-11-25', world.now())).toBe(1)
    expect(await openRoundsDue(store, plans, '2022-11-30', world.now())).toBe(0)
    const { body } = await get('supervisor', ROUND)
    expect(body).toContain('区商务局')
    expect(body.match(/已通知/g)?.length).toBe(3)
  })

  test('a draft has what is known: words, target, figure, status; what was written in a month is offered', async () => {
    const written = await world.app.inject({
      method: 'POST',
      url: '/api/v1/narratives',
      headers: { authorization: `Bearer ${tokens.get('writer')}` },
      payload: { task: 2, period: '2022-10', progress: '十月写过的进展。', problems: '十月的问题。' },
    })
    expect(written.statusCode, written.body).toBe(201)
    const { body, statusCode } = await get('writer', UNIT)
    expect(statusCode).toBe(200)
    for (const words of ['净增市场主体 2000 户', '1,130 户', '欠进度', '十月写过的进展。', '2022年10月进展'])
      expect(body).toContain(words)
    expect(body).toContain('本月已要你单位')
  })

  test('who may not, may not', async () => {
    const code = async (who: string, url: string, words = {}) => (await form(who, url, words)).statusCode
    expect(await code('first', `${UNIT}/texts`, TEXT)).toBe(403)
    expect(await code('finance', `${UNIT}/texts`, TEXT)).toBe(403)
    for (const who of ['viewer', 'statistician', 'leader', 'supervisor'])
      expect(await code(who, `${UNIT}/texts`, TEXT)).toBe(403)
    for (const who of ['writer', 'leader', 'viewer']) expect(await code(who, `${UNIT}/accept`, {})).toBe(403)
    expect((await get('first', UNIT)).statusCode).toBe(403)
    expect((await get('leader', UNIT)).statusCode).toBe(200)
    expect((await get('viewer', UNIT)).statusCode).toBe(403)
    expect((await get('writer', `${ROUND}/report`)).statusCode).toBe(403)
    expect((await get('writer', '/rounds/none.none')).statusCode).toBe(404)
    expect((await get('supervisor', `${ROUND}/nobody`)).statusCode).toBe(404)
  })

  test('of two who write at once nothing is lost: both texts are shown', async () => {
    expect((await form('writer', `${UNIT}/texts`, TEXT)).statusCode).toBe(303)
    const late = await form('colleague', `${UNIT}/texts`, { ...TEXT, progress: '同事写的另一段。' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('同事写的另一段。')
    expect(late.body).toContain('净增 1130 户。')
    expect(late.body).toContain('两份内容都在下面')
    const version = /class="theirs"/.test(late.body) ? await versionOf('colleague', 2) : '?'
    const again = await form('colleague', `${UNIT}/texts`, {
      ...TEXT,
      version,
      progress: '两人合写的一段，已全面完成年度任务。',
    })
    expect(again.statusCode).toBe(303)
    expect((await get('writer', UNIT)).body).toContain('两人合写的一段')
  })

  test('a responsible unit adds its part once it was asked, and not before', async () => {
    expect((await form('writer', `${UNIT}/ask`, { task: '2', of: '区发改局' })).statusCode).toBe(422)
    expect((await form('writer', `${UNIT}/ask`, { task: '2', of: '区财政局' })).statusCode).toBe(303)
    const part = { ...TEXT, of: '区财政局', progress: '财政已拨付奖补资金。', problems: '', next: '' }
    expect((await form('finance', `${UNIT}/texts`, part)).statusCode).toBe(303)
    const { body } = await get('supervisor', UNIT)
    expect(body).toContain('财政已拨付奖补资金。')
  })

  test('is handed on to a colleague of the unit, and to nobody else', async () => {
    const { body } = await get('writer', UNIT)
    const offered = /<select[^>]*name="person"[^>]*>(.*?)<\/select>/s.exec(body)?.[1] ?? ''
    const [colleague = ''] = [...offered.matchAll(/value="([^"]+)"/g)].map(([, id]) => id ?? '')
    // The writer’s own name and people of other units are not offered.
    expect(offered.match(/value="[^"]+"/g)).toHaveLength(1)
    const stranger = (await world.people.all()).find(({ unit }) => unit === '区财政局')
    expect((await form('writer', `${UNIT}/hand-on`, { person: stranger?.id ?? '' })).statusCode).toBe(403)
    expect((await form('finance', `${UNIT}/hand-on`, { person: colleague })).statusCode).toBe(403)
    expect((await form('writer', `${UNIT}/hand-on`, { person: '' })).statusCode).toBe(404)
    expect((await form('writer', `${UNIT}/hand-on`, { person: colleague, words: '出差' })).statusCode).toBe(
      303,
    )
    const name = (await world.people.person(colleague))?.name ?? '?'
    expect((await get('supervisor', UNIT)).body).toContain(`由 ${name} 办理`)
  })

  test('is signed and sent; nothing can be changed then; the duty is met at once', async () => {
    const early = await form('first', `${OTHER}/send`, { name: '张三', day: '2022-11-30' })
    expect(early.statusCode).toBe(422)
    expect(early.body).toContain('还有 1 项任务没有写进展情况')
    expect((await form('writer', `${UNIT}/send`, { name: '', day: '2022-11-30' })).statusCode).toBe(422)
    expect((await form('writer', `${UNIT}/send`, { name: '李四', day: '2022-12-30' })).statusCode).toBe(422)
    expect((await form('writer', `${UNIT}/send`, { name: '李四', day: '2022-11-30' })).statusCode).toBe(303)
    expect((await form('writer', `${UNIT}/texts`, { ...TEXT, progress: '再改' })).statusCode).toBe(409)
    expect((await get('supervisor', ROUND)).body).toContain('李四')
  })

  test('is returned with words and a new day, mended, sent again and accepted; the leader comments', async () => {
    expect(
      (await form('supervisor', `${UNIT}/return`, { words: '请写明差距原因。', due: '2022-11-29' }))
        .statusCode,
    ).toBe(422)
    expect((await form('supervisor', `${UNIT}/return`, { words: '', due: '2022-12-05' })).statusCode).toBe(
      422,
    )
    expect(
      (await form('supervisor', `${UNIT}/return`, { words: '请写明差距原因。', due: '2022-12-05' }))
        .statusCode,
    ).toBe(303)
    expect((await get('writer', UNIT)).body).toContain('请写明差距原因。')
    const version = await versionOf('writer', 2)
    const mended = { ...TEXT, version, progress: '净增 1130 户，差距因用地紧张。' }
    expect((await form('writer', `${UNIT}/texts`, mended)).statusCode).toBe(303)
    expect((await form('writer', `${UNIT}/send`, { name: '李四', day: '2022-11-30' })).statusCode).toBe(303)
    expect((await form('supervisor', `${UNIT}/accept`, { words: '可以。' })).statusCode).toBe(303)
    expect((await form('leader', `${UNIT}/comment`, { words: '请抓紧补上缺口。' })).statusCode).toBe(303)
    const { body } = await get('writer', UNIT)
    expect(body).toContain('可以。')
    expect(body).toContain('请抓紧补上缺口。')
  })

  test('goes out as a document and comes back: read by its marks, what else was changed is shown', async () => {
    const file = await get('first', `${OTHER}/file`)
    expect(file.statusCode).toBe(200)
    const mend = async (bytes: Buffer, change: (xml: string) => string): Promise<Buffer> => {
      const zip = await Zip.loadAsync(bytes)
      zip.file('word/document.xml', change((await zip.file('word/document.xml')?.async('string')) ?? ''))
      return zip.generateAsync({ type: 'nodebuffer' })
    }
    const sendBack = async (bytes: Buffer, url = OTHER, who = 'first') => {
      const body = new FormData()
      body.append('file', new File([new Uint8Array(bytes)], '报告.docx'))
      const made = new Response(body)
      return plain(
        await world.app.inject({
          method: 'POST',
          url: `${url}/file`,
          headers: {
            authorization: `Bearer ${tokens.get(who)}`,
            'content-type': made.headers.get('content-type') ?? '',
            'accept-language': 'zh',
          },
          payload: Buffer.from(await made.arrayBuffer()),
        }),
      )
    }
    const typed = (xml: string): string =>
      xml
        .replace(/(:1:progress:[^>]*>[\s\S]*?<w:t[^>/]*)(?:\/>|>[^<]*<\/w:t>)/, '$1>文件里写的进展。</w:t>')
        .replace('请只在每项任务', '我改了这里。请只在每项任务')
        .replace('7.7', '9.9')
    const filled = await mend(file.rawPayload, typed)
    const taken = await sendBack(filled)
    expect(taken.statusCode, taken.body.slice(0, 400)).toBe(303)
    const { body } = await get('first', OTHER)
    for (const words of ['文件里写的进展。', '我改了这里。', '标记以外', '没有采用'])
      expect(body).toContain(words)
    const code = async (bytes: Buffer, url?: string, who?: string): Promise<string> => {
      const answer = await sendBack(bytes, url, who)
      return `${answer.statusCode} ${/class="refused"[^>]*>([^<]{0,12})/.exec(answer.body)?.[1] ?? ''}`
    }
    expect(await code(Buffer.from('no document'))).toMatch(/^422 文件里没有本系统/)
    const tracked = await mend(filled, (xml) => xml.replace('<w:r>', '<w:ins w:id="9"><w:r>'))
    expect(await code(tracked)).toMatch(/^422 文件开着“修订”/)
    const zip = await Zip.loadAsync(filled)
    zip.file('word/vbaProject.bin', 'x')
    expect(await code(await zip.generateAsync({ type: 'nodebuffer' }))).toMatch(/^422 文件带有宏/)
    const bomb = new Zip()
    bomb.file('word/document.xml', Buffer.alloc(40_000_000))
    const packed = await bomb.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
    expect(await code(packed)).toMatch(/^413 文件解开后超过/)
    expect((await sendBack(filled, OTHER, 'writer')).statusCode).toBe(403)
  })

  test('is bound, its paragraphs edited without a figure typed over, and put in force: the same bytes for ever', async () => {
    expect((await form('supervisor', `${ROUND}/report/bind`, { 'as-of': '2022-11-30' })).statusCode).toBe(303)
    const { body } = await get('supervisor', `${ROUND}/report`)
    expect(body).toContain('净增 1130 户，差距因用地紧张。')
    expect(body).toContain('未报的：区发改局。')
    const paragraph = (words: string, version = '0') =>
      form('supervisor', `${ROUND}/report/paragraph`, { key: 'main', words, version, remark: '含演示。' })
    const typed = await paragraph('主要指标 3 个，都很好。')
    expect(typed.statusCode).toBe(422)
    expect(typed.body).toContain('都很好')
    expect(typed.body).toContain('主要指标数')
    const right = '全区主要指标 {{主要指标数}} 个，达序时 {{主要达序时}} 个，欠 {{主要欠进度}} 个。'
    expect((await paragraph(right)).statusCode).toBe(303)
    expect((await paragraph('{{主要指标数}}{{主要达序时}}{{主要欠进度}}')).statusCode).toBe(409)
    const shown = await get('supervisor', `${ROUND}/report`)
    const seq = /name="seq" value="(\d+)"/.exec(shown.body)?.[1] ?? ''
    expect((await form('supervisor', `${ROUND}/report/force`, { seq: '1' })).statusCode).toBe(409)
    const draft = await get('supervisor', `${ROUND}/report/file`)
    const forced = await form('supervisor', `${ROUND}/report/force`, { seq })
    expect(forced.statusCode, forced.body.slice(0, 500)).toBe(303)
    const frozen = await get('writer', `${ROUND}/report/file`)
    expect(frozen.rawPayload.equals(draft.rawPayload)).toBe(true)
    const words = (await mammoth.extractRawText({ buffer: frozen.rawPayload })).value
    expect(words).toContain('全区主要指标 2 个')
    expect(words).toContain('（注：含演示。）')
    expect(words).not.toMatch(/\{\{|undefined|NaN|\[object/)
    const sent = await world.app.inject({
      method: 'POST',
      url: '/api/v1/uploads',
      headers: { 'content-type': 'text/csv' },
      payload: 'indicator,period,value\nfirms,2022-10,1190\n',
    })
    expect(sent.statusCode).toBe(201)
    const after = await get('writer', `${ROUND}/report/file`)
    expect(after.rawPayload.equals(frozen.rawPayload)).toBe(true)
    const page = await get('supervisor', `${ROUND}/report`)
    expect(page.body).toContain('1,190')
    expect(page.body).toContain('/indicators/firms?')
    expect((await form('supervisor', `${UNIT}/return`, { words: 'x', due: '2022-12-05' })).statusCode).toBe(
      409,
    )
    expect((await form('supervisor', `${ROUND}/report/bind`, { 'as-of': '2022-11-29' })).statusCode).toBe(409)
  })

  test('everything that somebody did stands in the ledger of deeds', async () => {
    const kinds = new Set((await world.data.store.deeds.latest({ limit: 60 })).map(({ kind }) => kind))
    for (const kind of [
      'saved',
      'part-asked',
      'sent',
      'returned',
      'accepted',
      'commented',
      'bound',
      'paragraph',
      'in-force',
    ])
      expect(kinds).toContain(`round-${kind}`)
  })
})
