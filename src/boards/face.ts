// How a board looks: the face of its indicators and its colours.

/** How an indicator's tile is drawn: a half circle, or a bullet graph after Stephen Few. The same data. */
export const FACES = ['gauge', 'bullet'] as const
export type Face = (typeof FACES)[number]

/** Dark for screens, light for bright rooms and paper. */
export const THEMES = ['dark', 'light'] as const
export type Theme = (typeof THEMES)[number]
