// A letter as HTML: whatever a plan, a figure or a person calls something, it stays words.
import { describe, expect, test } from 'vitest'
import { mailHtml } from '../../../src/alerts/channels/mail-html.tsx'
import { type Text, text } from '../../../src/core/text.ts'
import type { Notice } from '../../../src/slips/notice.ts'
import { expectGolden } from '../charts/golden.ts'

const EVIL = `<script>alert(1)</script>" onerror="alert(2)' & <b>区商务局</b>`
const evil: Text = text(`${EVIL} 一`, `${EVIL} one`)

const noticeOf = (words: Text): Notice => ({
  key: 'a1b2c3d4',
  kind: 'slip',
  level: 'red',
  title: words,
  at: '2022-10-31T00:30:00.000Z',
  items: [
    {
      number: '鲤督〔2022〕3号',
      level: 'orange',
      title: words,
      reason: words,
      facts: [
        { name: words, value: words },
        { name: text('限期', 'Until'), value: text('2022-11-07', '2022-11-07') },
      ],
      gauge: { actual: 0.4, target: 0.8, expected: 0.6, light: 'red' },
      path: '/alerts/3?a=1&b="2"',
      state: 'open',
      since: '2022-07-31T00:00:00.000Z',
      matter: 'licheng-2022/behind/indicator/firms',
    },
    {
      number: null,
      level: null,
      title: words,
      reason: words,
      facts: [],
      gauge: null,
      path: null,
      state: 'closed',
      since: '2022-07-31T00:00:00.000Z',
      matter: 'licheng-2022/behind/indicator/gdp',
    },
  ],
})

const letter = (words: Text, lang: 'zh' | 'en') =>
  mailHtml(noticeOf(words), lang, 'https://duibiao.example.gov.cn', (index) =>
    index === 0 ? 'picture@duibiao' : null,
  )

/** The parts of a page as a reader’s program finds them: tags with their attributes, quoted values taken whole. */
const tagsOf = (html: string): string[] =>
  [...html.matchAll(/<(\/?[a-z!][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(([, name = '']) =>
    name.toLowerCase(),
  )

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  test('a name with a script in it is told as it is called, and no tag or attribute comes of it', () => {
    const html = letter(evil, lang)
    expect(html).not.toMatch(/<script|<b>/i)
    const plain = text('名称', 'Name')
    expect(tagsOf(html)).toEqual(tagsOf(letter(plain, lang)))
    // Seven places of a name, the text beside the picture included.
    const said = html
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
    expect(said.split(evil[lang]).length - 1).toBe(letter(plain, lang).split(plain[lang]).length - 1)
    const alternative = /<img [^>]*alt="([^"]*)"/.exec(html)?.[1] ?? ''
    expect(
      alternative
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&'),
    ).toBe(evil[lang])
  })

  test('an address keeps its own signs', () => {
    const href = /href="([^"]*)"/.exec(letter(evil, lang))?.[1] ?? ''
    expect(href.replaceAll('&quot;', '"').replaceAll('&amp;', '&')).toBe(
      'https://duibiao.example.gov.cn/alerts/3?a=1&b="2"',
    )
  })

  test('it looks as it did', async () => {
    await expectGolden(letter(text('净增市场主体', 'Net new firms'), lang), `letter-${lang}.html`)
  })
})

test('one column that a telephone shows, with why one gets it; the picture below the words', () => {
  const html = letter(text('名称', 'Name'), 'zh')
  expect(html).toContain('width=device-width')
  // One table a matter, of one cell: nothing stands beside anything.
  expect(tagsOf(html).filter((tag) => tag === 'td')).toHaveLength(2)
  expect(html).toContain('您收到此信，是因为')
  expect(html).toContain('https://duibiao.example.gov.cn/inbox')
})
