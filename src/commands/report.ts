// `duibiao report`: a document of the running service, in a file.
import { buffer } from 'node:stream/consumers'
import { Problem } from '../core/problem.ts'
import { writeWhole } from '../ingest/whole-file.ts'
import { askService, type ServiceAddress, streamedAnswer } from './ask-service.ts'
import { print } from './output.ts'

export interface ReportOptions extends ServiceAddress {
  readonly plan: string | null
  readonly asOf: string | null
  readonly knownAt: string | null
  /** Of what it is; null: of the whole plan. */
  readonly of: string | null
  readonly number: string | null
  readonly office: string | null
  /** Ends it in .xlsx, its tables are asked for. */
  readonly out: string
}

/** Ordered first, so that its moment of knowledge is known and can be printed; then fetched. */
export async function makeReport(kind: string, options: ReportOptions): Promise<boolean> {
  const { plan, asOf, knownAt, of, number, office, out, lang } = options
  const format = /\.xlsx$/i.test(out) ? 'xlsx' : null
  const asked = Object.entries({ kind, plan, 'as-of': asOf, 'known-at': knownAt, of, number, office, format })
  const order = Object.fromEntries(asked.filter(([, value]) => value !== null))
  const ordered = await askService(options, 'POST', `/api/v1/reports?lang=${lang}`, order)
  if (ordered === null) return false
  if (!isOrdered(ordered)) throw new Problem('service-answer-unreadable', { url: options.url, status: 201 })
  const bytes = await streamedAnswer(options, { method: 'GET', path: ordered.file })
  if (bytes === null) return false
  await writeWhole(out, await buffer(bytes))
  print(
    lang === 'zh'
      ? `${ordered.title}：已写入 ${out}。再做一份一样的：--known-at ${ordered['known-at']}`
      : `${ordered.title} is in ${out}. For the same again: --known-at ${ordered['known-at']}`,
  )
  return true
}

interface OrderedReport {
  readonly title: string
  readonly file: string
  readonly 'known-at': string
}

const isOrdered = (answer: unknown): answer is OrderedReport =>
  typeof answer === 'object' &&
  answer !== null &&
  'file' in answer &&
  typeof answer.file === 'string' &&
  'title' in answer &&
  'known-at' in answer
