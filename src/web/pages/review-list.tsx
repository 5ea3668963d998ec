// What waits for a second person, and what became of what was handed in.
import { type Language, type Text, text } from '../../core/text.ts'
import type { Decision, Submission } from '../../desk/submissions.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { DeskNav } from './places.tsx'

interface ReviewsInput {
  /** The latest first. */
  readonly submissions: readonly Submission[]
  readonly isOn: boolean
  /** Id of who looks: their own are named as such. */
  readonly person: string
}

const WORDS = {
  title: text('复核', 'Review'),
  how: text(
    '报送、更正和撤销都要由另一人复核，确认后才入库。',
    'Whatever is sent, corrected or taken back counts when a second person has confirmed it.',
  ),
  off: text(
    '没有开启复核（由管理员开启）：报送由本人确认即入库。',
    'Review is off (the setting REVIEW=on turns it on): what is sent counts when its sender confirms it.',
  ),
  waiting: text('等待复核', 'Waiting'),
  none: text(
    '没有等待复核的报送；有人报送时会出现在这里。',
    'Nothing waits; what is sent comes here to be confirmed.',
  ),
  decided: text('已处理', 'Decided'),
  time: text('送出时间', 'Sent at'),
  file: text('文件', 'File'),
  by: text('送出人', 'Sent by'),
  rows: text('新增 / 更正 / 未变', 'New / revised / unchanged'),
  effect: text('状态变化', 'Statuses'),
  outcome: text('结果', 'Outcome'),
  undo: text('撤销：{file}', 'Taking back: {file}'),
  own: text('自己送出的，须由另一人复核', 'your own; somebody else has to confirm it'),
} as const

const DECISIONS: Readonly<Record<Decision['what'], Text>> = {
  confirmed: text('{by} 于 {at} 确认', 'Confirmed by {by} at {at}'),
  'sent-back': text('{by} 于 {at} 退回，原因：{reason}', 'Sent back by {by} at {at}, because: {reason}'),
  withdrawn: text('{by} 于 {at} 撤回', 'Withdrawn by {by} at {at}'),
}

export const decisionWords = ({ what, by, at, reason }: Decision, lang: Language): string =>
  speak(DECISIONS, lang)(what, { by, at: momentWords(at), reason: reason ?? '—' })

export function fileWords(sent: Submission, lang: Language): string {
  const file = sent.filename || '—'
  return sent.kind === 'undo' ? speak(WORDS, lang)('undo', { file }) : file
}

export function renderReviews({ submissions, isOn, person }: ReviewsInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const waiting = submissions.filter(({ decision }) => decision === null)
  const decided = submissions.filter(({ decision }) => decision !== null)
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/review" />
      <h1>{say('title')}</h1>
      <p class="lead">{say(isOn ? 'how' : 'off')}</p>
      <h2>{say('waiting')}</h2>
      {waiting.length === 0 && <Empty>{say('none')}</Empty>}
      <List label={say('waiting')} submissions={waiting} person={person} lang={lang} />
      {decided.length > 0 && <h2>{say('decided')}</h2>}
      <List label={say('decided')} submissions={decided} person={person} lang={lang} />
    </>
  )
  return pageOf({ title: say('title'), dated: true, styles: formStyles + deskStyles, children }, frame)
}

interface ListInput extends Omit<ReviewsInput, 'isOn'> {
  readonly label: string
  readonly lang: Language
}

function List({ label, submissions, person, lang }: ListInput) {
  const say = speak(WORDS, lang)
  const outcome = (sent: Submission): string =>
    sent.decision ? decisionWords(sent.decision, lang) : say(sent.person === person ? 'own' : 'waiting')
  return (
    <Table
      label={label}
      rows={submissions}
      columns={[
        { head: say('time'), cell: ({ at }) => momentWords(at) },
        {
          head: say('file'),
          class: 'wrap',
          cell: (sent) => <a href={`/desk/review/${sent.id}`}>{fileWords(sent, lang)}</a>,
        },
        { head: say('by'), cell: ({ by }) => by },
        {
          head: say('rows'),
          cell: ({ kind, receipt: { rows } }) =>
            kind === 'undo' ? '—' : `${rows.new} / ${rows.revised} / ${rows.unchanged}`,
        },
        {
          head: say('effect'),
          cell: ({ kind, receipt }) => (kind === 'undo' ? '—' : receipt.statusChanges.length),
        },
        { head: say('outcome'), class: 'wrap', cell: outcome },
      ]}
    />
  )
}
