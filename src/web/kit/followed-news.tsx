// What changed of the things that the reader follows, in a list: on their own page and on the overview.
import { indicatorHref, taskHref } from '../../boards/index.ts'
import type { FollowedChange } from '../../core/followed.ts'
import { dayOf } from '../../core/zone.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'

interface NewsInput {
  readonly frame: Pick<Frame, 'lang' | 'look'>
  /** Id of the plan. */
  readonly plan: string
  /** The latest first. */
  readonly changes: readonly FollowedChange[]
  /** So many are shown. */
  readonly most: number
}

export const FollowedNewsList = ({ frame: { lang, look }, plan, changes, most }: NewsInput) => (
  <ul class="hits">
    {changes.slice(0, most).map((change) => (
      <li key={`${change.at}${change.what}${change.slip ?? change.indicator ?? change.task}`}>
        <a href={hrefOf(change, { ...look, plan })}>{change.title[lang]}</a> {change.words[lang]}{' '}
        <small>{dayWords(dayOf(change.at), lang)}</small>
      </li>
    ))}
  </ul>
)

function hrefOf({ what, slip, indicator, task }: FollowedChange, look: Partial<Frame['look']>): string {
  if (what === 'slip' && slip !== null) return `/alerts/${encodeURIComponent(slip)}`
  if (what === 'narrative' && task !== null) return taskHref(task, look)
  return indicatorHref(indicator ?? '', look)
}
