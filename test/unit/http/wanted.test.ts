// What does a request want: which language and which media type, by its headers and its address?
import { expect, test } from 'vitest'
import { languageOf, mediaTypeOf, wantsPage } from '../../../src/http/wanted.ts'

const TYPES = ['application/json', 'text/csv', 'application/vnd.apache.arrow.stream'] as const

test.for([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['text/*', 'text/csv'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV', 'text/csv'],
  ['text/csv;q=0.4, application/json;q=0.9', 'application/json'],
  ['text/csv;q=0.9, application/json;q=0.4', 'text/csv'],
  ['text/csv, */*;q=0.1', 'text/csv'],
  ['application/xml, text/csv;q=0.5', 'text/csv'],
  ['application/vnd.apache.arrow.stream, application/json', 'application/vnd.apache.arrow.stream'],
  ['application/json;q=0, text/csv;q=0.1', 'text/csv'],
  ['text/csv;q=0', null],
  ['application/xml', null],
  ['nonsense', null],
] as const)('of what is had, %j gets %j', ([accept, type]) => {
  expect(mediaTypeOf(accept, TYPES)).toBe(type)
})

test.for([
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
  ['text/html', true],
  ['text/html, application/json', true],
  ['application/json, text/html', false],
  ['application/json, text/html;q=0.5', false],
  ['application/json;q=0.5, text/html', true],
  ['*/*', false],
  ['text/*', false],
  ['text/html;q=0, */*', false],
  ['application/xml', false],
  [undefined, false],
  ['', false],
] as const)('%j comes from a person who reads a page: %j', ([accept, page]) => {
  expect(wantsPage({ headers: { accept } })).toBe(page)
})

test.for([
  [undefined, 'zh'],
  ['en', 'en'],
  ['en-GB,en;q=0.9,zh;q=0.5', 'en'],
  ['fr, zh-CN;q=0.8, en;q=0.5', 'zh'],
  ['zh-Hans-CN;q=0.3, en-US;q=0.7', 'en'],
  ['fr', 'zh'],
  ['*', 'zh'],
  ['en;q=0, zh;q=0.1', 'zh'],
  ['EN', 'en'],
  [`${'fr,'.repeat(5_000)}en`, 'zh'],
] as const)('%j is answered in %j', ([accept, lang]) => {
  expect(languageOf({ query: {}, headers: { 'accept-language': accept } })).toBe(lang)
})
