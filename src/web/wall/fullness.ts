// How full the tiles of a screen are: what takes two lines on one of them makes the drawings of all smaller, so that they are of one
// size. Shared by service and screen; no I/O.

/** `tight`: some name takes two lines. `dense`: some target takes two lines of its own. */
export const FULLNESS = [
  { name: 'tight', sign: 'name s2' },
  { name: 'dense', sign: 'goal wide l2' },
] as const

/** Names of what holds for any of these tiles. `has`: whether an element with these classes, in this order, stands in a tile. */
export const fullnessOf = <Tile>(
  tiles: readonly Tile[],
  has: (tile: Tile, sign: string) => boolean,
): readonly string[] =>
  FULLNESS.filter(({ sign }) => tiles.some((tile) => has(tile, sign))).map(({ name }) => name)

export const standsInHtml = (html: string, sign: string): boolean => html.includes(`class="${sign}"`)
