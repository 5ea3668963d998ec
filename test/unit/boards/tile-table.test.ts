// The table of tiles in docs/wall.md says what the registry says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TILE_KINDS } from '../../../src/boards/index.ts'

test('docs/wall.md lists every kind of tile, with what it shows and the cells it takes', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/wall.md'), 'utf8').split('\n')
  const head = page.findIndex((line) => /^\| `tile` +\|/.test(line))
  const end = page.findIndex((line, index) => index > head && !line.startsWith('|'))
  const rows = page.slice(head + 2, end).map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  )
  const cells = ({ columns, rows }: { readonly columns: number; readonly rows: number }) =>
    columns * rows === 1 ? '1' : `${columns}×${rows}`
  expect(rows).toEqual(TILE_KINDS.map(({ tile, shows, span }) => [`\`${tile}\``, shows.zh, cells(span)]))
})
