// The measures (整改措施) of a slip: what, whose, until when, how it stands; on the slip’s page and beside the indicator.
import type { ComponentChildren } from 'preact'
import type { ShownMeasure } from '../../alerts/slips/shown.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import type { MeasureState } from '../../slips/measures.ts'
import { dayWords } from '../day-words.ts'
import { speak } from '../kit/speak.ts'

const WORDS = {
  measures: text('整改措施', 'Measures'),
  until: text('{owner}，{day}前', '{owner}, by {day}'),
  reported: text('报告完成：{words}（{name}，{day}）', 'Reported as done: {words} ({name}, {day})'),
  accepted: text('认可：{words}（{name}，{day}）', 'Accepted: {words} ({name}, {day})'),
  returned: text('退回：{words}（{name}，{day}）', 'Returned: {words} ({name}, {day})'),
} as const

const STATES: Readonly<Record<MeasureState, Text>> = {
  open: text('在办', 'under way'),
  late: text('逾期', 'late'),
  reported: text('待审核', 'to be judged'),
  done: text('已完成', 'done'),
}

interface MeasuresInput {
  readonly measures: readonly ShownMeasure[]
  readonly lang: Language
  /** Without who said what of it. */
  readonly brief?: boolean
  /** What is shown with one, by its id. */
  readonly shownWith?: (measure: string) => ComponentChildren
}

export function Measures({ measures, lang, brief = false, shownWith = () => null }: MeasuresInput) {
  const say = speak(WORDS, lang)
  if (measures.length === 0) return null
  return (
    <ol class="measure-list" aria-label={say('measures')}>
      {measures.map(({ id, text: words, owner, due, state, reported, verdict }) => (
        <li key={id}>
          {words} <small>{say('until', { owner, day: dayWords(due, lang) })}</small>{' '}
          <b class={`measure-${state}`}>{STATES[state][lang]}</b>
          {!brief && reported && (
            <p class="by">
              {say('reported', {
                words: reported.text,
                name: reported.name,
                day: dayWords(reported.on, lang),
              })}
            </p>
          )}
          {!brief && verdict && (
            <p class="by">
              {say(verdict.accepted ? 'accepted' : 'returned', {
                words: verdict.text,
                name: verdict.name,
                day: dayWords(verdict.on, lang),
              })}
            </p>
          )}
          {shownWith(id)}
        </li>
      ))}
    </ol>
  )
}

export const measuresName = (lang: Language): string => WORDS.measures[lang]
