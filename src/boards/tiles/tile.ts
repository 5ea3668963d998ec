// What every tile has, and what it is made from.
import type { Assessment, Light, Status } from '../../core/assessment.ts'
import type { Observation } from '../../core/observation.ts'
import type { Day } from '../../core/period.ts'
import type { Indicator, Kind, Plan } from '../../core/plan.ts'
import type { Language } from '../../core/text.ts'
import type { Face } from '../face.ts'
import type { Look } from '../links.ts'
import type { WallSlips } from '../wall-slips.ts'

export interface TileContext {
  readonly plan: Plan
  /** Chosen by the board, in its order. */
  readonly indicators: readonly Indicator[]
  readonly assessments: ReadonlyMap<string, Assessment>
  readonly figures: ReadonlyMap<string, readonly Observation[]>
  readonly lang: Language
  /** What links carry on. */
  readonly look: Look
  readonly face: Face
  readonly asOf: Day
  /** Open slips of the plan; absent or null: not asked for. */
  readonly slips?: WallSlips | null
  /** Keys of figures that first came in time although their latest revision did not. */
  readonly inTime?: ReadonlySet<string>
}

export type TileMaker<View extends BaseTileView = BaseTileView> = (context: TileContext) => readonly View[]

/** What a wall knows of every tile. */
export interface BaseTileView {
  readonly tile: string
  /** Unique on a wall. */
  readonly id: string
  /** Ids of all indicators it shows: what the head counts. */
  readonly indicators: readonly string[]
  /** Null where it speaks of several. */
  readonly status: Status | null
  readonly light: Light | null
}

/** Shares of the half circle, 0 (left end) to 1 (right end). */
export interface Dial {
  /** null: nothing was reported. Clamped to the dial. */
  readonly actual: number | null
  /** The same place on every dial, unless the target is zero. null: there is no number to aim at. */
  readonly target: number | null
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

/** A gauge with its words, in one language. Numbers are rounded texts, as they are read. */
export interface GaugeTileView extends BaseTileView {
  readonly tile: 'gauge'
  readonly face: Face
  readonly name: string
  readonly kind: Kind
  readonly status: Status
  readonly word: string
  readonly light: Light
  readonly value: { readonly number: string; readonly unit: string } | null
  readonly target: {
    /** The notice's own words around the number (`8%左右`), else the target in words. */
    readonly short: string
    /** The whole phrase of the notice; null when the plan does not quote it. */
    readonly phrase: string | null
  }
  /** Against pace: `差 26.8 个百分点`; `good` null: neither good nor bad. */
  readonly gap: { readonly words: string; readonly good: boolean | null } | null
  /** To the target: `还差 870 户`; null where that is the same as the gap, or has no meaning. */
  readonly rest: string | null
  readonly dial: Dial
  /** Only with the face `bullet`. */
  readonly bullet: Bullet | null
  /** `2022年1-10月`; null before the first figure is due. */
  readonly period: string | null
  /** The same without the plan's year, which the head says: `1-10月`. */
  readonly shortPeriod: string | null
  readonly unit: string | null
  readonly leader: string | null
  /** Something that it shows is made up. */
  readonly demo: boolean
  /** The judged figure is real; only the line that led to it is made up. */
  readonly demoTrend: boolean
  /** The year's figures by month of their period's end (1 to 12), in the indicator's unit. */
  readonly spark: readonly { readonly month: number; readonly value: number }[]
  readonly reason: string
  readonly href: string
}
