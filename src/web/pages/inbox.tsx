// What a person was told, the latest first: with the colour, the sentence, what is asked and the way to the slip.

import type { Instant } from '../../core/period.ts'
import { text } from '../../core/text.ts'
import type { Notice } from '../../slips/notice.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './alerts-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'
import { LevelMark } from './slip-marks.tsx'

export interface InboxInput {
  readonly notices: readonly { readonly notice: Notice; readonly at: Instant; readonly fresh: boolean }[]
  /** Everything put up to this moment is shown here. */
  readonly upTo: Instant | null
}

const WORDS = {
  title: text('我的消息', 'Inbox'),
  none: text('没有消息。', 'There are no messages.'),
  fresh: text('未读', 'new'),
  read: text('全部标为已读', 'Mark all as read'),
  more: text('另有 {n} 件', 'and {n} more'),
  arrived: text('有新消息，点此查看', 'Something new: show it'),
} as const
const SHOWN_ITEMS = 8

export function renderInbox({ notices, upTo }: InboxInput, frame: Frame): string {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  return pageOf(
    {
      title: say('title'),
      demo: false,
      dated: false,
      styles: formStyles + deskStyles + alertStyles,
      children: (
        <>
          <AlertsNav frame={frame} here="/inbox" />
          <h1>{say('title')}</h1>
          <p class="once" role="status" data-arrived hidden>
            <a href={hrefIn(frame, '/inbox')}>{say('arrived')}</a>
          </p>
          {notices.length === 0 && <p class="card">{say('none')}</p>}
          {upTo && notices.some(({ fresh }) => fresh) && (
            <form class="filter" method="post" action={hrefIn(frame, '/inbox/read')}>
              <input type="hidden" name="upTo" value={upTo} />
              <button class="button" type="submit">
                {say('read')}
              </button>
            </form>
          )}
          <ul class="notices">
            {notices.map(({ notice, at, fresh }) => (
              <li key={notice.key} class={notice.level ? `level-${notice.level}` : ''}>
                <h2>
                  {fresh && <span class="fresh">{say('fresh')}</span>} {notice.title[lang]}
                </h2>
                <time dateTime={at}>{momentWords(at)}</time>
                <ul class="items">
                  {notice.items.slice(0, SHOWN_ITEMS).map((item, index) => (
                    <li key={index}>
                      {item.level && <LevelMark level={item.level} lang={lang} />}{' '}
                      {item.path ? (
                        <a href={hrefIn(frame, item.path)}>
                          {item.title[lang]} {item.number}
                        </a>
                      ) : (
                        item.title[lang]
                      )}
                      <p>{item.reason[lang]}</p>
                    </li>
                  ))}
                </ul>
                {notice.items.length > SHOWN_ITEMS && (
                  <p class="lead">{say('more').replace('{n}', String(notice.items.length - SHOWN_ITEMS))}</p>
                )}
              </li>
            ))}
          </ul>
        </>
      ),
    },
    frame,
  )
}
