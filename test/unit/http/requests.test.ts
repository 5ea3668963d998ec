// What a request wants and brings: its language, its kind of answer, its form, its cookies, the point in time it looks from.
import { describe, expect, test } from 'vitest'
import { Problem } from '../../../src/core/problem.ts'
import { cookieOf } from '../../../src/http/cookies.ts'
import { field, fields, longField, nonceField, ownPath } from '../../../src/http/forms.ts'
import { askedBy } from '../../../src/http/look.ts'
import { languageOf, mediaTypeOf, paperAsked, themeAsked, wantsPage } from '../../../src/http/wanted.ts'

const request = (headers: Record<string, string>, query: Record<string, string> = {}) => ({ headers, query })

describe('the language', () => {
  test.each([
    ['the address before everything', { cookie: 'duibiao_language=zh' }, { lang: 'en' }, 'en'],
    [
      'what the browser keeps before its setting',
      { cookie: 'duibiao_language=en', 'accept-language': 'zh' },
      {},
      'en',
    ],
    ['what was kept under https', { cookie: '__Host-duibiao_language=en' }, {}, 'en'],
    ['a setting in its own order', { 'accept-language': 'fr, zh;q=0.3, en-GB;q=0.8' }, {}, 'en'],
    ['a setting that refuses one', { 'accept-language': 'en;q=0, zh-CN;q=0.1' }, {}, 'zh'],
    [
      'nothing that is known',
      { 'accept-language': 'fr', cookie: 'duibiao_language=fr' },
      { lang: 'fr' },
      'zh',
    ],
  ] as const)('%s', (_, headers, query, lang) => {
    expect(languageOf(request(headers, query))).toBe(lang)
  })
})

test('a page is wanted by who names HTML before JSON, and by nobody who takes just anything', () => {
  const wants = (accept: string) => wantsPage({ headers: { accept } })
  expect(wants('text/html,application/xhtml+xml,*/*;q=0.8')).toBe(true)
  expect(wants('application/json, text/html;q=0.5')).toBe(false)
  expect([wants('*/*'), wants('text/*'), wants('')]).toEqual([false, false, false])
})

test('of what is there the most wanted is sent; nothing where none is acceptable', () => {
  const there = ['application/json', 'text/csv'] as const
  expect(mediaTypeOf(undefined, there)).toBe('application/json')
  expect(mediaTypeOf('text/csv;q=0.5, application/json;q=0.4', there)).toBe('text/csv')
  expect(mediaTypeOf('text/*', there)).toBe('text/csv')
  expect(mediaTypeOf('image/png', there)).toBeNull()
  expect(mediaTypeOf('text/csv;q=0', there)).toBeNull()
})

test('paper and theme are what the address names, in whatever case, else the usual', () => {
  expect([paperAsked({ query: { paper: 'a3' } }), paperAsked({ query: { paper: 'A9' } })]).toEqual([
    'A3',
    'A4',
  ])
  expect([themeAsked({ query: { theme: 'light' } }), themeAsked({ query: { theme: 'pink' } })]).toEqual([
    'light',
    null,
  ])
})

describe('a form', () => {
  const form = (words: string) => ({ body: new URLSearchParams(words) })

  test('is read field by field, without the space around a field', () => {
    expect(field(form('name=+%E6%9E%97+'), 'name')).toBe('林')
    expect(field(form(`name=${'x'.repeat(500)}`), 'name')).toHaveLength(400)
    expect(field({ body: null }, 'name')).toBe('')
    expect(fields(form('a=1&a=2&a=3'), 'a', 2)).toEqual(['1', '2'])
  })

  test('has texts of several lines with one kind of line end, and one character too many to tell of others', () => {
    expect(longField(form('t=a%0D%0Ab%0Dc'), 't', 100)).toBe('a\nb\nc')
    expect(longField(form(`t=${'x'.repeat(20)}`), 't', 10)).toHaveLength(11)
  })

  test('names what was sent by letters that are none of ours to read', () => {
    expect(nonceField(form('nonce=abc_DEF-12'))).toBe('abc_DEF-12')
    expect([nonceField(form('nonce=abc')), nonceField(form('nonce=a/b/c/d/e/f'))]).toEqual([null, null])
  })
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a b', '/a\tb', '', 'desk'])(
  'after signing in nobody is sent to %j',
  (path) => expect(ownPath(path)).toBe('/'),
)
test('after signing in one is sent where one wanted to go', () => {
  expect(ownPath('/desk?plan=x#y')).toBe('/desk?plan=x#y')
})

test('where people use https a cookie without that mark is none of ours, and an empty one says nothing', () => {
  const headers = { cookie: 'duibiao_session=plain; __Host-duibiao_session=safe; duibiao_screen=' }
  expect(cookieOf({ headers }, 'session', true)).toBe('safe')
  expect(cookieOf({ headers }, 'session', false)).toBe('plain')
  expect(cookieOf({ headers }, 'screen', false)).toBeNull()
})

test('a day counts as known at its end, in China; a value that is none is named', () => {
  expect(askedBy({ plan: '', 'as-of': '2022-10-31', 'known-at': '2022-10-31' })).toEqual({
    plan: null,
    asOf: '2022-10-31',
    knownAt: '2022-10-31T15:59:59.999Z',
  })
  const wrong = (): unknown => askedBy({ 'as-of': '2022-02-30', 'known-at': 'noon' })
  expect(wrong).toThrow(Problem)
  try {
    wrong()
  } catch (error) {
    const faults = error instanceof Problem ? error.faults : []
    expect(faults.map(({ code, column }) => [code, column])).toEqual([
      ['day-invalid', 'as-of'],
      ['moment-invalid', 'known-at'],
    ])
  }
})
