// The registry of indicator kinds: one line each. The union of their names and all that is said of one come from here.
import { type Decimal, decimal, HUNDRED } from '../decimal.ts'
import type { Measurand, Step } from '../measurand.ts'
import { weightOf } from '../pace.ts'
import { ceiling } from './ceiling.ts'
import { count } from './count.ts'
import { cumulative } from './cumulative.ts'
import { floor } from './floor.ts'
import { growth } from './growth.ts'
import type { KindRule, Way } from './kind.ts'
import { level } from './level.ts'
import { milestone } from './milestone.ts'
import { periodic } from './periodic.ts'
import { rank } from './rank.ts'
import { inPoints } from './rate.ts'
import { ratio } from './ratio.ts'
import { relation } from './relation.ts'
import { wayBy } from './way.ts'

const RULES = { growth, cumulative, level, ratio, count, milestone, ceiling, floor, periodic, rank, relation }

export type Kind = keyof typeof RULES

export const kindRules: Readonly<Record<Kind, KindRule>> = RULES

/** The names of all kinds, in the registry's order. */
export const KINDS = Object.keys(RULES) as readonly Kind[]

/** Rates are judged in points, amounts in percent of the way. */
export const isRate = ({ kind, unit }: Pick<Measurand, 'unit'> & { readonly kind: Kind }): boolean =>
  kindRules[kind].figures === 'rate' || inPoints(unit)

/** Where the way of an indicator to this goal (in its unit) begins and what is expected on it. */
export const wayOf = (
  indicator: Pick<Measurand, 'baseline' | 'direction' | 'pace'> & { readonly kind: Kind },
  goal: Decimal,
): Way => wayBy(kindRules[indicator.kind], indicator, goal)

/** What these of an indicator's steps are in its unit: their number where they are items, else percent of the weights. */
export const amountOfSteps = (
  { kind, steps: all }: Pick<Measurand, 'steps'> & { readonly kind: Kind },
  steps: readonly Step[],
): Decimal =>
  kindRules[kind].figures === 'items'
    ? decimal(steps.length)
    : weightOf(steps).mul(HUNDRED).div(weightOf(all))
