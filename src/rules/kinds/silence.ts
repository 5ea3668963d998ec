// 报送单位异常沉默: nothing at all has come from a unit for longer than it ever was silent this year.
import Type from 'typebox'
import { workingDaysBetween } from '../../core/calendar.ts'
import type { Instant } from '../../core/period.ts'
import { text } from '../../core/text.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import type { Ground } from '../ground.ts'
import { atPlan, LevelName, type RuleBase, ruleKind, type SaidOf, wholeNumber } from '../rule.ts'
import { arrivalDay, type Series } from '../series.ts'
import { isWanted } from '../spell.ts'

const PARAMETERS = {
  level: LevelName,
  /** Days on which something came this year; with fewer nobody knows what is usual. */
  arrivals: Type.Optional(wholeNumber(2, 24, 'days with arrivals before / 此前有报送的天数')),
  /** Working days beyond the longest silence so far. */
  beyond: Type.Optional(wholeNumber(1, 60, 'working days beyond the longest silence / 超过最长间隔的工作日')),
}

interface Numbers {
  readonly level: SaidOf['level']
  readonly arrivals?: number
  readonly beyond?: number
}

export const silenceRule = ruleKind({
  kind: 'silence',
  at: 'plan',
  title: text('报送单位异常沉默', 'A unit is silent'),
  tells: ['source'],
  parameters: PARAMETERS,
  words: ({ level, arrivals = 3, beyond = 3 }) => ({
    raises: text(
      `本年有报送的日子不少于 ${arrivals} 天、且尚有数据未报完的单位，连续没有任何报送的工作日数比其本年最长的间隔多 ${beyond} 个工作日及以上：${LEVEL_WORDS[level].zh}。`,
      `A unit with at least ${arrivals} days of arrivals this year and something still owed sends nothing for ${beyond} working days or more beyond its longest silence of the year: ${level}.`,
    ),
    clears: text('该单位有任何一项数据报来即解除。', 'Cleared when any figure of the unit comes.'),
  }),
  look: (numbers, base) =>
    atPlan((ground) => {
      const byUnit = new Map<string, Series[]>()
      for (const series of ground.series) {
        const unit = ground.people.sourceOf(series.indicator)
        if (unit === null) continue
        const own = byUnit.get(unit)
        if (own) own.push(series)
        else byUnit.set(unit, [series])
      }
      return [...byUnit].flatMap(([unit, series]) => ofUnit(numbers, base, unit, series, ground) ?? [])
    }),
})

function ofUnit(
  { level, arrivals = 3, beyond = 3 }: Numbers,
  base: RuleBase,
  unit: string,
  series: readonly Series[],
  ground: Ground,
): SaidOf | null {
  const { asOf, people, plan } = ground
  const wanted = isWanted(ground, base.id, 'unit', unit)
  const instants = new Set<Instant>()
  for (const { points } of series) for (const { figure } of points) instants.add(figure.knownAt)
  const came = [...new Set([...instants].map(arrivalDay))].filter((day) => day <= asOf).sort()
  const last = came.at(-1)
  const usual = came.slice(1).map((day, index) => workingDaysBetween(came[index] ?? day, day))
  const longest = Math.max(0, ...usual)
  const quiet = last === undefined ? 0 : workingDaysBetween(last, asOf)
  const isLong = came.length >= arrivals && quiet >= longest + beyond
  if (!isLong && !wanted) return null
  const isOwed = series.some((one) => one.reporting.missing && !one.isSettled())
  const delivers = [...ground.delivered].some((key) =>
    series.some(({ indicator }) => key.includes(`/${indicator.id}/`)),
  )
  const raised = isLong && isOwed && !delivers
  if (!raised && !wanted) return null
  const name = people.unitName(unit)
  return {
    subject: { kind: 'unit', id: unit },
    condition: raised ? 'raised' : 'clear',
    level,
    period: null,
    since: raised ? (last ?? null) : null,
    receivers: people.receivers(base.receivers ?? ['source'], null, unit),
    leaders: [],
    reason: () =>
      raised
        ? text(
            `${name}负责报送 ${series.length} 项指标，自 ${last} 以后 ${quiet} 个工作日没有任何报送；本年此前最长间隔 ${longest} 个工作日。`,
            `${name} supplies ${series.length} indicator(s) and has sent nothing for ${quiet} working days, since ${last}; its longest silence this year was ${longest}.`,
          )
        : text(`${name}最近一次报送在 ${last ?? '—'}。`, `${name} last sent figures on ${last ?? '—'}.`),
    requirement: () =>
      text(
        '请与报送人联系，问明原因，尽快补报。',
        'Please call those who report, ask why, and have it sent soon.',
      ),
    facts: () => ({ plan: plan.id, unit, arrivals: came, longest, quiet }),
  }
}
