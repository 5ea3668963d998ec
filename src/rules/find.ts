// What all rules say of a plan on a day. Pure: the figures, reports and texts that it stands on are given.

import { isReleased, type Released } from '../core/clearance.ts'
import { byIndicatorOf, figuresAbout, partnersOf } from '../core/figures-about.ts'
import { endWords } from '../core/mandate-words.ts'
import type { Observation } from '../core/observation.ts'
import { oncePer } from '../core/once-per.ts'
import type { Day, Instant } from '../core/period.ts'
import type { Indicator, Plan } from '../core/plan.ts'
import { endedBy, planOn } from '../core/plan-days.ts'
import { text } from '../core/text.ts'
import type { Finding, Receiver } from '../slips/finding.ts'
import {
  type Contradicted,
  type Ground,
  type ReceivedReport,
  type Roster,
  rosterOf,
  type ServiceFacts,
} from './ground.ts'
import type { Rule, RuleBase, Said } from './rule.ts'
import { Series } from './series.ts'
import { isWanted } from './spell.ts'

export interface FindInput {
  readonly rules: readonly Rule[]
  readonly plan: Plan
  /** One per key, those that count, of the plan's region. */
  readonly figures: readonly Observation[]
  /** Every vintage of the figures that were revised, in the order in which they became known. */
  readonly vintages?: readonly Observation[]
  readonly asOf: Day
  /** What is public: figures that wait for their release enter no rule, whoever passed them in. */
  readonly released: Released
  readonly received?: readonly ReceivedReport[]
  /** Absent or null: nobody looked at texts. */
  readonly contradicted?: readonly Contradicted[] | null
  /** Keys (`keyOf`) of figures that have come and wait for their release. */
  readonly delivered?: ReadonlySet<string>
  /** Keys of the matters that somebody waits for; absent or null: recovering and clear ones are all said. */
  readonly open?: ReadonlySet<string> | null
  /** Only these indicators are looked at (an upload touched them); absent: all, and the plan as a whole. */
  readonly touched?: ReadonlySet<string>
}

/** In the order of the rules, then of the plan. Rules that are off say nothing. */
export function findAll(input: FindInput): Finding[] {
  const { rules, asOf } = input
  const plan = planOn(input.plan, asOf)
  const people = peopleOf(plan)
  const series = seriesOf({ ...input, plan })
  const ground: Ground = {
    plan,
    people,
    asOf,
    series,
    open: input.open ?? null,
    received: input.received ?? [],
    contradicted: input.contradicted ?? null,
    delivered: input.delivered ?? NOTHING,
  }
  const findings: Finding[] = []
  for (const rule of rules) {
    if (!isAsked(rule, plan)) continue
    const { look } = rule
    if (look.at === 'plan' && !input.touched) {
      for (const said of look.say(ground)) {
        findings.push(findingOf(rule, plan, asOf, said.subject, said))
      }
    } else if (look.at === 'indicators') {
      const fits = fittingOf(rule)(plan)
      for (const one of series) {
        const { indicator } = one
        if (!fits.has(indicator.id)) continue
        const said = endedBy(indicator, asOf)
          ? noLongerSo(rule, one, ground)
          : (look.say(one, ground) ?? noLongerSo(rule, one, ground))
        if (!said) continue
        const answerers = people.answerersOf(indicator)
        const told =
          said.receivers ??
          people.receivers(rule.receivers ?? rule.tells, answerers, people.sourceOf(indicator))
        const subject = { kind: 'indicator', id: indicator.id } as const
        findings.push(
          findingOf(rule, plan, asOf, subject, said, { told, leaders: answerers.leaders, series: one }),
        )
      }
    }
  }
  return findings
}

/**
 * Somebody waits for a matter of which its rule has nothing to say any more: the figures that showed it were taken back or
 * put right, as far back as the rule looks. Without this the slip would stay, and rise when its limit passes.
 */
function noLongerSo(rule: RuleBase, { indicator, points }: Series, ground: Ground): Said | null {
  if (ground.open === null || !isWanted(ground, rule.id, 'indicator', indicator.id)) return null
  const ended = endedBy(indicator, ground.asOf)
  return {
    condition: 'clear',
    level: 'blue',
    since: null,
    period: points[0]?.figure.period ?? null,
    reason: () => {
      if (ended)
        return text(
          `“${indicator.name}”${endWords(ended).zh}`,
          `“${indicator.nameEn ?? indicator.name}”: ${endWords(ended).en}`,
        )
      return text(
        `“${indicator.name}”：现有数据已看不出“${rule.title.zh}”所指的情况。`,
        `“${indicator.nameEn ?? indicator.name}”: the figures no longer show what “${rule.title.en}” is about.`,
      )
    },
    requirement: () => text('无须再答复。', 'Nothing more is asked for.'),
    facts: () => ({}),
  }
}

