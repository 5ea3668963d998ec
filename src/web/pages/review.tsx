// One thing that waits for a second person: who sent it, what it would do, what changed since, and the decision.
import { conflictsMark } from '../../core/beside.ts'
import { Problem } from '../../core/problem.ts'
import type { Receipt } from '../../core/receipt.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import type { ReviewView } from '../../desk/reviews.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, ButtonForm, Field, Form, Tick } from '../kit/form.tsx'
import { FactList, Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { DeskNav } from './places.tsx'
import {
  BasesTaken,
  Conversions,
  Counts,
  Edits,
  HowRead,
  type Names,
  Revisions,
  StatusChanges,
  Waiting,
  Warnings,
} from './receipt-parts.tsx'
import { decisionWords, fileWords } from './review-list.tsx'
import { Cells, Conflicts } from './review-tables.tsx'

interface ReviewInput {
  readonly look: ReviewView
  readonly may: { readonly confirm: boolean; readonly withdraw: boolean; readonly file: boolean }
  readonly names: Names
  /** Why the last attempt did not work; null: nothing was tried. */
  readonly failure: Text | null
}

const WORDS = {
  title: text('复核', 'Review'),
  by: text('送出人', 'Sent by'),
  time: text('送出时间', 'Sent at'),
  hash: text('文件指纹（SHA-256）', 'Fingerprint (SHA-256)'),
  upload: text('要撤销的报送', 'Upload to be taken back'),
  why: text('撤销原因', 'Why'),
  receipt: text('查看回执', 'See its receipt'),
  waits: text('等待另一人复核；确认之前不入库。', 'Waits for a second person; nothing is stored before.'),
  acceptConflicts: text(
    '已逐个看过这些变化，以本次报送为准',
    'I have looked at each of these changes; what is sent here shall count',
  ),
  changes: text('确认后将改变的状态', 'Statuses that would change'),
  changed: text('送出时的预览：将改变的状态', 'As previewed when it was sent: statuses that would change'),
  goesBack: text('撤销后恢复为原值的数据', 'Figures that would go back'),
  warnings: text('疑点与放行原因', 'Doubts, and why they may pass'),
  accept: text('送出后新出现的疑点为什么可以放行', 'Why the doubts that are new since it was sent may pass'),
  confirm: text('确认入库', 'Confirm and store'),
  confirmUndo: text('确认撤销', 'Confirm taking it back'),
  decide: text('处理', 'Decide'),
  file: text('下载原文件', 'Download the file as it came'),
  back: text('退回', 'Send back'),
  backWhy: text('退回原因', 'Why it is sent back'),
  withdraw: text('撤回', 'Withdraw'),
  figures: text('全部数据', 'All figures'),
} as const

export function renderReview(input: ReviewInput, frame: Frame): string {
  const { lang } = frame
  const { look, may, names, failure } = input
  const { submission, tried, beside, conflicts } = look
  const { decision } = submission
  const say = speak(WORDS, lang)
  const problem = tried instanceof Problem ? tried : null
  const now = tried instanceof Problem ? null : tried
  const isUndo = submission.kind === 'undo'
  const upload = decision?.upload ?? (isUndo ? submission.upload : null)
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/review" />
      <h1>
        {say('title')} · {fileWords(submission, lang)}
      </h1>
      <Note kind="refused">{failure?.[lang]}</Note>
      <p class={decision?.what === 'sent-back' ? 'refused' : 'lead'} role="status">
        {decision ? decisionWords(decision, lang) : say('waits')}
      </p>
      <FactList
        facts={[
          [say('by'), submission.by],
          [say('time'), momentWords(submission.at)],
          [say('why'), isUndo ? submission.reason : null],
        ]}
        wide={[isUndo ? [say('upload'), submission.upload] : [say('hash'), submission.sha256]]}
        hashes
      />
      {!isUndo && may.file && !decision && (
        <p>
          <a href={`/desk/review/${submission.id}/file`}>{say('file')}</a>
        </p>
      )}
      {upload && (
        <p class="actions">
          <a class="button" href={`/desk/uploads/${upload}`}>
            {say('receipt')}
          </a>
        </p>
      )}
      {problem && <Refused problem={problem} lang={lang} />}
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} names={names} lang={lang} />}
      <Effects submission={submission} now={now} names={names} lang={lang} />
      {!decision && <Decide input={input} now={now} say={say} />}
      {beside.length > 0 && <h2>{say('figures')}</h2>}
      <Cells beside={beside} now={now} names={names} lang={lang} />
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles + deskStyles, children }, frame)
}

