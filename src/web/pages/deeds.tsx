// A day of the ledger of deeds, to read and to print.
import type { Day, Instant } from '../../core/period.ts'
import { type Text, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, lookFields } from '../kit/form.tsx'
import { FactList } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'

interface DeedsInput {
  readonly day: Day
  readonly entries: readonly {
    readonly seq: number
    readonly at: Instant
    readonly who: string
    readonly role: Text | null
    readonly from: string
    readonly what: Text
    readonly subject: string
    /** What changed, in words; empty: nothing to show. */
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
  waiting: text('以后才公开的数', 'What becomes public later'),
  day: text('日期', 'Day'),
  show: text('查看', 'Show'),
  number: text('序号', 'No.'),
  time: text('时间', 'Time'),
  doer: text('{who}（{role}）', '{who} ({role})'),
  from: text('来自', 'From'),
  what: text('谁做了什么', 'Who did what'),
  hash: text('哈希', 'Hash'),
  none: text('这一天没有记录，请在上面换一天。', 'Nothing was done on this day; choose another one above.'),
  opening: text('期初', 'Opening'),
  closing: text('期末', 'Closing'),
  seal: text('封印', 'Seal'),
} as const

export function renderDeeds({ day, entries, opening, closing, seal }: DeedsInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const title = `${say('title')} ${day}`
  const children = (
    <>
      <h1>{title}</h1>
      <p class="lead">
        {say('how')} <a href="/waiting">{say('waiting')}</a>
      </p>
      <Form class="filter" method="get" action="/deeds" hidden={lookFields(frame.look)}>
        <Field label={say('day')} type="date" name="day" value={day} required />
        <Button>{say('show')}</Button>
      </Form>
      <Table
        label={say('title')}
        rows={entries}
        empty={say('none')}
        class="deeds"
        columns={[
          { head: say('number'), cell: ({ seq }) => seq },
          { head: say('time'), cell: ({ at }) => momentWords(at) },
          {
            head: say('what'),
            class: 'wrap',
            cell: ({ who, role, what, subject, change }) => (
              <>
                <b>{role ? say('doer', { who, role: role[lang] }) : who}</b> {what[lang]} {subject}
                {change && <small>{change}</small>}
              </>
            ),
          },
          { head: say('from'), cell: ({ from }) => from },
          { head: say('hash'), class: 'hash', cell: ({ hash }) => hash.slice(0, 16) },
        ]}
      />
      <FactList
        facts={[]}
        wide={[
          [say('opening'), opening],
          [say('closing'), closing ?? '—'],
          [say('seal'), seal],
        ]}
        hashes
      />
    </>
  )
  return pageOf({ title, dated: true, styles: formStyles + deskStyles, children }, frame)
}
