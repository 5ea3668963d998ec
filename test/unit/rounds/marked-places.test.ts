// The document that goes out and comes back: its marks, what is read from its places, and what is told of everything else.
import { describe, expect, test } from 'vitest'
import { doerOf } from '../../../src/core/deed.ts'
import { roundOf } from '../../../src/rounds/fold.ts'
import { readMarkedDocument } from '../../../src/rounds/marked-document.ts'
import { type Mark, marked, markOf, shortKey, tagOf, withControls } from '../../../src/rounds/marks.ts'
import { headOfReturned, readReturned } from '../../../src/rounds/returned-document.ts'
import type { Round, UnitReport } from '../../../src/rounds/round.ts'

const by = doerOf('test')
const round = roundOf([
  {
    kind: 'opened',
    seq: 1,
    at: '2022-06-10T01:00:00.000Z',
    by,
    head: { plan: 'p', duty: 'r', title: '半年报送', due: '2022-06-24', receivers: [] },
    asked: [{ unit: '区商务局', tasks: [2] }],
  },
]) as Round
const report = round.reports.get('区商务局') as UnitReport
const place = { round: round.id, unit: report.unit }
const text = (part: 'progress' | 'problems' | 'next', words = '', version = 0): Mark => ({
  ...place,
  kind: 'text',
  task: 2,
  part,
  version,
  key: shortKey(words),
})
const head: Mark = { ...place, kind: 'head', at: Date.parse('2022-06-11T00:00:00.000Z'), lang: 'zh' }
const figure: Mark = { ...place, kind: 'figure', task: 2, key: shortKey('1,130 户') }

const paragraph = (words: string): string =>
  `<w:p><w:pPr/><w:r><w:t xml:space="preserve">${words.replaceAll('\n', '</w:t><w:br/><w:t>')}</w:t></w:r></w:p>`
const documentOf = (...paragraphs: readonly string[]): string =>
  `<w:document><w:body>${withControls(paragraphs.map(paragraph).join(''))}<w:sectPr/></w:body></w:document>`
const GIVEN = [
  '标题',
  marked(head, '截至'),
  marked(figure, '1,130 户'),
  marked(text('progress'), ''),
  marked(text('problems'), ''),
  marked(text('next'), ''),
] as const
const given = documentOf(...GIVEN)
const original = readMarkedDocument(given)
const read = (xml: string, comments: readonly string[] = []) =>
  readReturned(readMarkedDocument(xml), original, report, comments)
/** What somebody typed into the place of a part. */
const typed = (xml: string, part: string, words: string): string =>
  xml.replace(
    new RegExp(`(:${part}:[^>]*>.*?<w:t xml:space="preserve">)(</w:t>)`, 's'),
    (_, begin: string, end: string) => `${begin}${words}${end}`,
  )

test('a tag is as long as one may be, and read back', () => {
  for (const mark of [head, figure, text('problems', 'x', 12345)]) {
    expect(tagOf(mark).length).toBeLessThanOrEqual(64)
    const back = markOf(tagOf(mark))
    expect(back).toEqual({ ...mark, round: shortKey(round.id), unit: shortKey(report.unit) })
  }
  for (const strange of ['', 'dbr', 'dbr:a:b:x:progress:1.k', 'dbr:a:b:1:progres:1.k', 'other:1:2:3'])
    expect(markOf(strange)).toBeNull()
})

test('what is typed into the places is read by its marks, cell by cell, with its line ends', () => {
  const xml = typed(typed(given, 'progress', '一、甲&amp;乙</w:t><w:br/><w:t>二、丙'), 'next', '继续')
  expect(read(xml)).toEqual({
    texts: [{ task: 2, version: 0, words: { progress: '一、甲&乙\n二、丙', problems: '', next: '继续' } }],
    notes: [],
  })
  expect(read(given)).toEqual({ texts: [], notes: [] })
})

test('a place of several paragraphs is one text', () => {
  const [, found = ''] = /(<w:sdtContent>(?:(?!<w:sdtContent>).)*?)<\/w:sdtContent><\/w:sdt>$/.exec(
    given.split(':problems:')[0]?.split('<w:sdt>').slice(0, -1).join('<w:sdt>') ?? '',
  ) ?? ['', '']
  const xml = given.replace(found, `${found}${paragraph('第二段')}`)
  expect(read(typed(xml, 'progress', '第一段')).texts[0]?.words.progress).toBe('第一段\n第二段')
})

describe('what is not in the places is told, and not lost', () => {
  test('words outside, words gone, comments', () => {
    const xml = typed(given, 'progress', '有').replace(
      paragraph('标题'),
      paragraph('新标题') + paragraph('我加的'),
    )
    expect(read(xml, ['请领导审定']).notes).toEqual([
      { kind: 'outside', words: '新标题' },
      { kind: 'outside', words: '我加的' },
      { kind: 'gone', words: '标题' },
      { kind: 'comment', words: '请领导审定' },
    ])
  })

  test('a figure typed over is not taken and is asked about', () => {
    expect(read(given.replace('1,130 户', '2,000 户')).notes).toEqual([
      { kind: 'figure', task: 2, words: '2,000 户' },
    ])
  })

  test('a deleted mark leaves what stood there, and is told', () => {
    const parts = given.split('<w:sdt>')
    const xml = parts.filter((part) => !part.includes(':problems:')).join('<w:sdt>')
    expect(read(typed(xml, 'progress', '有'))).toMatchObject({
      texts: [{ words: { progress: '有', problems: '' } }],
      notes: [{ kind: 'mark', task: 2, part: 'problems' }],
    })
  })

  test('where somebody wrote meanwhile theirs stands, and what the document says is shown', () => {
    const words = { progress: '同事写的', problems: '', next: '' }
    const later: UnitReport = {
      ...report,
      texts: new Map([
        [
          '2/区商务局',
          {
            task: 2,
            of: '区商务局',
            words,
            version: 2,
            at: '2022-06-12T00:00:00.000Z',
            by: '同事',
            person: 'p2',
            releaseAt: null,
            way: 'page',
          },
        ],
      ]),
    }
    const found = readReturned(
      readMarkedDocument(typed(given, 'progress', '文件里写的')),
      original,
      later,
      [],
    )
    expect(found).toEqual({ texts: [], notes: [{ kind: 'late', task: 2, words: '文件里写的' }] })
    expect(readReturned(original, original, later, [])).toEqual({ texts: [], notes: [] })
  })
})

describe('a document that cannot be taken says why', () => {
  const code = (xml: string, of: Round = round): string => {
    try {
      headOfReturned(readMarkedDocument(xml), of, report)
      return ''
    } catch (error) {
      return (error as { code: string }).code
    }
  }
  test('as it was given out it is ours', () => expect(code(given)).toBe(''))
  test('not ours', () => expect(code(documentOf('一', '二'))).toBe('round-file-foreign'))
  test('another round’s', () =>
    expect(code(given, { ...round, id: 'p.other' })).toBe('round-file-other-round'))
  test('another unit’s', () =>
    expect(code(given.replaceAll(shortKey('区商务局'), shortKey('区财政局')))).toBe('round-file-other-unit'))
  test('changes are tracked', () =>
    expect(code(given.replace('<w:r>', '<w:ins w:id="1"><w:r>'))).toBe('round-file-tracked'))
})