const Refused = ({ problem, lang }: { problem: Problem; lang: Language }) => (
  <div class="refused" role="alert">
    <p>
      {problem.detail[lang]} {problem.fix[lang]}
    </p>
    <ul>
      {problem.faults.map(({ cell, detail, fix }, index) => (
        <li key={index}>
          {cell} {detail[lang]} {fix[lang]}
        </li>
      ))}
    </ul>
  </div>
)

interface EffectsInput {
  readonly submission: ReviewView['submission']
  readonly now: Receipt | null
  readonly names: Names
  readonly lang: Language
}

/** While it waits: what it would do now. Later: what was seen when it was sent, or what the upload had done. */
function Effects({ submission, now, names, lang }: EffectsInput) {
  const say = speak(WORDS, lang)
  const receipt = now ?? submission.receipt
  if (submission.kind === 'undo') {
    return (
      <>
        <HowRead receipt={receipt} lang={lang} />
        {receipt.revised.length > 0 && <h2>{say('goesBack')}</h2>}
        <Revisions receipt={receipt} names={names} lang={lang} />
      </>
    )
  }
  return (
    <>
      <Counts rows={receipt.rows} lang={lang} />
      <HowRead receipt={receipt} lang={lang} />
      <h2>{say(now ? 'changes' : 'changed')}</h2>
      <StatusChanges changes={receipt.statusChanges} lang={lang} />
      <Waiting receipt={receipt} names={names} lang={lang} />
      <Conversions receipt={receipt} names={names} lang={lang} />
      <BasesTaken receipt={receipt} names={names} lang={lang} />
      <Edits edits={receipt.edits ?? []} lang={lang} />
      {receipt.warnings.length > 0 && <h2>{say('warnings')}</h2>}
      <Warnings warnings={receipt.warnings} lang={lang} />
    </>
  )
}

interface DecideInput {
  readonly input: ReviewInput
  readonly now: Receipt | null
  readonly say: Speak<keyof typeof WORDS>
}

function Decide({ input: { look, may }, now, say }: DecideInput) {
  const { submission, conflicts } = look
  const at = `/desk/review/${submission.id}`
  const isOpen = (now?.warnings ?? []).some(({ reason }) => reason === null)
  const needsReason = isOpen || now?.unexamined?.reason === null
  if (!may.confirm && !may.withdraw) return null
  return (
    <>
      <h2>{say('decide')}</h2>
      <div class="decide">
        {may.confirm && (now !== null || submission.kind === 'undo') && (
          <Form action={`${at}/confirm`}>
            {conflicts.length > 0 && (
              <Tick label={say('acceptConflicts')} name="mark" value={conflictsMark(conflicts)} required />
            )}
            {needsReason && <Field label={say('accept')} name="accept" {...REASON} />}
            <Button main>{say(submission.kind === 'undo' ? 'confirmUndo' : 'confirm')}</Button>
          </Form>
        )}
        {may.confirm && (
          <Form action={`${at}/send-back`}>
            <Field label={say('backWhy')} name="reason" {...REASON} />
            <Button>{say('back')}</Button>
          </Form>
        )}
        {may.withdraw && <ButtonForm class="actions" action={`${at}/withdraw`} word={say('withdraw')} />}
      </div>
    </>
  )
}

const REASON = { required: true, maxLength: 400, autocomplete: 'off' } as const
