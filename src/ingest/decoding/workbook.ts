// The bytes of a workbook of any kind, or of a page with tables -> its sheets, each cell with its exact text. The only importer of @e965/xlsx; runs in a
// process of its own (child.ts).
import { type CellObject, read, SSF, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { Problem } from '../../core/problem.ts'
import { columnLetters } from '../addresses.ts'
import { decodeText, watchEncoding } from '../encoding.ts'
import type { DecodeLimits } from '../formats/format.ts'
import { shift } from '../value-text.ts'
import { gathered } from './gathered.ts'
import type { DecodingLimits } from './limits.ts'
import { type HiddenLines, hiddenLines } from './ods-hidden.ts'
import { type Area, CELL_KINDS, type CellKind, type FilePart, type SheetHead } from './parts.ts'
import { storedZip, unzip } from './zip.ts'

/** Cells of one portion of rows. */
const PORTION = 16_384
const UNCALCULATED = '#UNCALCULATED!'

/** What a workbook is called in a failure. */
type Title = 'xlsx' | 'xls' | 'HTML' | 'Excel 2003 XML'

/**
 * Sheets first, then their rows. Formulas give their cached results and are never run; macros, links to other files,
 * drawings and comments are not even unpacked. Problems: `figures-too-large`, `workbook-inflates`,
 * `figures-too-many-rows`, `workbook-too-wide`, `workbook-too-many-cells`, `workbook-locked`, `figures-unreadable`,
 * `figures-format-unknown`.
 */
export async function* decodeWorkbook(
  chunks: AsyncIterable<Uint8Array>,
  { decoding: limits, known }: DecodeLimits,
): AsyncGenerator<FilePart> {
  const bytes = await gathered(chunks, limits.bytes)
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') {
    // Workbooks before 1997 say in which code page their texts are. The tables take long to load: no other file needs them.
    set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
    yield* partsOf(parsed(bytes, 'xls'), 'xls', limits)
    return
  }
  const { zip, hidden } = measured(bytes, limits.inflatedBytes, known)
  yield* partsOf(parsed(zip, 'xlsx'), 'xlsx', limits, hidden)
}

/** The tables of a page, one sheet each. Problems as `decodeWorkbook`, `figures-encoding`, `figures-page-without-table`. */
export async function* decodePage(
  chunks: AsyncIterable<Uint8Array>,
  { decoding: limits }: DecodeLimits,
): AsyncGenerator<FilePart> {
  const page = (await textOfAll(chunks, limits.bytes)).replace(/^\s*<\?xml[^>]*\?>/, '')
  if (!/<table\b/i.test(page)) throw new Problem('figures-page-without-table')
  const shown = page
    .replace(/<tr\b[^>]*display\s*:\s*none[^>]*>[\s\S]*?<\/tr>/gi, '')
    // A raised figure behind a number is the number of a note and none of its digits.
    .replace(/(\d)\s*<sup\b[^>]*>([^<]*)<\/sup>/gi, '$1[$2]')
  yield* partsOf(parsed(`<html>${shown}`, 'HTML'), 'HTML', limits)
}

/** A workbook as one XML text. Problems as `decodeWorkbook`, `figures-encoding`. */
export async function* decodeXmlWorkbook(
  chunks: AsyncIterable<Uint8Array>,
  { decoding: limits }: DecodeLimits,
): AsyncGenerator<FilePart> {
  const xml = await textOfAll(chunks, limits.bytes)
  yield* partsOf(parsed(xml, 'Excel 2003 XML'), 'Excel 2003 XML', limits)
}

async function textOfAll(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<string> {
  const bytes = await gathered(chunks, limit)
  const watch = watchEncoding()
  watch.see(bytes)
  let text = ''
  for await (const part of decodeText(once(bytes), watch.encoding())) text += part
  return text
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function* partsOf(
  book: WorkBook,
  title: Title,
  limits: DecodingLimits,
  hidden: readonly HiddenLines[] = [],
): Generator<FilePart> {
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const sheets = book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name]
    if (!sheet) throw unreadable(title, `sheet ${name}`)
    const head = headOf(sheet, name, (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0, limits)
    const lines = hidden[index]
    return { sheet, head: lines ? withHidden(head, lines) : head }
  })
  const cells = sheets.reduce((sum, { head }) => sum + head.rows * head.columns, 0)
  if (cells > limits.cells) throw new Problem('workbook-too-many-cells', { cells, limit: limits.cells })
  const formats = ['General']
  const portions = sheets.flatMap(({ sheet, head }, index) => [
    ...portionsOf(sheet, head, index, formats, is1904),
  ])
  yield { kind: 'sheets', sheets: sheets.map(({ head }) => ({ ...head, formats })) }
  yield* portions
}