const isAsked = ({ on, plan }: RuleBase, { id }: Plan): boolean => on && (plan === null || plan === id)

const NOTHING: ReadonlySet<string> = new Set()

/** What the rules about the service itself say at a moment; all conditions, for there are few. */
export function findService(rules: readonly Rule[], facts: ServiceFacts, now: Instant, asOf: Day): Finding[] {
  return rules.flatMap((rule) => {
    const { look } = rule
    if (!rule.on || look.at !== 'service') return []
    return look.say(facts, now).map((said) => findingOf(rule, null, asOf, said.subject, said))
  })
}

/** What a rule that looks at an indicator need not say itself. */
interface Usual {
  readonly told: readonly Receiver[]
  readonly leaders: readonly string[]
  readonly series: Series
}

/** Sentences and facts stay unmade until somebody reads them. */
function findingOf(
  rule: RuleBase,
  plan: Plan | null,
  asOf: Day,
  subject: Finding['matter']['subject'],
  said: Said,
  of: Partial<Usual> = {},
): Finding {
  return {
    matter: { plan: plan?.id ?? null, region: plan?.region ?? null, subject, rule: rule.id },
    asOf,
    condition: said.condition,
    level: said.level,
    byDays: said.byDays === true,
    ...(said.begins !== undefined && { begins: said.begins }),
    reminds: said.reminds === true,
    period: said.period,
    since: said.since,
    get reason() {
      return said.reason()
    },
    get requirement() {
      return said.requirement()
    },
    receivers: said.receivers ?? of.told ?? [],
    leaders: said.leaders ?? of.leaders ?? [],
    limitDays: said.limitDays ?? rule.limitDays,
    ...(said.occasion !== undefined && { occasion: said.occasion }),
    get rests() {
      const upload = of.series?.points[0]?.figure.upload ?? ''
      return said.period === null || upload === '' ? [] : [upload]
    },
    urgent: said.urgent ?? said.level === 'red',
    get facts() {
      return said.facts()
    },
  }
}

function seriesOf({ plan, figures, vintages, asOf, released, touched }: FindInput): Series[] {
  const own = publicByIndicator(figures, released)
  const revised = vintages && vintages.length > 0 ? publicByIndicator(vintages, released) : null
  const looked = touched
    ? plan.indicators.filter(
        (indicator) => touched.has(indicator.id) || partnersOf(indicator).some((id) => touched.has(id)),
      )
    : plan.indicators
  return looked.map(
    (indicator) =>
      new Series(plan, indicator, figuresAbout(indicator, own), revised?.get(indicator.id) ?? NONE, asOf),
  )
}

const NONE: readonly Observation[] = []

const publicByIndicator = (
  figures: readonly Observation[],
  released: Released,
): ReadonlyMap<string, readonly Observation[]> =>
  byIndicatorOf(figures.filter(({ releaseAt }) => isReleased(releaseAt, released)))

/** People of a plan and what rules look at in it do not change with the day. */
const peopleOf = oncePer(rosterOf)

/** Ids of the indicators that a rule looks at. */
const fittingOf = oncePer((rule: Rule) =>
  oncePer((plan: Plan): ReadonlySet<string> => {
    const people = peopleOf(plan)
    return new Set(plan.indicators.filter((indicator) => fits(rule, indicator, people)).map(({ id }) => id))
  }),
)

function fits({ which }: RuleBase, indicator: Indicator, people: Roster): boolean {
  const { kinds, firmness, sections, tasks, indicators, except } = which
  if (except.includes(indicator.id)) return false
  if (indicators && !indicators.includes(indicator.id)) return false
  if (kinds && !kinds.includes(indicator.kind)) return false
  if (firmness && indicator.target.firmness !== firmness) return false
  if (tasks && (indicator.task === null || !tasks.includes(indicator.task))) return false
  return !sections || sections.includes(people.taskOf(indicator)?.section ?? 'none')
}
