// What of a tile changed, by place: applied in a real browser in test/browser/wall.test.ts.
import { describe, expect, test } from 'vitest'
import { tileChanges } from '../../../src/web/wall/tile-changes.ts'

const TILE = '<article class="tile light-red"><h2>户数</h2><p>共 <b>1</b> 户<br/></p></article>'
const to = (from: string, into: string) => tileChanges(TILE, TILE.replace(from, into))

describe('a tile of the same shape', () => {
  test('says which attributes and words are other ones, elements counted from the tile itself', () => {
    expect(to('1</b> 户', '2</b> 人')).toEqual([
      [3, '#0', '2'],
      [2, '#1', ' 人'],
    ])
    expect(to('light-red', 'light-blue')).toEqual([[0, 'class', 'tile light-blue']])
    expect(to('', '')).toEqual([])
  })

  test('says characters as the browser reads them', () => {
    expect(to('户数', 'a &amp;lt; &quot;b&quot; &#39;c&#39; >')).toEqual([[1, '#0', 'a &lt; "b" \'c\' >']])
  })

  test('keeps its hands off attributes whose values hold brackets', () => {
    const of = (title: string) => `<article><a title="${title}">x</a></article>`
    expect(tileChanges(of('1 > 0'), of('2 > 0 <b>'))).toEqual([[1, 'title', '2 > 0 <b>']])
  })
})

test.each([
  ['another element', '<br/>', '<hr/>'],
  ['one element more', '<br/>', '<br/><i>!</i>'],
  ['words where there were none', '<br/>', '<br/>?'],
  ['an attribute that was not there', '<b>', '<b id="x">'],
  ['an attribute that has a value now', '<h2>', '<h2 hidden>'],
  ['a character by a name that is not known here', '户数', '&nbsp;'],
  ['an entity that is not closed', '户数', 'A&amp B'],
  ['an element that does not end', '</p>', ''],
  ['an end too many', '</p>', '</p></p>'],
  ['what browsers rearrange', '<h2>户数</h2>', '<table><tr></tr></table>'],
])('%s: the whole tile is needed', (_what, from, into) => {
  expect(TILE).toContain(from)
  expect(to(from, into)).toBeNull()
})

test('a tile that browsers rearrange is never changed in place', () => {
  const table = (word: string) => `<article><table><tr><td>${word}</td></tr></table></article>`
  expect(tileChanges(table('1'), table('2'))).toBeNull()
})
