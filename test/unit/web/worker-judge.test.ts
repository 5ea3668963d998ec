// What a screen takes for its own service's answer, and what it does not.
import { expect, test } from 'vitest'
import { RELEASE_HEADER } from '../../../src/web/wall/keep-message.ts'
import {
  asKept,
  assetsOf,
  isWallOf,
  judgeAnswer,
  keptAddress,
  LARGEST_PAGE,
  languageOfPage,
} from '../../../src/web/worker/judge.ts'

const WALL =
  '<!doctype html><html><head><script type="module" src="/assets/wall-1.js"></script><link rel="stylesheet" href="/assets/fonts-1.css"></head><body><main class="pages" data-release="1.2.3" data-now="2022-10-31T02:42:00.000Z" data-worker="/wall/worker.js"></main></body></html>'
const HTML = { 'content-type': 'text/html; charset=utf-8' }
const OURS = { ...HTML, [RELEASE_HEADER]: '1.2.3' }

const kindOf = async (body: string, status: number, headers: Record<string, string>) =>
  (await judgeAnswer(new Response(body, { status, headers }))).kind

test.each([
  ['a wall of ours', WALL, 200, OURS, 'picture'],
  ['the same words without our mark', WALL, 200, HTML, 'foreign'],
  ['half a wall', WALL.slice(0, -20), 200, OURS, 'foreign'],
  ['a wall of another release than its answer', WALL, 200, { ...OURS, [RELEASE_HEADER]: '1.2.4' }, 'said'],
  ['a wall of a person', WALL.replace(' data-worker="/wall/worker.js"', ''), 200, OURS, 'said'],
  [
    'a wall beyond all measure',
    WALL.replace('<body>', `<body>${'x'.repeat(LARGEST_PAGE)}`),
    200,
    OURS,
    'said',
  ],
  ['a page of a portal', '<html>terms</html>', 200, HTML, 'foreign'],
  ['a proxy’s 502', '<html>502</html>', 502, HTML, 'foreign'],
  ['a proxy’s 401', '', 401, HTML, 'foreign'],
  ['our 401', '', 401, OURS, 'refused'],
  ['our 403', '', 403, OURS, 'refused'],
  ['our 404', '<html>no such board</html>', 404, OURS, 'said'],
  ['our 429', '', 429, OURS, 'failed'],
  ['our 503', '<html>no database</html>', 503, OURS, 'failed'],
  ['JSON of ours', '{}', 200, { ...OURS, 'content-type': 'application/json' }, 'said'],
])('%s', async (_what, body, status, headers, kind) => {
  expect(await kindOf(body, status, headers)).toBe(kind)
})

test('no answer is nobody’s answer; one that was sent elsewhere is told apart by where it ended', async () => {
  expect(await judgeAnswer(null)).toEqual({ kind: 'foreign' })
  const sentTo = (url: string, headers = OURS) =>
    judgeAnswer(
      Object.defineProperties(new Response('', { headers }), {
        redirected: { value: true },
        url: { value: url },
      }),
    )
  expect(await sentTo('http://wall/wall/all')).toEqual({ kind: 'moved', to: 'http://wall/wall/all' })
  expect(await sentTo('http://wall/sign-in?next=%2F')).toEqual({ kind: 'refused' })
  expect(await sentTo('http://wall/login', HTML as typeof OURS)).toEqual({ kind: 'foreign' })
})

test('a kept page says that it is kept and of when; its parts are scripts and style sheets of this service', () => {
  expect(asKept(WALL)).toContain('data-now="2022-10-31T02:42:00.000Z" data-kept="2022-10-31T02:42:00.000Z"')
  expect(assetsOf(WALL)).toEqual(['/assets/wall-1.js', '/assets/fonts-1.css'])
  expect(assetsOf('<img src="https://elsewhere/assets/a.js"><a href="/desk">')).toEqual([])
  expect(isWallOf(asKept(WALL), '1.2.3')).toBe(true)
  expect(isWallOf('<html></html>', '1.2.3')).toBe(false)
})

test('a wall is kept for each language, under an address of its own', () => {
  expect(languageOfPage('<!doctype html><html lang="en"><head>')).toBe('en')
  expect(languageOfPage('<!doctype html><html lang="zh-CN"><head>')).toBe('zh')
  const [zh, en] = (['zh', 'en'] as const).map((lang) => keptAddress('http://wall/wall/all?plan=p', lang))
  expect(zh).not.toBe(en)
  expect(new URL(zh ?? '').searchParams.get('plan')).toBe('p')
})
