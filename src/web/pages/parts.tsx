// The parts of alerts with their signs of life: scheduler, evaluation, jobs, rules, channels.
import { type PartHealth, type PartState, stateWord } from '../../alerts/heartbeats.ts'
import { type Language, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'

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
  const say = speak(WORDS, lang)
  return (
    <Table
      label={say('scroll')}
      rows={parts}
      columns={[
        { head: say('part'), class: 'wrap', cell: ({ part }) => part.words[lang] },
        {
          head: say('state'),
          cell: ({ state }) => <span class={`state ${LIGHTS[state]}`}>{stateWord(state)[lang]}</span>,
        },
        { head: say('well'), cell: ({ wellAt }) => (wellAt ? momentWords(wellAt) : say('never')) },
        { head: say('note'), class: 'wrap', cell: ({ note }) => note },
      ]}
    />
  )
}
