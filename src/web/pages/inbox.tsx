// What a person was told, the latest first: with the colour, the sentence, what is asked and the way to the slip.

import type { Instant } from '../../core/period.ts'
import { type Language, text } from '../../core/text.ts'
import { foldedItems } from '../../slips/folded-items.ts'
import type { Notice } from '../../slips/notice.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { ButtonForm } from '../kit/form.tsx'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'
import { LevelMark } from './slip-marks.tsx'

interface InboxInput {
  readonly notices: readonly { readonly notice: Notice; readonly at: Instant; readonly fresh: boolean }[]
  /** Everything put up to this moment is shown here. */
  readonly upTo: Instant | null
}

const WORDS = {
  title: text('我的消息', 'Inbox'),
  none: text(
    '没有消息；要告诉您的事会出现在这里，怎样通知在“我的账号”里选。',
    'There are no messages; what you are told comes here. How, you choose in your account.',
  ),
  fresh: text('未读', 'new'),
  read: text('全部标为已读', 'Mark all as read'),
  more: text('另有 {n} 件', 'and {n} more'),
  arrived: text('有新消息，点此查看', 'Something new: show it'),
} as const
const SHOWN_ITEMS = 8

export function renderInbox({ notices, upTo }: InboxInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const children = (
    <>
      <AlertsNav frame={frame} here="/inbox" />
      <h1>{say('title')}</h1>
      <p class="once" role="status" data-arrived hidden>
        <a href="/inbox">{say('arrived')}</a>
      </p>
      {notices.length === 0 && <Empty>{say('none')}</Empty>}
      {upTo && notices.some(({ fresh }) => fresh) && (
        <ButtonForm class="filter" action="/inbox/read" hidden={{ upTo }} word={say('read')} />
      )}
      <ul class="notices">
        {notices.map((one) => (
          <Told key={one.notice.key} told={one} lang={lang} />
        ))}
      </ul>
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles + deskStyles + alertStyles, children }, frame)
}

function Told({
  told: { notice, at, fresh },
  lang,
}: {
  told: InboxInput['notices'][number]
  lang: Language
}) {
  const say = speak(WORDS, lang)
  const items = foldedItems(notice.items)
  const rest = items.length - SHOWN_ITEMS
  return (
    <li class={notice.level ? `level-${notice.level}` : ''}>
      <h2>
        {fresh && <span class="fresh">{say('fresh')}</span>} {notice.title[lang]}
      </h2>
      <time dateTime={at}>{momentWords(at)}</time>
      <ul class="items">
        {items.slice(0, SHOWN_ITEMS).map((item, index) => (
          <li key={index}>
            {item.level && <LevelMark level={item.level} lang={lang} />}{' '}
            {item.path ? (
              <a href={item.path}>
                {item.title[lang]} {item.number}
              </a>
            ) : (
              item.title[lang]
            )}
            <p>{item.reason[lang]}</p>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="lead">{say('more', { n: rest })}</p>}
    </li>
  )
}
