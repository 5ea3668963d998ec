// What a target means, shown before anything is reported: a gauge with a figure that somebody might send, judged as it would be.

import { type GaugeTileView, gaugeView } from '../boards/index.ts'
import { assess } from '../core/assess.ts'
import { defaultBasis } from '../core/basis.ts'
import { comparatorRules } from '../core/comparators.ts'
import { type Decimal, decimal, max, min } from '../core/decimal.ts'
import { kindRules } from '../core/kinds/index.ts'
import { besideUnit } from '../core/measure-words.ts'
import type { Observation } from '../core/observation.ts'
import { lastDayOf } from '../core/period.ts'
import type { Indicator, Plan } from '../core/plan.ts'
import type { Fault } from '../core/problem.ts'
import { targetWords } from '../core/target-words.ts'
import type { Language } from '../core/text.ts'
import { readPlan } from '../plans/parse-plan.ts'
import type { DraftHead, WrittenIndicator, WrittenTask } from './plan-draft.ts'
import { planYaml } from './plan-yaml.ts'

/** One indicator as it would be judged at its horizon with a made-up figure near its target. */
interface Meaning {
  readonly view: GaugeTileView
  /** 不低于 8%. */
  readonly target: string
  /** The figure that it is tried with, and as it is read; null: it is held against another indicator. */
  readonly tried: Decimal | null
  readonly figure: string | null
}

/** `null` where it cannot be judged yet; `faults` say why. */
export interface Sense {
  readonly meaning: Meaning | null
  readonly faults: readonly Fault[]
}

/** A plan of this indicator alone, with its partner. `tried`: the figure, where several are compared; else one near its target. Faults of people and of the other tasks are not its own. */
export function senseOf(
  head: DraftHead,
  task: WrittenTask,
  indicator: WrittenIndicator,
  all: readonly WrittenIndicator[],
  lang: Language,
  tried: Decimal | null = null,
): Sense {
  const needed = [indicator.target.with, ...(indicator.parts ?? [])]
  const others = all
    .filter(({ id }) => id !== indicator.id && needed.includes(id))
    .map(({ phrase: _phrase, parts: _parts, source: _source, shares: _shares, ...one }) => one)
  const { source: _source, shares: _shares, ...own } = indicator
  const { plan, faults } = readPlan(
    planYaml({
      plan: head.values.plan,
      ...(head.values.references && {
        references: head.values.references.map(({ source: _, ...one }) => one),
      }),
      tasks: [{ number: task.number, text: task.text, indicators: [own, ...others] }],
    }),
  )
  const built = plan?.indicators.find(({ id }) => id === indicator.id)
  return { meaning: plan && built ? meaningOf(plan, built, lang, tried) : null, faults }
}

const ONE = decimal(1)
const NEAR = decimal(95, 100)
const BEYOND = decimal(105, 100)

/** On the last day of its horizon, a little short of the target: there the answers to a question differ. */
function meaningOf(plan: Plan, indicator: Indicator, lang: Language, tried: Decimal | null): Meaning {
  const { target } = indicator
  const asOf = lastDayOf(target.horizon)
  const own = triedValue(indicator)
  const value = own && (tried ?? own)
  const figures: Observation[] =
    value === null
      ? []
      : [
          {
            region: plan.region,
            indicator: indicator.id,
            period: target.horizon,
            basis: defaultBasis(indicator),
            value,
            status: 'A',
            knownAt: `${asOf}T00:00:00.000Z`,
            source: '',
            note: '',
            row: 1,
            cell: '',
            upload: '',
            recordedAt: `${asOf}T00:00:00.000Z`,
          },
        ]
  const assessment = assess({ plan, indicator, figures, asOf })
  const byId = new Map([[indicator.id, figures]])
  const view = gaugeView({ plan, figures: byId, lang, look: {} }, indicator, assessment)
  return {
    view,
    target: targetWords(plan, indicator, target)[lang].trim(),
    tried: value,
    figure: view.value && besideUnit(view.value.number, view.value.unit),
  }
}

/** A little short of the target, or over a limit; of what is counted a whole number. */
function triedValue({ target, kind }: Indicator): Decimal | null {
  const { sets, direction } = comparatorRules[target.comparator]
  const { value } = target
  if (sets === 'partner' || value === null || kindRules[kind].steps === 'needed') return null
  if (sets === 'nothing') return ONE
  const isLimit = direction === 'down'
  const tried = value.mul(isLimit ? BEYOND : NEAR)
  if (kindRules[kind].figures !== 'items') return tried
  return isLimit ? max(tried.ceil(), value.add(ONE)) : min(tried.floor(), value.sub(ONE))
}
