// Boards: files in `dashboards/` -> what a wall shows, as plain data.
export { type Board, type BoardOwner, OWNER_KINDS } from './board.ts'
export { checkBoard, checkBoardIds, checkLegible } from './check-board.ts'
export { dialOf } from './dial.ts'
export { boardsFor } from './expand.ts'
export { type Face, THEMES, type Theme } from './face.ts'
export {
  indicatorHref,
  inLanguage,
  leaderHref,
  planHref,
  queryOf,
  reportHref,
  slipHref,
  taskHref,
  unitHref,
  uploadHref,
  wallHref,
} from './links.ts'
export { indicatorCalled, sectionCalled } from './names.ts'
export { watchedPath, yearPath } from './path.ts'
export { type ReadBoard, readBoard } from './read-board.ts'
export type { BoardFile } from './schema.ts'
export { standingWord, type Tally, type TallyShare, talliedShares, tallyOf } from './tally.ts'
export { type GaugeTileView, gaugeView } from './tiles/gauge.ts'
export { TILE_KINDS, type TileName } from './tiles/index.ts'
export type { WallSlips } from './tiles/tile.ts'
export { isOf, type TileKind, type TileView, tileKind } from './tiles/tile.ts'
export { showsSlips, type WallView, wallView } from './wall-view.ts'
