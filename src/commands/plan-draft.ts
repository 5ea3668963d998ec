// `duibiao plan draft`: a notice as a draft of a plan, without a database.
import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Language } from '../core/text.ts'
import { DECODING_LIMITS } from '../ingest/decoding/limits.ts'
import { storedZip, unzip } from '../ingest/decoding/zip.ts'
import { decodeText, watchEncoding } from '../ingest/encoding.ts'
import { decodeLimits, fileOf, readSheets } from '../ingest/raw-blocks.ts'
import type { NoticeFile } from '../notices/decoders/decoder.ts'
import { decodeNotice, isZip, withinLimits } from '../notices/decoders/index.ts'
import { blocksOfSheet } from '../notices/decoders/sheet.ts'
import type { NoticeDocument } from '../notices/document.ts'
import { draftPlan, draftToJson } from '../notices/draft-plan.ts'
import { readNotice } from '../notices/read-notice.ts'
import { bytesOf } from './files.ts'
import { complain, print } from './output.ts'

export interface DraftFlags {
  readonly region: string | null
  readonly year: number | null
  readonly shape: string | null
  /** Where the plan file goes; null: to stdout. */
  readonly out: string | null
  readonly json: boolean
  readonly lang: Language
}

/** Raises the Problems of reading; writes no file then. */
export async function draftFromNotice(path: string, flags: DraftFlags): Promise<boolean> {
  const document = isWorkbook(path)
    ? await workbookDocument(path)
    : await decodeNotice(await noticeFile(path))
  const choice = flags.shape === null ? { year: flags.year } : { year: flags.year, shape: flags.shape }
  const notice = readNotice(document, choice)
  if (flags.out !== null) await writeFile(flags.out, draftPlan(notice, { region: flags.region }))
  if (flags.json) print(draftToJson(notice, flags.lang))
  else if (flags.out === null) print(draftPlan(notice, { region: flags.region }))
  const count = (of: 'targets' | 'left' | 'doubts'): number =>
    notice.tasks.reduce((sum, task) => sum + task[of].length, 0)
  complain(
    flags.lang === 'zh'
      ? `${path}：${notice.tasks.length} 项任务，${count('targets')} 个目标，${count('left')} 个数不是目标，${count('doubts')} 处待确认。`
      : `${path}: ${notice.tasks.length} tasks, ${count('targets')} targets, ${count('left')} numbers that are none, ${count('doubts')} questions.`,
  )
  return true
}

const isWorkbook = (path: string): boolean => /\.(?:xlsx|xlsm|xls)$/iu.test(path)

/** The sheets that are shown, decoded in a process of their own with its limits. Raises the Problems of workbooks. */
async function workbookDocument(path: string): Promise<NoticeDocument> {
  const file = fileOf({ bytes: await bytesOf(path), contentType: null, filename: basename(path) })
  const sheets = await readSheets(file, decodeLimits(RECORD_LENGTH, DECODING_LIMITS))
  const blocks = sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((grid) =>
      blocksOfSheet(
        Array.from({ length: grid.rows }, (_, row) =>
          Array.from({ length: grid.columns }, (__, column) => grid.cell(row, column).shown),
        ),
      ),
    )
  return withinLimits(blocks)
}

/** Characters of a cell. */
const RECORD_LENGTH = 65_536

/** The file with its text in UTF-8, UTF-16 or GB18030; a zip is unpacked under a cap before anybody reads it. */
async function noticeFile(path: string): Promise<NoticeFile> {
  const bytes = await bytesOf(path)
  async function* once(): AsyncGenerator<Uint8Array> {
    yield bytes
  }
  return {
    name: basename(path),
    bytes: isZip(bytes) ? storedZip(unzip(bytes, UNPACKED_BYTES, (name) => !name.includes('media/'))) : bytes,
    text: async () => {
      const watch = watchEncoding()
      watch.see(bytes)
      let text = ''
      for await (const piece of decodeText(once(), watch.encoding())) text += piece
      return text
    },
  }
}

/** More than the text of any notice; pictures are not unpacked. */
const UNPACKED_BYTES = 64 * 1024 * 1024
