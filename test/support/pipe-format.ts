// A format made for tests: a head and records of one line each, their cells between upright strokes.
import { text } from '../../src/core/text.ts'
import type { TextFormat } from '../../src/ingest/formats/format.ts'

export const pipes: TextFormat = {
  kind: 'text',
  name: 'pipes',
  title: text('竖线表', 'pipe table'),
  standard: 'PSV',
  contentTypes: ['text/x-pipes'],
  extensions: ['psv'],
  keyed: false,
  cell: (row, column) => `line ${row}, field ${column + 1}`,
  sniff: (start) => /^[^\n|]+\|/.test(start),
  async *decode(chunks) {
    let whole = ''
    for await (const chunk of chunks) whole += chunk
    const [head = [], ...records] = whole
      .trim()
      .split('\n')
      .map((line) => line.split('|'))
    const columns = head.map((_, column) => records.map((record) => record[column]))
    yield { head, columns, count: records.length, firstRow: 2, wide: [] }
  },
}
