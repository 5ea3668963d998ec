// Whether rows on their way in are the same bytes whichever way they come, however long and in whatever script.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STAGED_COLUMNS, stagedRows } from '../../../src/store/staged-rows.ts'
import { blockOf } from '../../support/figure-block.ts'
import { figure } from '../../support/figures.ts'

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('', '统计局', '制表\t换行\n反斜\\', '𠮷'.repeat(3_000), 'a'.repeat(5_000)),
)
const figures = fc.array(
  fc
    .record({
      indicator: words,
      note: words,
      source: words,
      period: fc.constantFrom('2022-05', '2022-Q2', '2022-S1', '2022'),
      value: fc.constantFrom('1', '-3.5', '8.2', null),
      knownAt: fc.constantFrom('2022-06-15T02:00:00.000Z', '2022-07-20T15:59:59.999Z'),
      row: fc.nat(1_000_000),
    })
    .map(figure),
  { maxLength: 60 },
)

test('one by one and column by column: the same rows, each with every column and its own text', () => {
  fc.assert(
    fc.property(figures, (all) => {
      const bytes = stagedRows('u1').ofBlock(blockOf(all))
      expect(bytes.equals(stagedRows('u1').ofFigures(all))).toBe(true)
      const lines = bytes.toString('utf8').split('\n').slice(0, -1)
      expect(lines).toHaveLength(all.length)
      lines.forEach((line, index) => {
        const cells = line.split('\t')
        expect(cells).toHaveLength(STAGED_COLUMNS.length)
        expect(plain(cells[STAGED_COLUMNS.indexOf('indicator')])).toBe(all[index]?.indicator)
        expect(plain(cells[STAGED_COLUMNS.indexOf('note')])).toBe(all[index]?.note)
        expect(cells[STAGED_COLUMNS.indexOf('row')]).toBe(String(all[index]?.row))
      })
    }),
    { numRuns: 200 },
  )
})

const WRITTEN: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '0': '\0', '\\': '\\' }
const plain = (cell = ''): string => cell.replace(/\\(.)/g, (_, letter: string) => WRITTEN[letter] ?? '')
