// A day of the ledger of deeds, to read and to print.
import type { Day, Instant } from '../../core/period.ts'
import { type Text, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { formStyles } from '../styles/form.ts'
import { pageOf } from './page.tsx'

export interface DeedsInput {
  readonly day: Day
  readonly entries: readonly {
    readonly seq: number
    readonly at: Instant
    readonly who: string
    readonly role: Text | null
    readonly from: string
    readonly what: Text
    readonly subject: string
    /** What changed, as JSON; empty: nothing to show. */
    readonly change: string
    readonly hash: string
  }[]
  readonly opening: string
  readonly closing: string | null
  readonly seal: string
}

const WORDS = {
  title: text('操作账日报', 'Digest of deeds'),
  how: text(
    '每条记录都含前一条的哈希。打印并留存本页，日后可核对：duibiao verify。',
    'Each entry holds the hash of the one before. Print and keep this page; duibiao verify compares.',
  ),
  day: text('日期', 'Day'),
  show: text('查看', 'Show'),
  number: text('序号', 'No.'),
  time: text('时间', 'Time'),
  who: text('谁', 'Who'),
  from: text('来自', 'From'),
  what: text('做了什么', 'What'),
  change: text('前后', 'Before and after'),
  hash: text('哈希', 'Hash'),
  none: text('这一天没有记录。', 'Nothing was done on this day.'),
  opening: text('期初', 'Opening'),
  closing: text('期末', 'Closing'),
  seal: text('封印', 'Seal'),
} as const

export function renderDeeds({ day, entries, opening, closing, seal }: DeedsInput, frame: Frame): string {
  const { lang, look } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  return pageOf(
    {
      title: `${say('title')} ${day}`,
      demo: false,
      dated: false,
      styles: formStyles,
      children: (
        <>
          <h1>
            {say('title')} {day}
          </h1>
          <p class="lead">{say('how')}</p>
          <div class="look" style="margin-top:12px">
            <form method="get" action="/deeds">
              {look.lang && <input type="hidden" name="lang" value={look.lang} />}
              <label>
                {say('day')} <input type="date" name="day" value={day} required />
              </label>
              <button type="submit">{say('show')}</button>
            </form>
          </div>
          <div class="card scroll">
            {entries.length === 0 && <p>{say('none')}</p>}
            {entries.length > 0 && (
              <table class="deeds stack">
                <thead>
                  <tr>
                    <th scope="col">{say('number')}</th>
                    <th scope="col">{say('time')}</th>
                    <th scope="col">{say('who')}</th>
                    <th scope="col">{say('from')}</th>
                    <th scope="col">{say('what')}</th>
                    <th scope="col">{say('change')}</th>
                    <th scope="col">{say('hash')}</th>
                  </tr>
                </thead>
                <tbody>
                  {entries.map((entry) => (
                    <tr key={entry.seq}>
                      <td data-label={say('number')}>{entry.seq}</td>
                      <td data-label={say('time')}>{momentWords(entry.at)}</td>
                      <td data-label={say('who')}>
                        {entry.who}
                        {entry.role && ` · ${entry.role[lang]}`}
                      </td>
                      <td data-label={say('from')}>{entry.from}</td>
                      <td data-label={say('what')}>
                        {entry.what[lang]} {entry.subject}
                      </td>
                      <td class="hash" data-label={say('change')}>
                        {entry.change}
                      </td>
                      <td class="hash" data-label={say('hash')}>
                        {entry.hash.slice(0, 16)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </div>
          <dl class="card facts" style="margin-top:14px">
            <div class="wide">
              <dt>{say('opening')}</dt>
              <dd class="hash">{opening}</dd>
              <dt>{say('closing')}</dt>
              <dd class="hash">{closing ?? '—'}</dd>
              <dt>{say('seal')}</dt>
              <dd class="hash">{seal}</dd>
            </div>
          </dl>
        </>
      ),
    },
    frame,
  )
}
