import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type MessageKey, messages, sayIn } from '../../../src/web/messages/index.ts'
import { sheetWords } from '../../../src/web/messages/sheet.ts'
import { safeHref } from '../../../src/web/safe-href.ts'

const sources = (folder: string, without = ''): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name === without) return []
    return entry.isDirectory() ? sources(path, without) : [readFileSync(path, 'utf8')]
  })
/** The desk's script has words of its own. */
const deskCode = sources(join(import.meta.dirname, '../../../src/web/desk')).join('\n')
const readers = sources(join(import.meta.dirname, '../../../src/web'), 'desk').filter((text) =>
  text.includes('messages/'),
)
const code = readers.join('\n')
/** Without those that have words of their own beside them. */
const onlyMessages = readers.filter((text) => !text.includes('speak(')).join('\n')

describe('the catalogue', () => {
  test.each(Object.entries(messages))(
    '%s is said in both languages with the same parameters',
    (_, { zh, en }) => {
      expect(zh.trim()).not.toBe('')
      expect(en.trim()).not.toBe('')
      const parameters = (words: string): string[] =>
        [...words.matchAll(/\{(\w+)\}/g)].map(([whole]) => whole).toSorted()
      expect(parameters(en)).toEqual(parameters(zh))
    },
  )

  test.each(Object.entries(sheetWords))('%s of the desk is said in both languages', (key, { zh, en }) => {
    const parameters = (words: string): string[] =>
      [...words.matchAll(/\{(\w+)\}/g)].map(([whole]) => whole).toSorted()
    expect(zh.trim()).not.toBe('')
    expect(parameters(en)).toEqual(parameters(zh))
    expect(deskCode, 'nobody says it').toMatch(new RegExp(`'${key}'`))
  })

  test('every key that the desk asks for is there', () => {
    const asked = [...deskCode.matchAll(/\bsay\('(\w+)'/g)].map(([, key]) => key ?? '')
    expect(asked.length).toBeGreaterThan(30)
    expect(asked.filter((key) => !(key in sheetWords))).toEqual([])
  })

  test('every key that a page asks for is there', () => {
    const asked = [...onlyMessages.matchAll(/\bsay\('(\w+)'/g)].map(([, key]) => key ?? '')
    expect(asked.length).toBeGreaterThan(60)
    expect(asked.filter((key) => !(key in messages))).toEqual([])
  })

  test('no key is there that nothing asks for', () => {
    const spoken = (key: string): boolean =>
      code.includes(`'${key}'`) ||
      code.includes(`wallMessages.${key}`) ||
      ['binding', 'aspirational'].includes(key)
    expect(Object.keys(messages).filter((key) => !spoken(key))).toEqual([])
  })

  test('parameters are put in', () => {
    expect(sayIn('zh')('planFacts', { tasks: 98, indicators: 80 })).toBe('98 项任务 · 80 个指标')
    expect(sayIn('en')('task' satisfies MessageKey, { number: 3 })).toBe('Task 3')
  })
})

test.each([
  ['/indicators/gdp?lang=zh', '/indicators/gdp?lang=zh'],
  ['https://example.org/', 'https://example.org/'],
  ['javascript:alert(1)', '#'],
  ['JaVaScRiPt:alert(1)', '#'],
  [' javascript:alert(1)', '#'],
  ['data:text/html,x', '#'],
  ['//evil.example', '#'],
  ['/\\evil.example', '#'],
])('a link to %s leads to %s', (href, safe) => {
  expect(safeHref(href)).toBe(safe)
})
