// PDFs made by hand: tables with and without ruled lines, over a page's end, on their side; a scan, a password, a cut-off file.
import { expect, test } from 'vitest'
import { decodeNotice } from '../../../src/notices/decoders/index.ts'

/** A PDF of pages whose contents are drawing operators; letters are Helvetica's. */
function pdfOf(pages: readonly string[], trailer = ''): Buffer {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF`,
  )
}

const say = (x: number, y: number, words: string, size = 10): string =>
  `BT /F ${size} Tf ${x} ${y} Td (${words.replace(/[()]/g, '\\$&')}) Tj ET`
const line = (x1: number, y1: number, x2: number, y2: number): string => `${x1} ${y1} m ${x2} ${y2} l S`
const COLUMNS = [50, 100, 400, 550]
/** Ruled rows between heights from above to below; `open`: no line below the last. */
const ruled = (heights: readonly number[], open = false): string =>
  [
    ...heights.slice(0, open ? -1 : undefined).map((y) => line(50, y, 550, y)),
    ...COLUMNS.map((x) => line(x, heights[0] ?? 0, x, heights.at(-1) ?? 0)),
  ].join('\n')
const row = (y: number, cells: readonly string[]): string =>
  cells.map((cell, at) => say((COLUMNS[at] ?? 0) + 4, y, cell)).join('\n')
const HEAD = ['No', 'Measure', 'Lead']

const read = (pages: readonly string[], trailer?: string) => {
  const bytes = pdfOf(pages, trailer)
  return decodeNotice({ name: 'notice.pdf', bytes, text: async () => bytes.toString() })
}

test('a ruled table goes on over a page’s end, also in the middle of a row; page numbers and a repeated head are left out', async () => {
  const first = [
    say(200, 760, 'Targets of 2026', 16),
    say(50, 725, 'The council wants to reach what follows within the year,'),
    say(50, 710, 'reports on it every quarter and asks everybody for help'),
    say(50, 695, 'where it may.'),
    say(50, 685, 'This is binding.'),
    ruled([680, 660, 640, 600], true),
    row(665, HEAD),
    row(645, ['1', 'Plant 75 trees', 'Parks']),
    row(625, ['2', 'Repair at least 12 bridges before', 'Roads']),
    say(290, 30, '- 1 -'),
  ].join('\n')
  const second = [
    ruled([760, 740, 720, 700]),
    row(745, HEAD),
    row(725, ['', 'the end of June', '']),
    row(705, ['3', 'Open 6 schools', 'Schools']),
    say(290, 30, '- 2 -'),
  ].join('\n')
  expect(await read([first, second])).toEqual([
    { type: 'line', text: 'Targets of 2026', heading: true },
    {
      type: 'line',
      text: 'The council wants to reach what follows within the year, reports on it every quarter and asks everybody for help where it may.',
      heading: false,
    },
    { type: 'line', text: 'This is binding.', heading: false },
    {
      type: 'table',
      rows: [
        HEAD,
        ['1', 'Plant 75 trees', 'Parks'],
        ['2', 'Repair at least 12 bridges before the end of June', 'Roads'],
        ['3', 'Open 6 schools', 'Schools'],
      ],
    },
  ])
})

test('a merged cell has its words in its first place, and words printed across a line are parted at it', async () => {
  const page = [
    ...[line(50, 680, 550, 680), line(50, 660, 550, 660), line(50, 640, 550, 640), line(50, 620, 550, 620)],
    // The second row is one cell.
    ...COLUMNS.map((x) => line(x, 680, x, 660)),
    ...[line(50, 660, 50, 640), line(550, 660, 550, 640)],
    ...COLUMNS.map((x) => line(x, 640, x, 620)),
    row(665, HEAD),
    say(54, 645, 'Parks and roads'),
    say(54, 625, '1'),
    say(104, 625, `Plant 75 trees${' '.repeat(84)}Parks`),
  ].join('\n')
  expect(await read([page])).toEqual([
    { type: 'table', rows: [HEAD, ['Parks and roads', '', ''], ['1', 'Plant 75 trees', 'Parks']] },
  ])
})

test('a table without ruled lines is read by its head, a page on its side as it is meant to be read', async () => {
  const plain = [
    row(660, HEAD),
    row(640, ['1', 'Plant 75 trees', 'Parks']),
    row(620, ['2', 'Repair at least 12 bridges before', 'Roads']),
    row(606, ['', 'the end of June', '']),
  ].join('\n')
  const rows = [
    HEAD,
    ['1', 'Plant 75 trees', 'Parks'],
    ['2', 'Repair at least 12 bridges before the end of June', 'Roads'],
  ]
  expect(await read([plain])).toEqual([{ type: 'table', rows }])
  const table = [ruled([680, 660, 640]), row(665, HEAD), row(645, ['1', 'Plant 75 trees', 'Parks'])].join(
    '\n',
  )
  for (const turned of ['0 1 -1 0 700 0', '0 -1 1 0 -100 600', '-1 0 0 -1 600 800']) {
    expect(await read([`q ${turned} cm\n${table}\nQ`])).toEqual([{ type: 'table', rows: rows.slice(0, 2) }])
  }
})

test('a scan, a password and a file that is cut off are told apart', async () => {
  await expect(read(['q 600 0 0 800 0 0 cm Q', say(290, 30, '2')])).rejects.toMatchObject({
    code: 'notice-scanned',
  })
  const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (${'o'.repeat(32)}) /U (${'u'.repeat(32)}) >> /ID [(a) (a)]`
  await expect(read([say(50, 700, 'A text of some length')], locked)).rejects.toMatchObject({
    code: 'notice-encrypted',
  })
  const cut = pdfOf([say(50, 700, 'A text of some length')]).subarray(0, 120)
  await expect(decodeNotice({ name: 'x.pdf', bytes: cut, text: async () => '' })).rejects.toMatchObject({
    code: expect.stringMatching(/^notice-(?:damaged|scanned)$/),
  })
})
