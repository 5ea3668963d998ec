// The parts of alerts with their signs of life: scheduler, evaluation, jobs, rules, channels.
import { type PartHealth, type PartState, stateWord } from '../../alerts/heartbeats.ts'
import { type Language, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'

const WORDS = {
  part: text('部分', 'Part'),
  state: text('状态', 'State'),
  well: text('最近正常', 'Last well'),
  note: text('说明', 'Note'),
  never: text('尚未', 'not yet'),
  scroll: text('各部分的动静', 'Signs of life'),
} as const
const LIGHTS: Readonly<Record<PartState, string>> = {
  well: 'light-green',
  failing: 'light-red',
  silent: 'light-red',
  off: 'light-grey',
}

export function Parts({ parts, lang }: { parts: readonly PartHealth[]; lang: Language }) {
  return (
    <section class="card stack" aria-label={WORDS.scroll[lang]}>
      <table>
        <thead>
          <tr>
            <th scope="col">{WORDS.part[lang]}</th>
            <th scope="col">{WORDS.state[lang]}</th>
            <th scope="col">{WORDS.well[lang]}</th>
            <th scope="col">{WORDS.note[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, state, wellAt, note }) => (
            <tr key={part.id}>
              <td class="wrap" data-label={WORDS.part[lang]}>
                {part.words[lang]}
              </td>
              <td data-label={WORDS.state[lang]}>
                <span class={`state ${LIGHTS[state]}`}>{stateWord(state)[lang]}</span>
              </td>
              <td data-label={WORDS.well[lang]}>{wellAt ? momentWords(wellAt) : WORDS.never[lang]}</td>
              <td class="wrap" data-label={WORDS.note[lang]}>
                {note}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