const withHidden = (head: SheetHead, { rows, columns }: HiddenLines): SheetHead => ({
  ...head,
  hiddenRows: rows.filter((row) => row < head.rows),
  hiddenColumns: columns.filter((column) => column < head.columns),
})

const unreadable = (format: Title, reason: string, cause?: unknown): Problem =>
  new Problem('figures-unreadable', { format, row: '', reasonEn: reason }, { cause })

/** What cannot hold a figure, or reaches beyond the file. */
const LEFT_OUT =
  /vbaProject|externalLinks?\/|media\/|drawings?\/|charts?\/|printerSettings|embeddings|customXml|comments|persons|calcChain|pivot|activeX|ctrlProps|webextensions|docMetadata|_rels\/sheet/i

/** What lies in other zips, by a part that only they have. */
const OTHER_ZIPS: readonly (readonly [part: RegExp, title: string])[] = [
  [/^word\//, 'Word (docx)'],
  [/^ppt\//, 'PowerPoint (pptx)'],
  [/^OFD\.xml$/, 'OFD'],
  [/^Index\/.*\.iwa$/, 'Numbers'],
  [/^content\.xml$/, 'OpenDocument'],
]

interface Measured {
  readonly zip: Buffer
  /** By sheet; empty where the library finds them itself. */
  readonly hidden: readonly HiddenLines[]
}

/** The last cell that a sheet can have is XFD1048576: the library would walk to any other that a file names. */
const FAR_AWAY = /\br=["'](?:[A-Z]{4,}\d*|[A-Z]*(?:\d{8,}|[2-9]\d{6}|1[1-9]\d{5}|10[5-9]\d{4}))["']/

function refuseFarAway(parts: ReadonlyMap<string, Buffer>): void {
  for (const [name, bytes] of parts) {
    if (!/\.xml$/i.test(name) || !/sheet/i.test(name)) continue
    const [found] = FAR_AWAY.exec(bytes.toString('latin1')) ?? []
    if (found) throw unreadable('xlsx', `a cell beyond the last one of any sheet: ${found.slice(0, 40)}`)
  }
}

/** The parts that hold figures, unpacked under the cap, in a zip that cannot grow. */
function measured(bytes: Buffer, limit: number, known: string): Measured {
  const parts = unzip(bytes, limit, (name) => !LEFT_OUT.test(name))
  refuseFarAway(parts)
  const names = [...parts.keys()]
  const isBook = names.some((name) => /(^|\/)workbook\d*\.(?:xml|bin)$/i.test(name))
  const content = parts.get('content.xml')
  const isOds = parts.get('mimetype')?.toString('latin1').includes('opendocument.spreadsheet') === true
  if (!isBook && !(isOds && content)) {
    const found = OTHER_ZIPS.find(([part]) => names.some((name) => part.test(name)))?.[1] ?? 'zip'
    throw new Problem('figures-format-unknown', { found, known })
  }
  if (parts.get('META-INF/manifest.xml')?.includes('encryption-data')) throw new Problem('workbook-locked')
  const zip = storedZip(
    [...parts].map(([name, part]) => [name, /sheet\d*\.xml$/i.test(name) ? withResults(part) : part]),
  )
  return { zip, hidden: isOds && content ? hiddenLines(content.toString('utf8')) : [] }
}

const WITHOUT_RESULT = /(<\/(?:\w+:)?f>|<(?:\w+:)?f\b[^<>]*\/>)\s*<\/((?:\w+:)?)c>/g

/** The library takes a formula without a stored result for 0: here it becomes a cell that is no number. */
function withResults(part: Buffer): Buffer {
  const xml = part.toString('latin1')
  const marked = xml.replace(WITHOUT_RESULT, `$1<$2v>${UNCALCULATED}</$2v></$2c>`)
  return marked.length === xml.length ? part : Buffer.from(marked, 'latin1')
}

function parsed(content: Buffer | string, format: Title): WorkBook {
  try {
    return read(content, {
      type: typeof content === 'string' ? 'string' : 'buffer',
      // The cells of a page are texts: what stands there is read as in any other file.
      raw: format === 'HTML',
      dense: true,
      // Without styles it does not say which rows and columns are hidden.
      cellStyles: true,
      cellNF: true,
      cellText: true,
      cellFormula: false,
      cellHTML: false,
      cellDates: false,
      bookVBA: false,
      bookDeps: false,
    })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    if (/password|encrypt/i.test(reason)) throw new Problem('workbook-locked', {}, { cause })
    throw unreadable(format, reason.slice(0, 200), cause)
  }
}

type Rows = readonly (readonly (CellObject | undefined)[] | undefined)[]
const rowsOf = (sheet: WorkSheet): Rows => (sheet['!data'] as Rows | undefined) ?? []

const isFilled = (cell: CellObject): boolean =>
  cell.t !== 'z' && cell.v !== undefined && cell.v !== null && String(cell.v).trim() !== ''

function headOf(sheet: WorkSheet, name: string, hidden: boolean, limits: DecodingLimits): SheetHead {
  let rows = 0
  let columns = 0
  // Not a loop by index: a sheet with one cell in its last row has a million holes before it.
  rowsOf(sheet).forEach((row, at) => {
    row?.forEach((cell, column) => {
      if (!cell || !isFilled(cell)) return
      rows = at + 1
      columns = Math.max(columns, column + 1)
    })
  })
  if (columns > limits.columns) {
    throw new Problem('workbook-too-wide', {
      sheet: name,
      column: columnLetters(columns - 1),
      limit: limits.columns,
    })
  }
  if (rows > limits.rows) throw new Problem('figures-too-many-rows', { limit: limits.rows })
  return {
    name,
    hidden,
    rows,
    columns,
    merges: mergesOf(sheet, rows, columns),
    hiddenRows: hiddenOnes(sheet['!rows'], rows),
    hiddenColumns: hiddenOnes(sheet['!cols'], columns),
    formats: [],
  }
}

function mergesOf(sheet: WorkSheet, rows: number, columns: number): readonly Area[] {
  return (sheet['!merges'] ?? [])
    .filter(({ s }) => s.r < rows && s.c < columns)
    .map(({ s, e }) => ({
      top: s.r,
      left: s.c,
      bottom: Math.min(e.r, rows - 1),
      right: Math.min(e.c, columns - 1),
    }))
}

function hiddenOnes(
  list: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined,
  until: number,
): number[] {
  const found: number[] = []
  list?.forEach((entry, at) => {
    if (entry?.hidden === true && at < until) found.push(at)
  })
  return found
}

function* portionsOf(
  sheet: WorkSheet,
  { rows, columns }: SheetHead,
  index: number,
  formats: string[],
  is1904: boolean,
): Generator<FilePart> {
  const data = rowsOf(sheet)
  const known = new Map(formats.map((format, at) => [format, at]))
  const step = Math.max(1, Math.floor(PORTION / Math.max(1, columns)))
  for (let firstRow = 0; firstRow < rows; firstRow += step) {
    const count = Math.min(step, rows - firstRow)
    const texts = new Array<string>(count * columns).fill('')
    const kinds = new Uint8Array(count * columns)
    const formatAt = new Uint16Array(count * columns)
    const shownAt: number[] = []
    const shown: string[] = []
    for (let row = 0; row < count; row++) {
      data[firstRow + row]?.forEach((cell, column) => {
        if (!cell || column >= columns || !isFilled(cell)) return
        const at = row * columns + column
        const format = formatOf(cell)
        const { kind, text } = textOf(cell, format, is1904)
        texts[at] = text
        kinds[at] = CELL_KINDS.indexOf(kind)
        let place = known.get(format)
        if (place === undefined && formats.length < 65_535) {
          place = formats.push(format) - 1
          known.set(format, place)
        }
        formatAt[at] = place ?? 0
        if (cell.w !== undefined && cell.w !== text) {
          shownAt.push(at)
          shown.push(cell.w)
        }
      })
    }
    yield {
      kind: 'rows',
      rows: { sheet: index, firstRow, count, texts, kinds, formats: formatAt, shownAt, shown },
    }
  }
}

/** OpenDocument keeps formats apart from cells, and the library gives what is shown: that tells a percent, and a month from a day. */
function formatOf({ z, w = '' }: CellObject): string {
  if (z === undefined) return w.endsWith('%') ? '0%' : 'General'
  if (typeof z !== 'string') return 'General'
  return z === DEFAULT_DATE && SHOWN_MONTH.test(w) ? 'yyyy-mm' : z
}

const DEFAULT_DATE = 'm/d/yy'
const SHOWN_MONTH = /^\d{4}(?:[-/.]\d{1,2}|年\d{1,2}月)$/

function textOf(cell: CellObject, format: string, is1904: boolean): { kind: CellKind; text: string } {
  const { v } = cell
  if (v === UNCALCULATED) return { kind: 'uncalculated', text: UNCALCULATED }
  if (cell.t === 'b') return { kind: 'boolean', text: v === true ? 'TRUE' : 'FALSE' }
  if (cell.t === 'e') return { kind: 'error', text: cell.w ?? '#ERROR!' }
  if (typeof v !== 'number') return { kind: 'text', text: withRaised(cell.r) ?? String(v) }
  if (Number.isNaN(v)) return { kind: 'uncalculated', text: UNCALCULATED }
  if (isPercentFormat(format)) return { kind: 'percent', text: percentText(v) }
  if (SSF.is_date(format)) {
    const parts = SSF.parse_date_code(v, { date1904: is1904 }) as DateParts | null
    if (parts) return { kind: 'date', text: dateText(parts, format) }
  }
  return { kind: 'number', text: numberText(v) }
}

/** Cells with more markup than this are read as they are. */
const LONGEST_RUNS = 20_000
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Of `65` or `x41`; '' beyond the last character that there is. */
function character(code: string): string {
  const point = /^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code)
  return point <= 0x10_ff_ff ? String.fromCodePoint(point) : ''
}

/** The text of runs of which some stand raised, their digits as raised ones: 11¹ is not 111. Null where none does. */
export function withRaised(runs: unknown): string | null {
  if (typeof runs !== 'string' || runs.length > LONGEST_RUNS || !/vertAlign[^>]*superscript/.test(runs))
    return null
  let text = ''
  for (const [, run = ''] of runs.matchAll(/<(?:\w+:)?r>(.*?)<\/(?:\w+:)?r>/gs)) {
    const isRaised = /<(?:\w+:)?vertAlign[^>]*superscript/.test(run)
    for (const [, own = ''] of run.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>(.*?)<\/(?:\w+:)?t>/gs)) {
      const plain = own
        .replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (_, code: string) => character(code))
        .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
      text += isRaised ? plain.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? digit) : plain
    }
  }
  return text === '' ? null : text
}

