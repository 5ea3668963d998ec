// What waits for a second person, and what became of what was handed in.
import { text } from '../../core/text.ts'
import type { Decision, Submission } from '../../desk/submissions.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { DeskNav } from './desk-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'

export interface ReviewsInput {
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
    '没有开启复核（设置 REVIEW=on 开启）：报送由本人确认即入库。',
    'Review is off (the setting REVIEW=on turns it on): what is sent counts when its sender confirms it.',
  ),
  waiting: text('等待复核', 'Waiting'),
  none: text('没有等待复核的报送。', 'Nothing waits.'),
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

const DECISIONS: Readonly<Record<Decision['what'], ReturnType<typeof text>>> = {
  confirmed: text('{by} 于 {at} 确认', 'Confirmed by {by} at {at}'),
  'sent-back': text('{by} 于 {at} 退回，原因：{reason}', 'Sent back by {by} at {at}, because: {reason}'),
  withdrawn: text('{by} 于 {at} 撤回', 'Withdrawn by {by} at {at}'),
}

export const decisionWords = ({ what, by, at, reason }: Decision, lang: 'zh' | 'en'): string =>
  DECISIONS[what][lang]
    .replace('{by}', () => by)
    .replace('{at}', () => momentWords(at))
    .replace('{reason}', () => reason ?? '—')

export function fileWords(sent: Submission, lang: 'zh' | 'en'): string {
  const file = sent.filename || '—'
  return sent.kind === 'undo' ? WORDS.undo[lang].replace('{file}', () => file) : file
}

export function renderReviews({ submissions, isOn, person }: ReviewsInput, frame: Frame): string {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const waiting = submissions.filter(({ decision }) => decision === null)
  const decided = submissions.filter(({ decision }) => decision !== null)
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/review" />
      <h1>{say('title')}</h1>
      <p class="lead">{say(isOn ? 'how' : 'off')}</p>
      <h2>{say('waiting')}</h2>
      {waiting.length === 0 && <p class="lead">{say('none')}</p>}
      {waiting.length > 0 && <List submissions={waiting} person={person} frame={frame} />}
      {decided.length > 0 && <h2>{say('decided')}</h2>}
      {decided.length > 0 && <List submissions={decided} person={person} frame={frame} />}
    </>
  )
  const styles = formStyles + deskStyles
  return pageOf({ title: say('title'), demo: false, dated: false, styles, children }, frame)
}

function List({ submissions, person, frame }: Omit<ReviewsInput, 'isOn'> & { frame: Frame }) {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  return (
    <div class="card scroll stack">
      <table>
        <thead>
          <tr>
            {(['time', 'file', 'by', 'rows', 'effect', 'outcome'] as const).map((name) => (
              <th key={name} scope="col">
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {submissions.map((sent) => (
            <tr key={sent.id}>
              <td data-name={say('time')}>{momentWords(sent.at)}</td>
              <td data-name={say('file')} class="wrap">
                <a href={hrefIn(frame, `/desk/review/${sent.id}`)}>{fileWords(sent, lang)}</a>
              </td>
              <td data-name={say('by')}>{sent.by}</td>
              <td data-name={say('rows')}>
                {sent.kind === 'undo'
                  ? '—'
                  : `${sent.receipt.rows.new} / ${sent.receipt.rows.revised} / ${sent.receipt.rows.unchanged}`}
              </td>
              <td data-name={say('effect')}>
                {sent.kind === 'undo' ? '—' : sent.receipt.statusChanges.length}
              </td>
              <td data-name={say('outcome')} class="wrap">
                {sent.decision
                  ? decisionWords(sent.decision, lang)
                  : sent.person === person
                    ? say('own')
                    : say('waiting')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
