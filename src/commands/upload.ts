// `duibiao upload`: sends a file of figures to the running service and says what came of it.
import { createReadStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { Problem } from '../core/problem.ts'
import type { Receipt } from '../core/receipt.ts'
import { statusWord } from '../core/status-words.ts'
import type { Language } from '../core/text.ts'
import { requestService } from './ask-service.ts'
import { unreadable } from './files.ts'
import { complain, print } from './output.ts'

export interface UploadOptions {
  readonly url: string
  readonly token: string | null
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
  readonly lang: Language
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  arrow: 'application/vnd.apache.arrow.stream',
  arrows: 'application/vnd.apache.arrow.stream',
}

interface ProblemBody {
  readonly code: string
  readonly detail: string
  readonly fix: string
  readonly errors: readonly {
    readonly row: number | null
    readonly cell: string | null
    readonly code: string
    readonly detail: string
    readonly fix: string
  }[]
}

export async function uploadFile(path: string, options: UploadOptions): Promise<boolean> {
  const response = await send(path, options)
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && isReceipt(body)) {
    print(options.json ? JSON.stringify(body, null, 2) : receiptWords(body, response.status, options.lang))
    return true
  }
  if (response.status === 202 && isObject(body) && typeof body.id === 'string') {
    print(options.json ? JSON.stringify(body, null, 2) : waitingWords(body.id, options.lang))
    return true
  }
  if (!isProblem(body)) {
    throw new Problem('service-answer-unreadable', { url: options.url, status: response.status })
  }
  if (body.errors.length === 0) complain(`${path}:1: ${body.code}: ${body.detail} ${body.fix}`)
  for (const { row, cell, code, detail, fix } of body.errors) {
    complain(`${path}:${row ?? 1}: ${code}: ${cell ? `${cell}: ` : ''}${detail} ${fix}`)
  }
  if (body.code === 'figures-warned') complain(`${path}: ${body.code}: ${body.detail} ${body.fix}`)
  return false
}

const waitingWords = (id: string, lang: Language): string =>
  lang === 'zh' ? `已送交复核，确认后入库 (${id})` : `Handed in; it counts when it is confirmed (${id})`

async function send(path: string, options: UploadOptions): Promise<Response> {
  const { plan, source, accept, by, sheet, layout, hidden, dryRun } = options
  const said = { filename: basename(path), by, plan, source, accept, sheet, layout }
  const query = new URLSearchParams(
    Object.entries(said).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  if (hidden) query.set('hidden', 'true')
  if (dryRun) query.set('dry-run', 'true')
  const type = TYPES[/\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'
  await access(path, constants.R_OK).catch((error) => {
    throw unreadable(path, error)
  })
  return requestService(options, `/api/v1/uploads?${query}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: Readable.toWeb(createReadStream(path)) as ReadableStream,
    duplex: 'half',
  } as RequestInit & { headers: Record<string, string> })
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const isReceipt = (body: unknown): body is Receipt =>
  isObject(body) && typeof body.upload === 'string' && isObject(body.rows)

const isProblem = (body: unknown): body is ProblemBody =>
  isObject(body) && typeof body.code === 'string' && Array.isArray(body.errors)

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
