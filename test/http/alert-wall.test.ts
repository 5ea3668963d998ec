// Open slips on a wall: nothing without any, there as soon as one is raised, gone when it is closed; a screen is told at once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { actOnSlip, slipById } from '../../src/alerts/slips/act.ts'
import { readBoard } from '../../src/boards/index.ts'
import type { App } from '../../src/http/deps.ts'
import type { SlipDeed } from '../../src/slips/deeds.ts'
import type { Slip } from '../../src/slips/slip.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { FIRMS_LATE, GDP_LATE, raise, slipDeps } from '../support/slip-world.ts'
import { actor, doerOfActor, SUPERVISOR } from '../support/slips.ts'

let world: TestApp
let app: App
let base = ''
beforeAll(async () => {
  world = await openTestApp()
  const { board } = readBoard(
    'id: office\ntitle: { zh: 督查, en: Office }\npages: [ { tiles: [ { tile: slips }, { tile: gauge } ] } ]\n',
  )
  app = await world.another({ boardFiles: board ? [board.file] : [] })
  base = await app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => world.close())

const tileOf = async (query = ''): Promise<string> => {
  const { body } = await app.inject({ url: `/wall/office?lang=zh${query}`, headers: { accept: 'text/html' } })
  const plain = body
    .slice(body.indexOf('<main'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
  return body.includes('data-tile="slips"') ? plain : ''
}

test('a wall follows its slips, and shows those of an earlier day when looked back', async () => {
  expect(await tileOf()).toBe('')
  let text = ''
  let wake = (): void => {}
  const heard = async (words: RegExp): Promise<void> => {
    while (!words.test(text)) await new Promise<void>((resolve) => (wake = resolve))
  }
  void (async () => {
    const response = await fetch(`${base}/events?board=office&lang=zh`)
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      wake()
    }
  })().catch(() => {})
  await heard(/event: wall/)

  const slips = await raise(world, [FIRMS_LATE, GDP_LATE])
  await world.alerts.kick()
  await heard(/地区生产总值增速.{0,120}区发改局.{0,40}11月25日前/s)
  expect(await tileOf()).toMatch(/督查单.*共 2.*1 红.*1 橙.*0 蓝.*地区生产总值增速/)
  let minute = 0
  for (const { id } of slips.values()) {
    const does = (deed: SlipDeed, actor = SUPERVISOR): Promise<Slip> =>
      actOnSlip(slipDeps(world), id, deed, {
        actor,
        doer: doerOfActor(actor),
        now: `2022-11-20T03:${String(minute++).padStart(2, '0')}:00.000Z`,
        nonce: null,
      })
    const asked = await slipById(slipDeps(world), id)
    const reporter = actor('林填报', 'reporter', asked.receiver.id)
    const measures = [{ text: '增开两个作业面', owner: '李工', due: '2022-11-25' }]
    const replied = await does({ kind: 'reply', text: '已约谈', evidence: [], measures }, reporter)
    const measure = replied.measures[0]?.id ?? ''
    await does({ kind: 'report-measure', measure, text: '已开' }, reporter)
    await does({ kind: 'judge-measure', measure, accepted: true, text: '看过现场', due: null })
    await does({ kind: 'close', text: '已办。' })
  }
  await world.alerts.kick()
  expect(await tileOf()).toBe('')
  expect(await tileOf('&as-of=2022-11-19')).toMatch(/共 2/)
  expect(await tileOf('&as-of=2022-11-17')).toBe('')
})
