// What was sent: every upload with who, when, which file, how much and what it changed; and one upload's receipt.

import { queryOf, uploadHref } from '../../boards/index.ts'
import type { Instant } from '../../core/period.ts'
import type { Text } from '../../core/text.ts'
import { text } from '../../core/text.ts'
import type { UploadRecord } from '../../store/store.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form } from '../kit/form.tsx'
import { type Fact, FactList } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
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
import { Conflicts } from './review-tables.tsx'

interface UploadsInput {
  /** Figures that count are made up. */
  readonly demo: boolean
  /** The latest first. */
  readonly uploads: readonly UploadRecord[]
  /** Before which moment the next page begins; null: this is the last. */
  readonly next: Instant | null
}

export interface UploadInput {
  /** Figures that count are made up. */
  readonly demo: boolean
  readonly record: UploadRecord
  readonly names: Names
  /** What the reader may do. */
  readonly may: { readonly undo: boolean; readonly file: boolean }
  /** What is wrong with the form that was sent; null: nothing. */
  readonly failure: Text | null
}

const WORDS = {
  title: text('报送记录', 'Uploads'),
  none: text(
    '还没有报送；报送过的都会列在这里，可以查回执。',
    'Nothing has been sent yet; whatever is sent stands here with its receipt.',
  ),
  time: text('时间', 'Time'),
  confirmedBy: text('复核人', 'Confirmed by'),
  confirmedAt: text('复核时间', 'Confirmed at'),
  sentAt: text('送出时间', 'Sent at'),
  by: text('报送人', 'Sent by'),
  file: text('文件', 'File'),
  rows: text('新增 / 更正 / 未变', 'New / revised / unchanged'),
  effect: text('状态变化', 'Statuses changed'),
  state: text('现状', 'Now'),
  stands: text('有效', 'stands'),
  undone: text('已撤销', 'undone'),
  older: text('更早的', 'Older'),
  receipt: text('报送回执', 'Receipt'),
  number: text('报送编号', 'Number'),
  hash: text('文件指纹（SHA-256）', 'Fingerprint (SHA-256)'),
  revised: text('更正的数据', 'Revised figures'),
  changes: text('引起的状态变化', 'Statuses that it changed'),
  warnings: text('疑点与放行原因', 'Doubts, and why they passed'),
  download: text('下载原文件', 'Download the file as it came'),
  undo: text('撤销这次报送', 'Take this upload back'),
  undoHow: text(
    '撤销后，各指标回到没有这次报送时的状态；记录不删除，随时可查。',
    'Every indicator goes back to how it stood without this upload. Nothing is deleted; the record stays.',
  ),
  reason: text('撤销原因', 'Why'),
  undoneBy: text('{by} 于 {at} 撤销，原因：{reason}', 'Taken back by {by} at {at}, because: {reason}'),
} as const

export function renderUploads({ uploads, next, demo }: UploadsInput, frame: Frame): string {
  const say = speak(WORDS, frame.lang)
  const kept = Object.fromEntries(new URLSearchParams(queryOf(frame.look)))
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/uploads" />
      <h1>{say('title')}</h1>
      <Table
        label={say('title')}
        rows={uploads}
        empty={say('none')}
        columns={[
          {
            head: say('time'),
            cell: ({ id, committed }) => <a href={uploadHref(id, frame.look)}>{momentWords(committed.at)}</a>,
          },
          { head: say('file'), class: 'wrap', cell: ({ filename }) => filename || '—' },
          {
            head: say('by'),
            cell: ({ committed, receipt: { review } }) => (
              <>
                {committed.by}
                {review && (
                  <small>
                    {say('confirmedBy')} {review.confirmedBy}
                  </small>
                )}
              </>
            ),
          },
          {
            head: say('rows'),
            cell: ({ receipt: { rows } }) => `${rows.new} / ${rows.revised} / ${rows.unchanged}`,
          },
          { head: say('effect'), cell: ({ receipt }) => receipt.statusChanges.length },
          { head: say('state'), cell: ({ undone }) => say(undone ? 'undone' : 'stands') },
        ]}
      />
      {next && (
        <p class="actions">
          <a class="button" href={`/desk/uploads?${new URLSearchParams({ ...kept, before: next })}`}>
            {say('older')}
          </a>
        </p>
      )}
    </>
  )
  return pageOf({ title: say('title'), demo, dated: true, styles: formStyles + deskStyles, children }, frame)
}

export function renderUpload({ record, names, may, failure, demo }: UploadInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const { id, sha256, filename, receipt, undone } = record
  const { review, revised, warnings } = receipt
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/uploads" />
      <h1>{say('receipt')}</h1>
      {undone && (
        <p class="refused" role="status">
          {say('undoneBy', { by: undone.by, at: momentWords(undone.at), reason: undone.reason })}
        </p>
      )}
      <FactList
        facts={factsOf(record, say)}
        wide={[
          [say('number'), id],
          [say('hash'), sha256],
        ]}
        hashes
      />
      <Counts rows={receipt.rows} lang={lang} />
      <HowRead receipt={receipt} lang={lang} />
      {may.file && (
        <p>
          <a href={`/api/v1/uploads/${id}/file`}>{say('download')}</a>
        </p>
      )}
      <h2>{say('changes')}</h2>
      <StatusChanges changes={receipt.statusChanges} lang={lang} />
      {review && review.conflicts.length > 0 && (
        <Conflicts conflicts={review.conflicts} names={names} lang={lang} past />
      )}
      {revised.length > 0 && <h2>{say('revised')}</h2>}
      <Revisions receipt={receipt} names={names} lang={lang} />
      <Waiting receipt={receipt} names={names} lang={lang} />
      <Conversions receipt={receipt} names={names} lang={lang} />
      <BasesTaken receipt={receipt} names={names} lang={lang} />
      <Edits edits={receipt.edits ?? []} lang={lang} />
      {warnings.length > 0 && <h2>{say('warnings')}</h2>}
      <Warnings warnings={warnings} lang={lang} />
      {may.undo && !undone && (
        <>
          <h2>{say('undo')}</h2>
          <Form action={`/desk/uploads/${id}/undo`}>
            <p>{say('undoHow')}</p>
            <Field
              label={say('reason')}
              name="reason"
              fault={failure?.[lang] ?? null}
              required
              maxLength={400}
              autocomplete="off"
            />
            <Button>{say('undo')}</Button>
          </Form>
        </>
      )}
    </>
  )
  const title = `${say('receipt')} ${filename}`
  return pageOf({ title, demo, dated: true, styles: formStyles + deskStyles, children }, frame)
}

function factsOf(
  { filename, committed, receipt, undone }: UploadRecord,
  say: Speak<keyof typeof WORDS>,
): Fact[] {
  const { review } = receipt
  const times: Fact[] = review
    ? [
        [say('sentAt'), momentWords(review.sentAt)],
        [say('confirmedBy'), review.confirmedBy],
        [say('confirmedAt'), momentWords(review.confirmedAt)],
      ]
    : [[say('time'), momentWords(committed.at)]]
  return [
    [say('file'), filename || '—'],
    [say('by'), committed.by],
    ...times,
    [say('state'), say(undone ? 'undone' : 'stands')],
  ]
}
