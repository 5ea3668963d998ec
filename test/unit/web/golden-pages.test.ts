// Every page in both languages as it was last looked at: a golden file each, without styles and without an engine.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { frame } from './frame.ts'
import { PAGES } from './page-samples.ts'

const FOLDER = join(import.meta.dirname, '../../golden/pages')
const SRC = join(import.meta.dirname, '../../../src/web')
/** Walls have golden tiles and tests of their own. */
const ELSEWHERE = new Set(['renderWall', 'renderPrint'])
const PERSON = { name: '李强', role: 'administrator' } as const

/** One element a line; drawings, styles and addresses of assets have tests of their own. */
const normalised = (html: string): string =>
  `${html
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .replace(/(<svg[^>]*>).*?(<\/svg>)/gs, '$1$2')
    .replace(/<link [^>]*>/g, '')
    .replace(/\b[0-9a-f]{32,}\b/g, 'HASH')
    .replaceAll(
      /(<(?!\/)|<\/(?:table|thead|tbody|tr|ul|ol|dl|form|section|div|main|header|nav|body|html)>)/g,
      '\n$1',
    )
    .replace(/\n+/g, '\n')
    .trim()}\n`

describe.each(Object.entries(PAGES))('%s', (name, render) => {
  test.each(['zh', 'en'] as const)('is in %s as it was', async (lang) => {
    const html = render(frame({ lang, look: {}, path: `/${name}`, person: PERSON, unread: 3 }))
    expect(html).not.toContain('<script>alert')
    await expect(normalised(html)).toMatchFileSnapshot(join(FOLDER, `${name}-${lang}.html`))
  })
})

test('every file of the folder is a page’s', () => {
  const known = Object.keys(PAGES).flatMap((name) => [`${name}-en.html`, `${name}-zh.html`])
  expect(readdirSync(FOLDER).toSorted()).toEqual(known.toSorted())
})

test('every page that is exported has its sample', () => {
  const exported = [...readFileSync(`${SRC}/index.ts`, 'utf8').matchAll(/\brender\w+/g)].map(([name]) => name)
  const samples = ['page-samples.ts', 'draft-samples.ts', 'round-samples.ts']
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n')
  const missing = exported.filter(
    (name) => !ELSEWHERE.has(name) && !samples.includes(`${name}(`) && !samples.includes(`(${name})`),
  )
  expect(missing).toEqual([])
})