// Excel computes with doubles and shows 15 digits: what lies behind them is noise.

/** Digits that a spreadsheet vouches for. */
const SIGNIFICANT = 15
/** Decimals that are kept at most. */
const PLACES = 12

/** Plain digits of a stored number: 15 significant ones, at most 12 of them behind the point. */
export function numberText(value: number): string {
  const [digits = '', exponent = '0'] = value.toPrecision(SIGNIFICANT).split('e')
  const plain = trimmed(shift(digits, Number(exponent)))
  const places = plain.split('.')[1]?.length ?? 0
  return places <= PLACES ? plain : trimmed(rounded(plain, PLACES))
}

/** The same for a cell that is formatted as percent: 0.082 is `8.2%`. The point moves; nothing is multiplied. */
export function percentText(value: number): string {
  const [digits = '', exponent = '0'] = value.toPrecision(SIGNIFICANT).split('e')
  const plain = trimmed(shift(digits, Number(exponent) + 2))
  return `${(plain.split('.')[1]?.length ?? 0) <= PLACES ? plain : trimmed(rounded(plain, PLACES))}%`
}

const trimmed = (plain: string): string => {
  const short = plain.includes('.') ? plain.replace(/0+$/, '').replace(/\.$/, '') : plain
  return short === '-0' ? '0' : short
}

