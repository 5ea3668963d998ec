// What was sent: every upload with who, when, which file, how much and what it changed; and one upload's receipt.

import { queryOf } from '../../boards/index.ts'
import type { Instant } from '../../core/period.ts'
import type { Text } from '../../core/text.ts'
import { text } from '../../core/text.ts'
import type { UploadRecord } from '../../store/store.ts'
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
import { Conflicts } from './review-tables.tsx'
import { ScrollPane } from './scroll-pane.tsx'

export interface UploadsInput {
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
  none: text('还没有报送。', 'Nothing has been sent yet.'),
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
  const { lang, look } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const older = queryOf({ lang: look.lang ?? null })
  return pageOf(
    {
      title: say('title'),
      demo,
      dated: false,
      styles: formStyles + deskStyles,
      children: (
        <>
          <DeskNav frame={frame} here="/desk/uploads" />
          <h1>{say('title')}</h1>
          {uploads.length === 0 && <p class="lead">{say('none')}</p>}
          {uploads.length > 0 && (
            <ScrollPane class="card scroll stack" label={say('title')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('time')}</th>
                    <th scope="col">{say('file')}</th>
                    <th scope="col">{say('by')}</th>
                    <th scope="col">{say('rows')}</th>
                    <th scope="col">{say('effect')}</th>
                    <th scope="col">{say('state')}</th>
                  </tr>
                </thead>
                <tbody>
                  {uploads.map(({ id, filename, committed, receipt, undone }) => (
                    <tr key={id}>
                      <td data-name={say('time')}>
                        <a href={hrefIn(frame, `/desk/uploads/${id}`)}>{momentWords(committed.at)}</a>
                      </td>
                      <td data-name={say('file')} class="wrap">
                        {filename || '—'}
                      </td>
                      <td data-name={say('by')}>
                        {committed.by}
                        {receipt.review && (
                          <small>
                            {say('confirmedBy')} {receipt.review.confirmedBy}
                          </small>
                        )}
                      </td>
                      <td data-name={say('rows')}>
                        {receipt.rows.new} / {receipt.rows.revised} / {receipt.rows.unchanged}
                      </td>
                      <td data-name={say('effect')}>{receipt.statusChanges.length}</td>
                      <td data-name={say('state')}>{undone ? say('undone') : say('stands')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollPane>
          )}
          {next && (
            <p class="actions">
              <a
                class="button"
                href={`/desk/uploads${older}${older ? '&' : '?'}before=${encodeURIComponent(next)}`}
              >
                {say('older')}
              </a>
            </p>
          )}
        </>
      ),
    },
    frame,
  )
}

export function renderUpload({ record, names, may, failure, demo }: UploadInput, frame: Frame): string {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const { id, sha256, filename, committed, receipt, undone } = record
  const facts: readonly (readonly [string, string])[] = [
    [say('file'), filename || '—'],
    [say('by'), committed.by],
    ...(receipt.review
      ? ([
          [say('sentAt'), momentWords(receipt.review.sentAt)],
          [say('confirmedBy'), receipt.review.confirmedBy],
          [say('confirmedAt'), momentWords(receipt.review.confirmedAt)],
        ] as const)
      : ([[say('time'), momentWords(committed.at)]] as const)),
    [say('state'), undone ? say('undone') : say('stands')],
  ]
  return pageOf(
    {
      title: `${say('receipt')} ${filename}`,
      demo,
      dated: false,
      styles: formStyles + deskStyles,
      children: (
        <>
          <DeskNav frame={frame} here="/desk/uploads" />
          <h1>{say('receipt')}</h1>
          {undone && (
            <p class="refused" role="status">
              {say('undoneBy')
                .replace('{by}', () => undone.by)
                .replace('{at}', () => momentWords(undone.at))
                .replace('{reason}', () => undone.reason)}
            </p>
          )}
          <dl class="card facts">
            {facts.map(([name, words]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
            <div class="wide">
              <dt>{say('number')}</dt>
              <dd class="hash">{id}</dd>
              <dt>{say('hash')}</dt>
              <dd class="hash">{sha256}</dd>
            </div>
          </dl>
          <Counts rows={receipt.rows} lang={lang} />
          <HowRead receipt={receipt} lang={lang} />
          {may.file && (
            <p>
              <a href={`/api/v1/uploads/${id}/file`}>{say('download')}</a>
            </p>
          )}
          <h2>{say('changes')}</h2>
          <StatusChanges changes={receipt.statusChanges} frame={frame} />
          {receipt.review && receipt.review.conflicts.length > 0 && (
            <Conflicts conflicts={receipt.review.conflicts} names={names} frame={frame} past />
          )}
          {receipt.revised.length > 0 && <h2>{say('revised')}</h2>}
          <Revisions receipt={receipt} names={names} lang={lang} />
          <Conversions receipt={receipt} names={names} lang={lang} />
          <Edits edits={receipt.edits ?? []} lang={lang} />
          {receipt.warnings.length > 0 && <h2>{say('warnings')}</h2>}
          <Warnings warnings={receipt.warnings} lang={lang} />
          {may.undo && !undone && (
            <>
              <h2>{say('undo')}</h2>
              <form class="card form" method="post" action={hrefIn(frame, `/desk/uploads/${id}/undo`)}>
                <p>{say('undoHow')}</p>
                {failure && (
                  <p class="refused" role="alert">
                    {failure[lang]}
                  </p>
                )}
                <label>
                  {say('reason')}
                  <input name="reason" required maxLength={400} autocomplete="off" />
                </label>
                <button class="button" type="submit">
                  {say('undo')}
                </button>
              </form>
            </>
          )}
        </>
      ),
    },
    frame,
  )
}
