// The year in cells, one a period: light and word, with the mark that stays where a period was caught up later.
import { defaultBasis } from '../../core/basis.ts'
import type { PeriodVerdict } from '../../core/history.ts'
import { endMonthOf, frequencyOf } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator } from '../../core/plan.ts'
import { statusWord } from '../../core/status-words.ts'
import type { Language } from '../../core/text.ts'
import type { Say } from '../messages/index.ts'
import { StatusIcon } from '../wall/icons.tsx'

interface Input {
  readonly year: readonly PeriodVerdict[]
  readonly indicator: Indicator
  readonly lang: Language
  readonly say: Say
}

export function YearStrip({ year, indicator, lang, say }: Input) {
  return (
    <ol class="strip12">
      {year.map(({ period, assessment, light, caughtUp, note }) => (
        <li
          key={period}
          class={assessment ? `light-${light}` : undefined}
          title={assessment?.reason[lang] ?? note?.[lang] ?? undefined}
        >
          <b>
            {frequencyOf(period) === 'monthly'
              ? say('monthShort', { n: endMonthOf(period) })
              : periodWords(period, defaultBasis(indicator))[lang]}
          </b>
          {assessment && <StatusIcon status={assessment.status} light={light} />}
          <span>{assessment ? statusWord(assessment.status)[lang] : (note?.[lang] ?? say('notYet'))}</span>
          {caughtUp && <span> · {say('caughtUp')}</span>}
        </li>
      ))}
    </ol>
  )
}