function rounded(plain: string, places: number): string {
  const [whole = '', part = ''] = plain.replace('-', '').split('.')
  const digits = BigInt(whole + part.slice(0, places)) + (Number(part[places] ?? 0) >= 5 ? 1n : 0n)
  const text = digits.toString().padStart(places + 1, '0')
  const sign = plain.startsWith('-') && digits > 0n ? '-' : ''
  return `${sign}${text.slice(0, -places)}.${text.slice(-places)}`
}

/** Number formats without what they print as it stands: quoted words, escaped signs, colours and conditions. */
const bare = (format: string): string => format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')

export const isPercentFormat = (format: string): boolean => bare(format).includes('%')

export interface DateParts {
  readonly y: number
  readonly m: number
  readonly d: number
  readonly H: number
  readonly M: number
  readonly S: number
}

/** `2022`, `2022-05` or `2022-05-20`: as much of a date as its format shows; with its time where it has one. */
export function dateText({ y, m, d, H, M, S }: DateParts, format: string): string {
  const shows = bare(format).toLowerCase()
  const two = (part: number): string => String(part).padStart(2, '0')
  const year = String(y).padStart(4, '0')
  if (shows.includes('y') && !shows.includes('d') && !shows.includes('h')) {
    return shows.includes('m') ? `${year}-${two(m)}` : year
  }
  const time = H + M + S === 0 ? '' : ` ${two(H)}:${two(M)}:${two(Math.floor(S))}`
  return `${year}-${two(m)}-${two(d)}${time}`
}
