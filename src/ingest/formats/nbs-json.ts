// What the National Bureau of Statistics' site answers to a query: figures as nodes, each with codes of its indicator, time and
// place, and the names of these codes beside them -> one row per figure.
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { Problem } from '../../core/problem.ts'
import { text } from '../../core/text.ts'
import { textSheet } from '../decoding/text-sheet.ts'
import { HEAD_NAMES } from '../head.ts'
import { csv } from './csv.ts'
import type { TextFormat } from './format.ts'
import { json } from './json.ts'

export const nbsJson: TextFormat = {
  kind: 'text',
  name: 'nbs-json',
  title: text('国家统计局网站的查询结果', 'answers of the National Bureau of Statistics'),
  standard: 'JSON of data.stats.gov.cn',
  contentTypes: [],
  extensions: [],
  keyed: false,
  // Its rows are those of the table that it is read as.
  cell: csv.cell,
  within: json.name,
  sniff: (start) =>
    /^\s*\{[\s\S]*"returndata"\s*:\s*\{\s*"(?:datanodes|wdnodes|freshsort|hasdatacount)"/.test(start),
  async *decode(chunks) {
    const [head = [], ...rows] = rowsOf(await wholeOf(chunks))
    const columns = head.map((_, column) => rows.map((row) => row[column] ?? ''))
    yield { head, columns, count: rows.length, firstRow: 2, wide: [] }
  },
  async *toSheet(chunks, { decoding }) {
    yield* textSheet(rowsOf(await wholeOf(chunks)), decoding.cells)
  },
}

/** Characters of an answer: it is read whole. */
const LONGEST = 16 * 1024 * 1024

async function wholeOf(chunks: AsyncIterable<string>): Promise<string> {
  let whole = ''
  for await (const chunk of chunks) {
    whole += chunk
    if (whole.length > LONGEST) throw new Problem('figures-too-large', { limit: LONGEST })
  }
  return whole
}

const word = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const Answer = Type.Object({
  returndata: Type.Object({
    datanodes: Type.Array(
      Type.Object({
        data: Type.Object({
          data: Type.Optional(Type.Union([Type.Number(), Type.String(), Type.Null()])),
          hasdata: Type.Optional(Type.Boolean()),
          strdata: word,
        }),
        wds: Type.Array(Type.Object({ wdcode: Type.String(), valuecode: Type.String() })),
      }),
    ),
    wdnodes: Type.Optional(
      Type.Array(
        Type.Object({
          wdcode: Type.String(),
          nodes: Type.Array(Type.Object({ code: Type.String(), cname: word, name: word, unit: word })),
        }),
      ),
    ),
  }),
})

const HEAD = [
  HEAD_NAMES.indicator,
  HEAD_NAMES.period,
  HEAD_NAMES.value,
  HEAD_NAMES.unit,
  HEAD_NAMES.region,
] as const

/** A head, then a row for each node with a figure. Problem `figures-unreadable`. */
function rowsOf(whole: string): readonly (readonly string[])[] {
  const { datanodes, wdnodes = [] } = answerIn(whole).returndata
  const named = new Map(
    wdnodes.flatMap(({ wdcode, nodes }) => nodes.map((node) => [`${wdcode}/${node.code}`, node] as const)),
  )
  const rows = datanodes.flatMap(({ data, wds }) => {
    if (data.hasdata === false) return []
    const codeOf = (dimension: string): string =>
      wds.find(({ wdcode }) => wdcode === dimension)?.valuecode ?? ''
    const indicator = codeOf('zb')
    const { cname, name, unit } = named.get(`zb/${indicator}`) ?? {}
    const value = data.strdata?.trim() || `${data.data ?? ''}`
    return [[cname || name || indicator, periodIn(codeOf('sj')), value, unit ?? '', codeOf('reg')]]
  })
  return [HEAD, ...rows]
}

/** `2026A` is the first quarter; months and years have their own form. */
const periodIn = (code: string): string =>
  code.replace(/^(\d{4})([A-D])$/, (_, year, quarter) => `${year}-Q${'ABCD'.indexOf(quarter) + 1}`)

function answerIn(whole: string): Static<typeof Answer> {
  let value: unknown
  try {
    value = JSON.parse(whole.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw unreadable(cause instanceof Error ? cause.message : '', cause)
  }
  if (Value.Check(Answer, value)) return value
  const [first] = Value.Errors(Answer, value)
  throw unreadable(`${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim())
}

const unreadable = (reason: string, cause?: unknown): Problem =>
  new Problem('figures-unreadable', { format: 'JSON', row: '', reasonEn: reason.slice(0, 200) }, { cause })
