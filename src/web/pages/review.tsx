// One thing that waits for a second person: who sent it, what it would do, what changed since, and the decision.
import { conflictsMark } from '../../core/beside.ts'
import { Problem } from '../../core/problem.ts'
import type { Receipt } from '../../core/receipt.ts'
import { type Text, text } from '../../core/text.ts'
import type { Look } from '../../desk/reviews.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { DeskNav } from './desk-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'
import {
  Conversions,
  Counts,
  Edits,
  HowRead,
  type Names,
  Revisions,
  StatusChanges,
  Warnings,
} from './receipt-parts.tsx'
import { decisionWords, fileWords } from './review-list.tsx'
import { Cells, Conflicts } from './review-tables.tsx'

export interface ReviewInput {
  readonly look: Look
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
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const problem = tried instanceof Problem ? tried : null
  const now = tried instanceof Problem ? null : tried
  const isOpen = submission.decision === null
  const upload = submission.decision?.upload ?? (submission.kind === 'undo' ? submission.upload : null)
  const facts: readonly (readonly [string, string])[] = [
    [say('by'), submission.by],
    [say('time'), momentWords(submission.at)],
    ...(submission.kind === 'undo' ? [[say('why'), submission.reason] as const] : []),
  ]
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/review" />
      <h1>
        {say('title')} · {fileWords(submission, lang)}
      </h1>
      {failure && (
        <p class="refused" role="alert">
          {failure[lang]}
        </p>
      )}
      <p class={submission.decision?.what === 'sent-back' ? 'refused' : 'lead'} role="status">
        {submission.decision ? decisionWords(submission.decision, lang) : say('waits')}
      </p>
      <dl class="card facts">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        <div class="wide">
          <dt>{say(submission.kind === 'undo' ? 'upload' : 'hash')}</dt>
          <dd class="hash">{submission.kind === 'undo' ? submission.upload : submission.sha256}</dd>
        </div>
      </dl>
      {submission.kind === 'upload' && may.file && isOpen && (
        <p>
          <a href={`/desk/review/${submission.id}/file`}>{say('file')}</a>
        </p>
      )}
      {upload && (
        <p class="actions">
          <a class="button" href={hrefIn(frame, `/desk/uploads/${upload}`)}>
            {say('receipt')}
          </a>
        </p>
      )}
      {problem && (
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
      )}
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} names={names} frame={frame} />}
      <Effects submission={submission} now={now} names={names} frame={frame} />
      {isOpen && <Decide input={input} now={now} frame={frame} />}
      {beside.length > 0 && <h2>{say('figures')}</h2>}
      {beside.length > 0 && <Cells beside={beside} now={now} names={names} frame={frame} />}
    </>
  )
  const styles = formStyles + deskStyles
  return pageOf({ title: say('title'), demo: false, dated: false, styles, children }, frame)
}

/** While it waits: what it would do now. Later: what was seen when it was sent, or what the upload had done. */
function Effects({
  submission,
  now,
  names,
  frame,
}: {
  submission: Look['submission']
  now: Receipt | null
  names: Names
  frame: Frame
}) {
  const { lang } = frame
  const receipt = now ?? submission.receipt
  const isUndo = submission.kind === 'undo'
  return (
    <>
      {!isUndo && <Counts rows={receipt.rows} lang={lang} />}
      <HowRead receipt={receipt} lang={lang} />
      {!isUndo && <h2>{WORDS[now ? 'changes' : 'changed'][lang]}</h2>}
      {!isUndo && <StatusChanges changes={receipt.statusChanges} frame={frame} />}
      {isUndo && receipt.revised.length > 0 && <h2>{WORDS.goesBack[lang]}</h2>}
      {isUndo && <Revisions receipt={receipt} names={names} lang={lang} />}
      {!isUndo && <Conversions receipt={receipt} names={names} lang={lang} />}
      {!isUndo && <Edits edits={receipt.edits ?? []} lang={lang} />}
      {!isUndo && receipt.warnings.length > 0 && <h2>{WORDS.warnings[lang]}</h2>}
      {!isUndo && <Warnings warnings={receipt.warnings} lang={lang} />}
    </>
  )
}

function Decide({ input, now, frame }: { input: ReviewInput; now: Receipt | null; frame: Frame }) {
  const { lang } = frame
  const { look, may } = input
  const { submission, conflicts } = look
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const at = `/desk/review/${submission.id}`
  const isOpen = (now?.warnings ?? []).some(({ reason }) => reason === null)
  const needsReason = isOpen || now?.unexamined?.reason === null
  if (!may.confirm && !may.withdraw) return null
  return (
    <>
      <h2>{say('decide')}</h2>
      <div class="decide">
        {may.confirm && (now !== null || submission.kind === 'undo') && (
          <form class="card form" method="post" action={hrefIn(frame, `${at}/confirm`)}>
            {conflicts.length > 0 && (
              <label class="tick">
                <input type="checkbox" name="mark" value={conflictsMark(conflicts)} required />{' '}
                {say('acceptConflicts')}
              </label>
            )}
            {needsReason && (
              <label>
                {say('accept')}
                <input name="accept" required maxLength={400} autocomplete="off" />
              </label>
            )}
            <button class="button main" type="submit">
              {say(submission.kind === 'undo' ? 'confirmUndo' : 'confirm')}
            </button>
          </form>
        )}
        {may.confirm && (
          <form class="card form" method="post" action={hrefIn(frame, `${at}/send-back`)}>
            <label>
              {say('backWhy')}
              <input name="reason" required maxLength={400} autocomplete="off" />
            </label>
            <button class="button" type="submit">
              {say('back')}
            </button>
          </form>
        )}
        {may.withdraw && (
          <form class="actions" method="post" action={hrefIn(frame, `${at}/withdraw`)}>
            <button class="button" type="submit">
              {say('withdraw')}
            </button>
          </form>
        )}
      </div>
    </>
  )
}
