// A board file's text -> its checked content, or every fault with its line.
import type { Fault } from '../core/problem.ts'
import { HAND_WRITTEN, type YamlFile } from '../yaml/file.ts'
import type { Places } from '../yaml/places.ts'
import { readYaml } from '../yaml/read-shape.ts'
import { type BoardFile, boardSchema } from './schema.ts'
import { TILE_KINDS } from './tiles/index.ts'
import type { TileKind } from './tiles/tile.ts'

/** A board file that fits its schema, with the lines of its values. */
export interface ReadBoard {
  readonly file: BoardFile
  readonly places: Pick<Places, 'lineOf'>
}

const BOARD_FILE: YamlFile = { name: 'board', whole: 'board', limits: HAND_WRITTEN }

/** Never throws: faults carry 1-based lines. `board` is null when there are any. */
export function readBoard(
  text: string,
  kinds: readonly TileKind[] = TILE_KINDS,
): { board: ReadBoard | null; faults: readonly Fault[] } {
  const { value, places, unreadable } = readYaml(text, boardSchema(kinds), BOARD_FILE)
  const faults = [...unreadable, ...places.faults()]
  if (value === null || faults.length > 0) return { board: null, faults }
  return { board: { file: value as BoardFile, places }, faults }
}
