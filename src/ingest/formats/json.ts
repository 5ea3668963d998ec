// JSON rows, one flat object per figure -> raw blocks. Numbers keep their own digits: they never pass through a double.
import { Problem } from '../../core/problem.ts'
import { jsonObjects } from '../json/objects.ts'
import type { DecodeLimits, RawBlock, RawCell, TextDecoderOf } from './decoder.ts'

export const json: TextDecoderOf = {
  kind: 'text',
  name: 'json',
  title: 'JSON',
  contentTypes: ['application/json', 'application/x-ndjson', 'application/jsonl', 'application/ndjson'],
  extensions: ['json', 'jsonl', 'ndjson'],
  keyed: true,
  cell: (row, _column, name) => `rows[${row - 1}].${name}`,
  sniff: (start) => /^\s*[[{]/.test(start),
  decode,
}

/** Texts are left as they are, bare numbers become texts; a name is never a bare number. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const NUMBERED_NAME = /^[-\d.eE+]+"\s*:/

async function* decode(text: AsyncIterable<string>, limits: DecodeLimits): AsyncGenerator<RawBlock> {
  const head: string[] = []
  const places = new Map<string, number>()
  let firstRow = 1
  for await (const objects of jsonObjects(text, limits.recordLength)) {
    const columns: RawCell[][] = head.map(() => new Array<RawCell>(objects.length))
    objects.forEach((source, index) => {
      const row = firstRow + index
      for (const [name, value] of Object.entries(parseRow(source, row))) {
        let place = places.get(name)
        if (place === undefined) {
          if (head.length >= 200) throw unreadable(row, 'too many different names')
          place = head.length
          places.set(name, place)
          head.push(name)
          columns.push(new Array<RawCell>(objects.length))
        }
        const column = columns[place]
        if (column) column[index] = toCell(value)
      }
    })
    yield { head: [...head], columns, count: objects.length, firstRow, wide: [] }
    firstRow += objects.length
  }
  if (firstRow === 1) yield { head, columns: [], count: 0, firstRow, wide: [] }
}

const toCell = (value: unknown): RawCell => {
  if (value === null || typeof value === 'string') return value
  return JSON.stringify(value)
}

function parseRow(source: string, row: number): object {
  const quoted = source.replace(TOKENS, (token, at: number) => {
    if (token.startsWith('"')) return token
    if (NUMBERED_NAME.test(`${token}"${source.slice(at + token.length, at + token.length + 8)}`)) {
      throw unreadable(row, `the name ${token} is not a text`)
    }
    return `"${token}"`
  })
  try {
    const parsed: unknown = JSON.parse(quoted)
    if (typeof parsed === 'object' && parsed !== null) return parsed
  } catch (cause) {
    throw unreadable(row, cause instanceof Error ? cause.message : '', cause)
  }
  throw unreadable(row, 'not an object')
}

const unreadable = (row: number, reason: string, cause?: unknown): Problem =>
  new Problem('figures-unreadable', { format: 'JSON', reason: `row ${row}: ${reason}` }, { cause })
