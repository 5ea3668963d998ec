// What every page of a draft begins with: its title, how much is left, its state, and its other pages.
import { text } from '../../core/text.ts'
import type { DraftHead } from '../../drafting/plan-draft.ts'
import type { PlanDraftState } from '../../drafting/plan-drafts.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Neighbours, Note } from '../kit/notes.tsx'
import { speak } from '../kit/speak.ts'

/** What every page of a draft says of it. */
export interface DraftFace {
  readonly id: string
  readonly seq: number
  readonly head: DraftHead
  readonly state: PlanDraftState
  readonly tasks: number
  /** What is to be answered or put right, in all. */
  readonly left: number
  /** May be changed by this reader. */
  readonly open: boolean
}

const WORDS = {
  left: text('处待确认', 'to answer'),
  none: text('处待确认，可以生效了', 'to answer: it can come into force'),
  places: text('草稿', 'The draft'),
  room: text('逐项核对', 'Task by task'),
  sections: text('部分', 'Sections'),
  names: text('单位和领导', 'Units and leaders'),
  dictionary: text('指标解释', 'Dictionary'),
  facts: text('基本信息', 'Basic facts'),
  force: text('生效', 'Put in force'),
  offered: text(
    '{who} {at} 送交确认，正等第二个人。',
    'Handed in by {who}, {at}: it waits for a second person.',
  ),
  inForce: text('{who} {at} 使它生效。', 'Put in force by {who}, {at}.'),
  sentBack: text('{who} 退回：{reason}', 'Sent back by {who}: {reason}'),
  plan: text('看年度目标', 'See the plan'),
} as const

/** Title, count and places; on every page of a draft. */
export function DraftTop({ face, here, frame }: { face: DraftFace; here: string; frame: Frame }) {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const base = `/plans/drafts/${face.id}`
  const { state, left } = face
  const who = { who: state.by.name, at: momentWords(state.at), reason: state.reason ?? '' }
  return (
    <>
      <h1 lang="zh-CN">{face.head.values.plan.title}</h1>
      {state.state === 'offered' && <Note kind="done">{say('offered', who)}</Note>}
      {state.state === 'in-force' && (
        <Note kind="done">
          {say('inForce', who)} <a href={`/plans/${encodeURIComponent(state.plan ?? '')}`}>{say('plan')}</a>
        </Note>
      )}
      {state.state === 'open' && state.reason !== null && <Note kind="refused">{say('sentBack', who)}</Note>}
      <div class="room">
        <p class={left === 0 ? 'count none' : 'count'} data-count role="status">
          <b>{left}</b> <span>{say(left === 0 ? 'none' : 'left')}</span>
        </p>
      </div>
      <Neighbours
        label={say('places')}
        places={[
          [base, say('room')],
          [`${base}/sections`, say('sections')],
          [`${base}/names`, say('names')],
          [`${base}/dictionary`, say('dictionary')],
          [`${base}/facts`, say('facts')],
          [`${base}/force`, say('force')],
        ]}
        here={here}
        look={{}}
      />
    </>
  )
}
