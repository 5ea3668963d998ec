// Slips of many shares of one indicator read as one matter with its parts, in every letter.
import { expect, test } from 'vitest'
import { mailHtml } from '../../../src/alerts/channels/mail-html.tsx'
import { markdown, plainText } from '../../../src/alerts/channels/words.ts'
import { text } from '../../../src/core/text.ts'
import { foldedItems } from '../../../src/slips/folded-items.ts'
import type { Notice, NoticeItem } from '../../../src/slips/notice.ts'

const AT = '2026-06-01T00:00:00.000Z'
const item = (indicator: string, more: Partial<NoticeItem> = {}): NoticeItem => ({
  number: `督〔2026〕${indicator}号`,
  level: 'orange',
  title: text(indicator, indicator),
  reason: text('落后序时 12 点', '12 points behind'),
  facts: [],
  gauge: null,
  path: `/alerts/${indicator}`,
  state: 'open',
  since: AT,
  matter: indicator,
  indicator,
  ...more,
})
const share = (at: number, more: Partial<NoticeItem> = {}): NoticeItem =>
  item(`parks-${at}`, {
    level: at < 3 ? 'red' : 'blue',
    shareOf: { indicator: 'parks', title: text('新建公园面积', 'New parks'), part: `街道${at}` },
    ...more,
  })
const shares = Array.from({ length: 24 }, (_, at) => share(at))
const titles = (items: readonly NoticeItem[]): string[] => foldedItems(items).map(({ title }) => title.zh)

test('24 slips of one indicator are one matter with 24 parts, behind the whole’s own', () => {
  const folded = foldedItems([...shares.slice(0, 5), item('gdp'), item('parks'), ...shares.slice(5)])
  expect(folded.map(({ title }) => title.zh)).toEqual(['gdp', 'parks', '新建公园面积：分解的 24 项'])
  expect(folded[2]).toMatchObject({
    level: 'red',
    number: null,
    reason: text('红色 3 项，蓝色 21 项', '3 red, 21 blue'),
    path: `/alerts?of=all&words=${encodeURIComponent('新建公园面积')}`,
  })
  expect(folded[2]?.facts).toHaveLength(24)
  expect(folded[2]?.facts[0]).toEqual({
    name: text('街道0', '街道0'),
    value: text('红色 督〔2026〕parks-0号，落后序时 12 点', 'red 督〔2026〕parks-0号, 12 points behind'),
  })
})

test('without the whole’s own they stand where the first does; one alone, the closed and those of another whole stay apart', () => {
  expect(titles([item('gdp'), share(0), item('cpi'), share(1)])).toEqual([
    'gdp',
    '新建公园面积：分解的 2 项',
    'cpi',
  ])
  expect(titles([item('parks'), share(0)])).toEqual(['parks', 'parks-0'])
  expect(titles([share(0), share(1, { state: 'closed' })])).toEqual(['parks-0', 'parks-1'])
  const other = share(2, { shareOf: { indicator: 'green', title: text('绿化', 'Green'), part: '街道2' } })
  expect(titles([share(0), other, share(1)])).toEqual(['新建公园面积：分解的 2 项', 'parks-2'])
})

test('every way of saying it says it once', () => {
  const notice: Notice = {
    key: 'k',
    kind: 'digest',
    level: 'red',
    title: text('今日', 'Today'),
    at: AT,
    items: shares,
  }
  const plain = plainText(notice, 'zh', 'https://d.example')
  const html = mailHtml(notice, 'zh', 'https://d.example', () => null)
  const robot = markdown(notice, 'zh', 'https://d.example', 20_000)
  for (const words of [plain, html, robot]) {
    expect(words.match(/新建公园面积：分解的 24 项/g)).toHaveLength(1)
    expect(words).toContain('街道23')
  }
})
