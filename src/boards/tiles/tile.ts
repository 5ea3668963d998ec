// What a kind of tile must answer, what its tiles are made from, and what a wall knows of every tile.
import type { Assessment, Light, Status } from '../../core/assessment.ts'
import type { Observation } from '../../core/observation.ts'
import type { Day } from '../../core/period.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import type { Language, Text } from '../../core/text.ts'
import type { Level } from '../../slips/finding.ts'
import type { Selection } from '../choose.ts'
import type { Face } from '../face.ts'
import { ONE_CELL, type Span } from '../tile-room.ts'

export interface TileContext {
  readonly plan: Plan
  /** Chosen by the board, in its order. */
  readonly indicators: readonly Indicator[]
  /** By what they were chosen; absent: everything. */
  readonly select?: Selection
  readonly assessments: ReadonlyMap<string, Assessment>
  readonly figures: ReadonlyMap<string, readonly Observation[]>
  readonly lang: Language
  /** What links carry on. */
  readonly look: Partial<Standpoint>
  readonly face: Face
  readonly asOf: Day
  /** Open slips of the plan; absent or null: not asked for. */
  readonly slips?: WallSlips | null
  /** Keys of figures that first came in time although their latest revision did not. */
  readonly inTime?: ReadonlySet<string>
}

/** What a wall knows of every tile. */
export interface TileView {
  /** Its kind, as board files name it. */
  readonly tile: string
  /** Unique on a wall. */
  readonly id: string
  /** Ids of all indicators it shows: what the head counts. */
  readonly indicators: readonly string[]
  /** Null where it speaks of several. */
  readonly status: Status | null
  readonly light: Light | null
  /** It shows made-up figures of what no tally counts. */
  readonly madeUp?: true
  /** It has nothing to say: a page of such tiles alone is skipped. */
  readonly silent?: true
}

/** A kind of tile: everything that is said of it but how it is drawn, which is in src/web/wall/tiles. */
export interface TileKind<View extends TileView = TileView> {
  /** As board files name it, and its views. */
  readonly tile: View['tile']
  /** What hangs there, for whoever writes a board. */
  readonly shows: Text
  /** Cells of the grid that it stands on: they say from how far it can be read (`tile-room.ts`). */
  readonly span: Span
  /** Whether it is printed too. */
  readonly onPaper: boolean
  /** Whether it shows open slips: whoever makes the wall has to ask for them. */
  readonly ofSlips: boolean
  /** The tiles that one entry of a board file makes: none, one, or one for each indicator. */
  readonly views: (context: TileContext) => readonly View[]
}

/** One cell, on paper too and without slips, unless it says otherwise. */
export const tileKind = <View extends TileView>(
  kind: Pick<TileKind<View>, 'tile' | 'shows' | 'views'> & Partial<TileKind<View>>,
): TileKind<View> => ({ span: ONE_CELL, onPaper: true, ofSlips: false, ...kind })

export const isOf = <View extends TileView>(kind: TileKind<View>, view: TileView): view is View =>
  view.tile === kind.tile

/** Shares of the half circle, 0 (left end) to 1 (right end). */
export interface Dial {
  /** null: nothing was reported. Clamped to the dial. */
  readonly actual: number | null
  /** The same place on every dial, unless the target is zero. null: there is no number to aim at. */
  readonly target: number | null
  /** The upper end of a band, whose lower end is `target`; absent where the target is one number. */
  readonly end?: number
  /** Expected by the period shown; null where nothing is expected yet. */
  readonly expected: number | null
}

/** What a bullet shows besides: shares of the same way, laid out straight. */
export interface Bullet {
  /** Where each step of the scale ends, growing: far behind, near, beyond. The last is 1. */
  readonly steps: readonly number[]
  /** The same period of last year; null where it is not known. */
  readonly lastYear: { readonly share: number; readonly words: string } | null
}

/** What of a plan's open slips a wall shows. */
export interface WallSlips {
  readonly counts: Readonly<Record<Level, number>>
  /** Of which the limit has passed. */
  readonly late: number
  /** null: none is open. */
  readonly gravest: {
    readonly id: string
    readonly level: Level
    readonly title: Text
    readonly unit: string
    readonly limit: Day
  } | null
}
