// The year by sections: how many were behind at each month's end, each cell a link to the ledger as it stood then.
import { sectionCalled } from '../../boards/index.ts'
import type { Day, Period } from '../../core/period.ts'
import { endMonthOf, lastDayOf, periodsOf } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { type Language, text } from '../../core/text.ts'
import { NO_SECTION } from '../../desk/ledger.ts'
import type { HeatCell, HeatRow } from '../../desk/overview.ts'
import { monthShort } from '../day-words.ts'
import { speak } from '../kit/speak.ts'
import { ledgerHref } from './ledger-table.tsx'

const WORDS = {
  title: text('各部分各月末欠进度', 'Behind by section at each month’s end'),
  how: text(
    '格中是欠进度和未完成的个数，颜色越深占的比例越大；点一格看当时的台账。',
    'Numbers behind or missed, darker the larger their share; a cell leads to the ledger as it stood then.',
  ),
  section: text('部分', 'Section'),
  headline: text('主要目标', 'Headline targets'),
  all: text('全部指标', 'All indicators'),
  now: text('现在', 'Now'),
  cell: text(
    '{n} 个欠进度或未完成，其中红 {red}，共判定 {judged}',
    '{n} behind or missed, {red} of them red, {judged} judged',
  ),
  nothing: text('没有可判定的', 'nothing could be judged'),
} as const

interface HeatInput {
  readonly heat: readonly HeatRow[]
  /** Those that are over; a cell for each, and one for now. */
  readonly months: readonly { readonly month: Period; readonly day: Day }[]
  readonly plan: Plan
  readonly look: Partial<Standpoint>
  readonly lang: Language
}

export function HeatStrip({ heat, months, plan, look, lang }: HeatInput) {
  const say = speak(WORDS, lang)
  // The first month that is not over is the one in which it stands now.
  const [, ...ahead] = periodsOf(plan, 'monthly').filter(
    (month) => !months.some((one) => one.month === month),
  )
  const heads = [
    ...months.map(({ month, day }) => ({ word: monthShort(endMonthOf(month), lang), day })),
    { word: say('now'), day: null },
  ]
  const nameOf = (section: string | null): string =>
    plan.sections.filter(({ id }) => id === section).map((one) => sectionCalled(one, lang))[0] ??
    say(plan.sections.length > 0 ? 'headline' : 'all')
  return (
    <section class="card heat">
      <h2>{say('title')}</h2>
      <p class="lead" title={say('how')}>
        {say('how')}
      </p>
      <section class="scroll" aria-label={say('title')} {...REACHED}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('section')}</th>
              {heads.map(({ word, day }) => (
                <th key={day ?? ''} scope="col">
                  {word}
                </th>
              ))}
              {ahead.map((month) => (
                <th key={month} scope="col" class="ahead">
                  {monthShort(endMonthOf(month), lang)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heat.map(({ section, cells }) => (
              <tr key={section ?? ''}>
                <th scope="row" lang="zh-CN" title={nameOf(section)}>
                  {nameOf(section)}
                </th>
                {cells.map((cell, at) => (
                  <Cell
                    key={heads[at]?.day ?? ''}
                    cell={cell}
                    href={ledgerHref(
                      'indicators',
                      { section: plan.sections.length > 0 ? (section ?? NO_SECTION) : null, order: 'worst' },
                      { ...look, asOf: heads[at]?.day ?? look.asOf ?? null },
                    )}
                    lang={lang}
                  />
                ))}
                {ahead.map((month) => (
                  <td key={lastDayOf(month)} class="ahead" />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

/** What scrolls must be able to hold the focus. */
const REACHED = { tabIndex: 0 }

/** Five shades: none behind, and four parts of all that were judged. */
function Cell({ cell, href, lang }: { cell: HeatCell | null; href: string; lang: Language }) {
  const say = speak(WORDS, lang)
  if (cell === null) return <td class="ahead" />
  const { behind, red, judged } = cell
  const shade = judged === 0 ? 'none' : Math.ceil((behind * 4) / judged)
  const words = judged === 0 ? say('nothing') : say('cell', { n: behind, red, judged })
  return (
    <td class={`shade-${shade}`}>
      <a href={href} title={words}>
        {judged === 0 ? '–' : behind}
        <span class="sr"> {words}</span>
      </a>
    </td>
  )
}
