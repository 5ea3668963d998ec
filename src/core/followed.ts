// What a person follows, and what of it changed in a span of time. Pure.
import { type Answerers, answerersOf } from './answerable.ts'
import { publicFrom } from './clearance.ts'
import { written as amount } from './decimal.ts'
import { grouped } from './grouped.ts'
import { CLAIM_WORDS, type Narrative } from './narrative.ts'
import type { Observation } from './observation.ts'
import type { Instant } from './period.ts'
import { periodWords } from './period-words.ts'
import type { Indicator, Plan } from './plan.ts'
import { type Text, text } from './text.ts'

export const FOLLOWED_KINDS = ['indicator', 'task', 'unit'] as const
type FollowedKind = (typeof FOLLOWED_KINDS)[number]

export interface Followed {
  readonly plan: string
  readonly kind: FollowedKind
  /** Of the indicator (also of one that is only watched) or unit; number of the task. */
  readonly id: string
}

export const followedKey = ({ plan, kind, id }: Followed): string => [plan, kind, id].join('\t')

/** null: no such key. */
export function followedOf(key: string): Followed | null {
  const [plan = '', word, id = ''] = key.split('\t')
  const kind = FOLLOWED_KINDS.find((one) => one === word)
  return kind === undefined || plan === '' || id === '' ? null : { plan, kind, id }
}

/** Its name in the plan; null: the plan has it no more. */
export function followedName(plan: Plan, { kind, id }: Followed): Text | null {
  if (kind === 'indicator') {
    const found = shownOf(plan).find((one) => one.id === id)
    return found ? text(found.name, found.nameEn ?? found.name) : null
  }
  if (kind === 'task') {
    const found = plan.tasks.find(({ number }) => String(number) === id)
    return found ? text(`任务 ${id}：${found.text}`, `Task ${id}: ${found.text}`) : null
  }
  const found = plan.units.find((one) => one.id === id)
  return found ? text(found.name, found.name) : null
}

/** What has a page of its own: indicators, and what is only watched. */
const shownOf = ({ indicators, watched }: Plan): readonly Indicator[] => [...indicators, ...watched]

/** One thing that happened to something that is followed. */
export interface FollowedChange {
  readonly what: 'figure' | 'narrative' | 'slip'
  readonly at: Instant
  /** Of the plan. */
  readonly task: number | null
  readonly indicator: string | null
  readonly title: Text
  readonly words: Text
  /** Id of the slip; null: it is no slip. */
  readonly slip: string | null
}

/** What happened to a slip, as far as it is told here. */
export interface SlipNews {
  readonly slip: string
  readonly at: Instant
  readonly indicator: string | null
  readonly task: number | null
  readonly title: Text
  readonly words: Text
}

interface FollowedGround {
  readonly plan: Plan
  /** Those that count and that the reader may see. */
  readonly figures: readonly Observation[]
  /** Those that the reader may see, every version. */
  readonly narratives: readonly Narrative[]
  readonly slips: readonly SlipNews[]
  /** After this moment. */
  readonly since: Instant
  /** By this moment. */
  readonly until: Instant
}

/** Tasks for which a unit answers, itself or through its offices and groups, are told by `answers`. */
export function followedChanges(
  followed: readonly Followed[],
  { plan, figures, narratives, slips, since, until }: FollowedGround,
  answers: (named: readonly string[], unit: string) => boolean,
): readonly FollowedChange[] {
  const own = followed.filter((one) => one.plan === plan.id)
  const ids = (kind: FollowedKind): ReadonlySet<string> =>
    new Set(own.filter((one) => one.kind === kind).map(({ id }) => id))
  const [units, indicators] = [ids('unit'), ids('indicator')]
  const isTheirs = ({ lead, responsible }: Pick<Answerers, 'lead' | 'responsible'>): boolean =>
    [...units].some((unit) => answers([...lead, ...responsible], unit))
  const tasks = new Set([
    ...[...ids('task')].map(Number),
    ...plan.tasks.filter(isTheirs).map(({ number }) => number),
  ])
  const isMeant = (indicator: Indicator): boolean =>
    indicators.has(indicator.id) ||
    (indicator.task !== null && tasks.has(indicator.task)) ||
    isTheirs(answerersOf(plan, indicator))
  const meant = new Map(
    shownOf(plan)
      .filter(isMeant)
      .map((one) => [one.id, one]),
  )
  const isNew = (at: Instant): boolean => at > since && at <= until
  const changes: FollowedChange[] = []
  const shown = figures.map((figure) => ({ ...figure, at: publicFrom(figure.knownAt, figure.releaseAt) }))
  const came = shown.filter(({ indicator, at }) => meant.has(indicator) && isNew(at))
  for (const [id, all] of grouped(came, ({ indicator }) => indicator)) {
    const indicator = meant.get(id)
    const last = all.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at))).at(-1)
    if (!indicator || !last) continue
    const period = periodWords(last.period, 'period', plan)
    const value = last.value === null ? '—' : `${amount(last.value)} ${indicator.unit}`.trim()
    const more =
      all.length > 1 ? text(`，共 ${all.length} 个数`, `, ${all.length} figures in all`) : text('', '')
    changes.push({
      what: 'figure',
      at: last.at,
      task: indicator.task,
      indicator: id,
      title: text(indicator.name, indicator.nameEn ?? indicator.name),
      words: text(`报来 ${period.zh}：${value}${more.zh}`, `figure for ${period.en}: ${value}${more.en}`),
      slip: null,
    })
  }
  for (const { at: written, releaseAt, task, unit, period, claim, words } of narratives) {
    const at = publicFrom(written, releaseAt)
    if (!tasks.has(task) || !isNew(at)) continue
    const month = periodWords(period, 'period', plan)
    const name = plan.units.find(({ id }) => id === unit)?.name ?? unit
    const said = claim ? CLAIM_WORDS[claim] : text('', '')
    changes.push({
      what: 'narrative',
      at,
      task,
      indicator: null,
      title: text(`任务 ${task}`, `Task ${task}`),
      words: text(
        `${name}写了${month.zh}进展${said.zh && `（${said.zh}）`}：${words.progress.slice(0, 80)}`,
        `${name} wrote for ${month.en}${said.en && ` (${said.en})`}: ${words.progress.slice(0, 80)}`,
      ),
      slip: null,
    })
  }
  for (const { slip, at, indicator, task, title, words } of slips) {
    const isOwn = (indicator !== null && meant.has(indicator)) || (task !== null && tasks.has(task))
    if (isOwn && isNew(at)) changes.push({ what: 'slip', at, task, indicator, title, words, slip })
  }
  return changes.toSorted((a, b) => (a.at < b.at ? 1 : Number(a.at > b.at) * -1))
}
