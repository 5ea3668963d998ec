// A notice is read in a process of its own: whatever its bytes are, the answer is its tasks or a Problem that says what it is.
import { deflateSync, gzipSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { readNoticeInChild } from '../../../src/ingest/decoding/decode.ts'
import { DECODING_LIMITS } from '../../../src/ingest/decoding/limits.ts'
import { noticeParts } from '../../../src/ingest/decoding/notice.ts'
import { storedZip } from '../../../src/ingest/decoding/zip.ts'

const TITLE = '2026年区政府工作报告目标任务分解表'
const ROWS = [
  [TITLE, '', ''],
  ['序号', '具体任务', '牵头单位'],
  ['1', '新建口袋公园6个。', '区城管局'],
]
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const docxOf = (body: string): Buffer =>
  storedZip(
    Object.entries({
      '[Content_Types].xml':
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      '_rels/.rels':
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    }).map(([name, part]) => [name, Buffer.from(part)] as const),
  )
const docx = docxOf(paragraph(TITLE) + paragraph('1.新建口袋公园6个。（牵头单位：区城管局）'))
const text = Buffer.from(`${TITLE}\n1.新建口袋公园6个。（牵头单位：区城管局）\n`)

function workbookOf(rows: readonly (readonly string[])[]): Buffer {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows as string[][]), '任务')
  return write(book, { type: 'buffer', bookType: 'xlsx' })
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The number of tasks, or the Problem's code. */
async function told(name: string, bytes: Uint8Array, limits = DECODING_LIMITS): Promise<number | string> {
  let tasks = 0
  try {
    for await (const part of noticeParts(name, once(bytes), { year: null }, limits))
      if (part.kind === 'tasks') tasks += part.tasks.length
    return tasks
  } catch (error) {
    return (error as { readonly code: string }).code
  }
}

/** An entry as a packer with a password leaves it: the same bytes, flagged. */
function locked(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip)
  for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4))
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8)
  return bytes
}

/** What Office makes of a file with a password: a compound file with one stream. */
const withPassword = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.from('EncryptedPackage', 'utf16le'),
])

test.for([
  ['notice.docx', 1, docx],
  ['notice.txt', 1, text],
  ['notice.xlsx', 1, workbookOf(ROWS)],
  // Under a wrong ending it is what its bytes say.
  ['notice.docx', 1, workbookOf(ROWS)],
  ['notice.xlsx', 1, docx],
  ['notice.pdf', 1, docx],
  ['notice.docx', 1, text],
  ['notice.txt', 'notice-format', gzipSync(text)],
  ['notice.docx', 'notice-picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10])],
  ['notice.txt', 'notice-no-text', Buffer.from([1, 0, 2, 0, 0, 0, 255, 7])],
  ['notice.docx', 'notice-format', storedZip([['a.txt', text]])],
  ['notice.docx', 'notice-empty', Buffer.alloc(0)],
  ['notice.docx', 'notice-empty', docxOf('')],
  ['notice.docx', 'notice-damaged', docx.subarray(0, docx.length - 60)],
  ['notice.docx', 'notice-damaged', docxOf('<w:p>')],
  ['notice.pdf', 'notice-damaged', Buffer.from('%PDF-1.7\n1 0 obj')],
  ['notice.docx', 'notice-encrypted', locked(docx)],
  ['notice.xlsx', 'notice-encrypted', withPassword],
  ['notice.txt', 'notice-too-large', Buffer.alloc(20_000_001, 'x')],
] as const)('%s → %s', async ([name, expected, bytes]) => {
  expect(await told(name, bytes)).toBe(expected)
})

test('what unpacks to more than the limit is not unpacked', async () => {
  const bomb = docxOf(paragraph('目标'.repeat(200_000)))
  expect(await told('notice.docx', bomb, { ...DECODING_LIMITS, inflatedBytes: 1_000_000 })).toBe(
    'notice-inflates',
  )
})

const apart = (name: string, bytes: Buffer, limits = DECODING_LIMITS, stop?: AbortSignal) =>
  readNoticeInChild(bytes, name, { year: null }, limits, stop)

test('the process gives the tasks, and its Problems come as they are', async () => {
  const { tasks, ...head } = await apart('notice.docx', docx)
  expect(head).toMatchObject({ title: TITLE, year: 2026, shape: 'running-text' })
  expect(tasks).toMatchObject([{ number: 1, lead: ['区城管局'] }])
  await expect(apart('notice.xlsx', withPassword)).rejects.toThrow('notice-encrypted')
  await expect(
    apart('notice.docx', docx, DECODING_LIMITS, AbortSignal.abort(new Error('gone'))),
  ).rejects.toThrow('gone')
})

/** A page whose content, a few thousand bytes in the file, is spaces without end. */
function hungryPdf(bytes: number): Buffer {
  const content = deflateSync(Buffer.alloc(bytes, ' '))
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length ${content.length}>>stream\n`,
    ),
    content,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ])
}

test('a process that takes too much memory beside its heap, or too long, is ended', async () => {
  const hungry = hungryPdf(100_000_000)
  await expect(apart('notice.pdf', hungry, { ...DECODING_LIMITS, memoryMb: 64 })).rejects.toThrow(
    'file-crashed',
  )
  await expect(apart('notice.docx', docx, { ...DECODING_LIMITS, seconds: 0.01 })).rejects.toThrow(
    'file-too-slow',
  )
}, 120_000)
