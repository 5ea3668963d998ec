// How a board file is written: the schema that checks it, and the type that follows from it.
import Type, { type Static } from 'typebox'
import { LIGHTS, STATUSES } from '../core/assessment.ts'
import { FACES, THEMES } from './face.ts'
import { TILE_KINDS } from './tiles/index.ts'
import type { TileKind } from './tiles/tile.ts'

const oneOf = <const T extends readonly string[]>(values: T, description: string) =>
  Type.Union(
    values.map((value) => Type.Literal(value as T[number])),
    { description },
  )

const oneOrMany = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(item: T) =>
  Type.Union([item, Type.Array(item, { minItems: 1 })])

const Titles = Type.Union([
  Type.String({ minLength: 1 }),
  Type.Object(
    { zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) },
    { additionalProperties: false },
  ),
])

const name = Type.String({ minLength: 1 })
const status = oneOf(STATUSES, STATUSES.join(' | '))
const light = oneOf(LIGHTS, LIGHTS.join(' | '))

const face = oneOf(FACES, FACES.join(' | '))

/** Diagonal of one panel in inches, the farthest seat in metres, the panel's shape: `{ diagonal: 55, seat: 5, ratio: 16:9 }`. */
const ScreenFile = Type.Object(
  {
    diagonal: Type.Optional(Type.Number({ minimum: 7, maximum: 1000 })),
    seat: Type.Optional(Type.Number({ minimum: 0.3, maximum: 100 })),
    ratio: Type.Optional(
      Type.String({ pattern: '^[1-9][0-9]{0,2}:[1-9][0-9]{0,2}$', description: '16:9, 21:9, 4:3' }),
    ),
  },
  { additionalProperties: false },
)

const tileFile = (names: readonly string[]) =>
  Type.Object(
    {
      tile: Type.Optional(oneOf(names, names.join(' | '))),
      face: Type.Optional(face),
      indicator: Type.Optional(oneOrMany(name)),
      task: Type.Optional(oneOrMany(Type.Integer({ minimum: 1 }))),
      section: Type.Optional(oneOrMany(name)),
      leader: Type.Optional(oneOrMany(name)),
      unit: Type.Optional(oneOrMany(name)),
      status: Type.Optional(Type.Union([status, Type.Array(status, { minItems: 1 })])),
      light: Type.Optional(Type.Union([light, Type.Array(light, { minItems: 1 })])),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    },
    { additionalProperties: false },
  )

const pageFile = (names: readonly string[]) =>
  Type.Object(
    { title: Type.Optional(Titles), tiles: Type.Array(tileFile(names), { minItems: 1 }) },
    { additionalProperties: false },
  )

/** `section: none` stands for tasks before the first heading. With `each`, one board per leader or section is made. */
export const boardSchema = (kinds: readonly TileKind[] = TILE_KINDS) =>
  Type.Object(
    {
      id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', maxLength: 60, description: 'a-z, 0-9, -' }),
      title: Titles,
      plan: Type.Optional(name),
      each: Type.Optional(oneOf(['leader', 'section'] as const, 'leader | section')),
      order: Type.Optional(oneOf(['plan', 'behind-first'] as const, 'plan | behind-first')),
      seconds: Type.Optional(Type.Integer({ minimum: 5, maximum: 3600 })),
      screen: Type.Optional(ScreenFile),
      face: Type.Optional(face),
      theme: Type.Optional(oneOf(THEMES, THEMES.join(' | '))),
      pages: Type.Array(pageFile(kinds.map(({ tile }) => tile)), { minItems: 1, maxItems: 50 }),
    },
    { additionalProperties: false },
  )

export type BoardFile = Static<ReturnType<typeof boardSchema>>
export type TileFile = BoardFile['pages'][number]['tiles'][number]
export type Titles = Static<typeof Titles>
