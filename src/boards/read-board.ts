// A board file's text -> its checked content, or every fault with its line.
import Value from 'typebox/value'
import type { Fault } from '../core/problem.ts'
import { type LineOf, readPlainYaml, schemaFaults } from './checked-yaml.ts'
import { type BoardFile, boardSchema } from './schema.ts'
import { TILE_KINDS } from './tiles/index.ts'
import type { TileKind } from './tiles/tile.ts'

/** A board file that fits its schema, with the lines of its nodes. */
export interface ReadBoard {
  readonly file: BoardFile
  readonly lineOf: LineOf
}

/** Never throws: faults carry 1-based lines. `board` is null when there are any. */
export function readBoard(
  text: string,
  kinds: readonly TileKind[] = TILE_KINDS,
): { board: ReadBoard | null; faults: readonly Fault[] } {
  const schema = boardSchema(kinds)
  const kind = 'board'
  const { value, lineOf, faults: unreadable } = readPlainYaml(text, { kind })
  if (unreadable.length > 0) return { board: null, faults: unreadable }
  const faults = schemaFaults(schema, value, { kind, lineOf })
  if (faults.length > 0 || !Value.Check(schema, value)) return { board: null, faults }
  return { board: { file: value, lineOf }, faults: [] }
}
