// The reader's language: asked for once by an address, kept by the browser, lost on no way through the pages.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBoard } from '../../src/boards/index.ts'
import type { App } from '../../src/http/deps.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { FIRMS_LATE, raise } from '../support/slip-world.ts'

let world: TestApp
let app: App
beforeAll(async () => {
  world = await openTestApp()
  const { board } = readBoard(
    'id: office\ntitle: { zh: 督查, en: Office }\npages: [ { tiles: [ { tile: slips }, { tile: gauge } ] } ]\n',
  )
  app = await world.another({ boardFiles: board ? [board.file] : [] })
  await raise(world, [FIRMS_LATE])
})
afterAll(() => world.close())

/** A browser set to Chinese, with what it was given to keep. */
function browser() {
  const kept = new Map<string, string>()
  return async (url: string, accept = 'text/html') => {
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { accept, 'accept-language': 'zh-CN', ...(cookie && { cookie }) }
    const response = await app.inject({ url, headers })
    for (const line of [response.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      kept.set(name, value)
    }
    return response
  }
}

const languageOf = (body: string): string | undefined => /<html lang="([^"]*)"/.exec(body)?.[1]

/** Where the page leads with these words. */
const linkOf = (body: string, words: RegExp): string => {
  const found = [...body.matchAll(/<a\b[^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)].find(([, , inner = '']) =>
    words.test(inner),
  )
  if (!found) throw new Error(`no link ${words}`)
  return (found[1] ?? '').replaceAll('&amp;', '&')
}

test('the way to the state of the service and back keeps the language', async () => {
  const open = browser()
  expect(languageOf((await open('/health')).body)).toBe('zh-CN')
  await open('/?lang=en')
  expect(languageOf((await open('/health')).body)).toBe('en')
})

test('the ways on from a page that says what went wrong keep the language', async () => {
  const open = browser()
  const { body } = await open('/nowhere?lang=en')
  expect(languageOf(body)).toBe('en')
  expect(languageOf((await open(linkOf(body, /^Boards$/))).body)).toBe('en')
})

test('the switch on a page that says why a form was refused leads to where the form was sent from', async () => {
  const refused = async (url: string, from: string | null) => {
    const headers = {
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      ...(from !== null && { referer: `http://localhost${from}` }),
    }
    const response = await app.inject({ method: 'POST', url, headers, payload: 'period=x' })
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    return linkOf(response.body, /^English$/)
  }
  expect(await refused('/desk/correct', '/indicators/firms?as-of=2022-10-31')).toBe(
    '/indicators/firms?lang=en',
  )
  expect(await refused('/desk/correct', '/desk/correct')).toBe('/?lang=en')
  expect(await refused('/desk/correct', null)).toBe('/?lang=en')
  expect(await refused('/alerts/new', null)).toBe('/alerts/new?lang=en')
})

test('a slip that a wall leads to keeps the language', async () => {
  const open = browser()
  const { body } = await open('/wall/office?lang=en')
  const tile = /<[^>]*data-tile="slips".*?href="([^"]*)"/s.exec(body)?.[1]
  expect(tile).toBeDefined()
  expect(languageOf((await open((tile ?? '').replaceAll('&amp;', '&'))).body)).toBe('en')
})

test('a form, a redirect and the next page keep the language; the switch turns it back', async () => {
  const open = browser()
  const signIn = await open('/me?lang=en')
  expect(signIn.statusCode).toBe(303)
  expect(languageOf((await open(String(signIn.headers.location))).body)).toBe('en')
  const english = await open('/desk/calendar?as-of=2022-10-31')
  expect(languageOf(english.body)).toBe('en')
  const back = linkOf(english.body, /^中文$/)
  expect(back).toContain('as-of=2022-10-31')
  expect(languageOf((await open(back)).body)).toBe('zh-CN')
  expect(languageOf((await open('/')).body)).toBe('zh-CN')
})

test('no address of a page names a language but the switch and what no browser reads', async () => {
  const open = browser()
  for (const path of ['/?lang=en', '/alerts', '/desk/uploads', '/indicators/firms', '/desk/narratives']) {
    const { body } = await open(path)
    const named = [...body.matchAll(/(?:href|action)="([^"]*\blang=[^"]*)"/g)].map(([, href = '']) => href)
    expect(named.filter((href) => !/lang=zh|\.ics|\.atom/.test(href))).toEqual([])
    expect(body).not.toContain('name="lang"')
  }
})

test('the browser is given nothing but the language, for a year and out of reach of scripts', async () => {
  const [line = '', ...others] = [(await browser()('/?lang=en')).headers['set-cookie'] ?? []].flat()
  expect(others).toEqual([])
  expect(line).toBe('duibiao_language=en; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax')
})

test('what a program asks for in a language is answered in it and remembered by nobody', async () => {
  const open = browser()
  const answer = await open('/api/v1/indicators/nix?lang=en', 'application/json')
  expect(answer.json<{ title: string; texts: { en: { title: string } } }>().title).toBe(
    answer.json<{ texts: { en: { title: string } } }>().texts.en.title,
  )
  expect(answer.headers['set-cookie']).toBeUndefined()
})

test('the address comes before what the browser keeps; what it keeps, before what it is set to', async () => {
  const open = browser()
  await open('/?lang=en')
  expect(languageOf((await open('/health')).body)).toBe('en')
  expect(languageOf((await open('/health?lang=zh')).body)).toBe('zh-CN')
})

test('a kept page varies by the language that its reader keeps', async () => {
  const open = browser()
  const { headers } = await open('/wall/office')
  expect(String(headers.vary)).toContain('Cookie')
  expect(String(headers.vary)).toContain('Accept-Language')
  expect(languageOf((await open('/wall/office')).body)).toBe('zh-CN')
  await open('/?lang=en')
  expect(languageOf((await open('/wall/office')).body)).toBe('en')
})
