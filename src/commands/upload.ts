// `duibiao upload`: sends a file of figures to the running service and says what came of it.
import { createReadStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { Problem } from '../core/problem.ts'
import type { Receipt } from '../core/receipt.ts'
import { statusWord } from '../core/status-words.ts'
import type { Language } from '../core/text.ts'
import { contentTypeFor, formats } from '../ingest/formats/index.ts'
import { type Answer, answerOf, type ServiceAddress } from './ask-service.ts'
import { unreadable } from './files.ts'
import { complain, print } from './output.ts'

export interface UploadOptions extends ServiceAddress {
  readonly dryRun: boolean
  readonly plan: string | null
  readonly source: string | null
  /** What a sheet means; null: nothing is said. */
  readonly sheet: string | null
  readonly layout: string | null
  readonly hidden: boolean
  readonly by: string | null
  /** Why warnings may pass; null: they stop the upload. */
  readonly accept: string | null
  readonly json: boolean
}

export async function uploadFile(path: string, options: UploadOptions): Promise<boolean> {
  const { status, body, refusal } = await send(path, options)
  if (refusal) {
    const { code, detail, fix, errors } = refusal
    if (errors.length === 0) complain(`${path}:1: ${code}: ${detail} ${fix}`)
    for (const { row, cell, ...fault } of errors) {
      complain(`${path}:${row ?? 1}: ${fault.code}: ${cell ? `${cell}: ` : ''}${fault.detail} ${fault.fix}`)
    }
    if (code === 'figures-warned') {
      const how = options.lang === 'zh' ? '写作 --accept <原因>' : 'Write --accept <reason>'
      complain(`${path}: ${code}: ${detail} ${fix} ${how}`)
    }
    return false
  }
  const words = isReceipt(body)
    ? receiptWords(body, status, options.lang)
    : status === 202 && isObject(body) && typeof body.id === 'string'
      ? waitingWords(body.id, options.lang)
      : null
  if (words === null) throw new Problem('service-answer-unreadable', { url: options.url, status })
  print(options.json ? JSON.stringify(body, null, 2) : words)
  return true
}

const waitingWords = (id: string, lang: Language): string =>
  lang === 'zh' ? `已送交复核，确认后入库 (${id})` : `Handed in; it counts when it is confirmed (${id})`

async function send(path: string, options: UploadOptions): Promise<Answer> {
  const { by, plan, source, accept, sheet, layout } = options
  const type = contentTypeFor(path, formats) ?? 'application/octet-stream'
  await access(path, constants.R_OK).catch((error) => {
    throw unreadable(path, error)
  })
  return answerOf(options, {
    method: 'POST',
    path: '/api/v1/uploads',
    query: {
      filename: basename(path),
      by,
      plan,
      source,
      accept,
      sheet,
      layout,
      ...(options.hidden && { hidden: 'true' }),
      ...(options.dryRun && { 'dry-run': 'true' }),
    },
    sent: { type, content: Readable.toWeb(createReadStream(path)) as ReadableStream },
  })
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isReceipt = (body: unknown): body is Receipt =>
  isObject(body) && typeof body.upload === 'string' && isObject(body.rows)

function receiptWords(
  { rows, upload, statusChanges, dryRun }: Receipt,
  status: number,
  lang: Language,
): string {
  const zh = lang === 'zh'
  const head = dryRun
    ? zh
      ? '试报送，没有保存'
      : 'Dry run, nothing stored'
    : status === 200
      ? zh
        ? '这些数据报送过，没有变化'
        : 'These bytes were sent before; nothing changed'
      : zh
        ? '已保存'
        : 'Stored'
  const counts = zh
    ? `共 ${rows.read} 行：新增 ${rows.new}，修订 ${rows.revised}，未变 ${rows.unchanged}`
    : `${rows.read} rows: ${rows.new} new, ${rows.revised} revised, ${rows.unchanged} unchanged`
  const changes = statusChanges.map(
    ({ name, from, to }) => `  ${name}: ${statusWord(from.status)[lang]} → ${statusWord(to.status)[lang]}`,
  )
  return [`${head} (${upload})`, counts, ...changes].join('\n')
}
