// Boards: files in `dashboards/` -> what a wall shows, as plain data.
export type { Board, BoardOwner, BoardPage, Selection, TileChoice, TileOrder } from './board.ts'
export { checkBoard, checkBoardIds } from './check-board.ts'
export { checkLegible } from './check-legible.ts'
export { dialOf } from './dial.ts'
export { boardsFor } from './expand.ts'
export { FACES, type Face, THEMES, type Theme } from './face.ts'
export { indicatorHref, inLanguage, queryOf, wallHref } from './links.ts'
export { type PathInput, type YearPath, yearPath } from './path.ts'
export { type ReadBoard, readBoard } from './read-board.ts'
export type { BoardFile } from './schema.ts'
export { type Tally, type TallyPart, tallyOf } from './tally.ts'
export { type GaugeTileView, gaugeView } from './tiles/gauge.ts'
export { TILE_KINDS, type TileName, type TileViewOf } from './tiles/index.ts'
export {
  type Bullet,
  type Dial,
  isOf,
  type TileContext,
  type TileKind,
  type TileView,
  tileKind,
} from './tiles/tile.ts'
export type { WallSlips } from './wall-slips.ts'
export { showsSlips, type WallInput, type WallPage, type WallView, wallView } from './wall-view.ts'
