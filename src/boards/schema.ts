// How a board file is written: the schema that checks it, and the type that follows from it.
import Type, { type Static, type TSchema } from 'typebox'
import { LIGHTS, STATUSES } from '../core/assessment.ts'
import { closed, oneOf } from '../yaml/schema.ts'
import { OWNER_KINDS } from './board.ts'
import { FACES, THEMES } from './face.ts'
import { TILE_KINDS } from './tiles/index.ts'
import type { TileKind } from './tiles/tile.ts'

const oneOrMany = <T extends TSchema>(item: T) => Type.Union([item, Type.Array(item, { minItems: 1 })])

const Titles = Type.Union([
  Type.String({ minLength: 1 }),
  closed({ zh: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }),
])

const name = Type.String({ minLength: 1 })
const face = oneOf(FACES)

/** Diagonal of one panel in inches, the farthest seat in metres, the panel's shape: `{ diagonal: 55, seat: 5, ratio: 16:9 }`. */
const ScreenFile = closed({
  diagonal: Type.Optional(Type.Number({ minimum: 7, maximum: 1000 })),
  seat: Type.Optional(Type.Number({ minimum: 0.3, maximum: 100 })),
  ratio: Type.Optional(
    Type.String({ pattern: '^[1-9][0-9]{0,2}:[1-9][0-9]{0,2}$', description: '16:9, 21:9, 4:3' }),
  ),
})

const tileFile = (names: readonly string[]) =>
  closed({
    tile: Type.Optional(oneOf(names)),
    face: Type.Optional(face),
    indicator: Type.Optional(oneOrMany(name)),
    task: Type.Optional(oneOrMany(Type.Integer({ minimum: 1 }))),
    section: Type.Optional(oneOrMany(name)),
    headline: Type.Optional(Type.Boolean({ description: 'The main goals of the plan, whichever they are' })),
    leader: Type.Optional(oneOrMany(name)),
    unit: Type.Optional(oneOrMany(name)),
    status: Type.Optional(oneOrMany(oneOf(STATUSES))),
    light: Type.Optional(oneOrMany(oneOf(LIGHTS))),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  })

const pageFile = (names: readonly string[]) =>
  closed({ title: Type.Optional(Titles), tiles: Type.Array(tileFile(names), { minItems: 1 }) })

/** `section: none` stands for tasks before the first heading. With `each`, one board per leader, section or lead unit is made. */
export const boardSchema = (kinds: readonly TileKind[] = TILE_KINDS) =>
  closed({
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]*$', maxLength: 60, description: 'a-z, 0-9, -' }),
    title: Titles,
    plan: Type.Optional(name),
    each: Type.Optional(oneOf(OWNER_KINDS)),
    order: Type.Optional(oneOf(['plan', 'behind-first'])),
    seconds: Type.Optional(Type.Integer({ minimum: 5, maximum: 3600 })),
    screen: Type.Optional(ScreenFile),
    face: Type.Optional(face),
    theme: Type.Optional(oneOf(THEMES)),
    pages: Type.Array(pageFile(kinds.map(({ tile }) => tile)), { minItems: 1, maxItems: 50 }),
  })

export type BoardFile = Static<ReturnType<typeof boardSchema>>
export type TileFile = BoardFile['pages'][number]['tiles'][number]
export type Titles = Static<typeof Titles>
