// The colour of a slip as shape and word, where it stands, and how long there is left.
import type { ShownSlip, SlipState } from '../../alerts/slips/shown.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import type { Level } from '../../slips/finding.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import { speak } from '../kit/speak.ts'
import { LevelIcon } from '../level-icon.tsx'

export function LevelMark({ level, lang }: { level: Level; lang: Language }) {
  return (
    <span class={`level level-${level}`}>
      <LevelIcon level={level} />
      {LEVEL_WORDS[level][lang]}
    </span>
  )
}

const STATE_WORDS: Readonly<Record<SlipState, Text>> = {
  unsigned: text('待签收', 'to be signed'),
  signed: text('已签收，待答复', 'signed, reply owed'),
  verdict: text('待督查员定', 'waits for a decision'),
  answered: text('已答复', 'answered'),
  recovering: text('恢复中', 'recovering'),
  closed: text('已办结', 'closed'),
  unsettled: text('年终未结', 'left open at the year’s end'),
  withdrawn: text('已撤回', 'withdrawn'),
}

const WORDS = {
  late: text('逾期 {n} 个工作日', '{n} working day(s) late'),
  today: text('今日到期', 'due today'),
  left: text('还有 {n} 个工作日', '{n} working day(s) left'),
  stood: text('年终未结（{state}）', 'left open at the year’s end ({state})'),
  comma: text('，', ', '),
} as const

/** Where it stands; of what its year left open, where that stood then and how late it was. */
export function stateWords(
  { state, stood, left }: Pick<ShownSlip, 'state' | 'stood' | 'left'>,
  lang: Language,
): string {
  if (stood === null) return STATE_WORDS[state][lang]
  const say = speak(WORDS, lang)
  const late = stood.overdue ? `${say('comma')}${say('late', { n: -left || 1 })}` : ''
  return say('stood', { state: `${STATE_WORDS[stood.state][lang]}${late}` })
}

/** How long there is left to answer; nothing where nobody is asked any more. */
export function leftWords(
  { left, overdue, state }: Pick<ShownSlip, 'left' | 'overdue' | 'state'>,
  lang: Language,
) {
  const say = speak(WORDS, lang)
  if (state !== 'unsigned' && state !== 'signed') return null
  if (overdue) return <span class="late">{say('late', { n: -left || 1 })}</span>
  if (left === 0) return <span class="late">{say('today')}</span>
  return <span>{say('left', { n: left })}</span>
}
