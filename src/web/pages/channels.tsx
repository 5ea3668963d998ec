// How what is told gets out: every part with its sign of life, every channel with a test, and letters that were given up.
import type { PartHealth } from '../../alerts/heartbeats.ts'
import type { Instant } from '../../core/period.ts'
import { type Text, text } from '../../core/text.ts'
import type { Attempt } from '../../store/outbox.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { ButtonForm } from '../kit/form.tsx'
import { Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { Parts } from './parts.tsx'
import { AlertsNav } from './places.tsx'

export interface ChannelsInput {
  readonly parts: readonly PartHealth[]
  readonly channels: readonly {
    readonly id: string
    readonly words: Text
    readonly waiting: number
    readonly dead: number
    readonly sent: number
  }[]
  /** Letters given up; null: not for this reader. */
  readonly dead:
    | readonly {
        readonly channel: string
        readonly title: Text
        readonly at: Instant
        readonly note: string
      }[]
    | null
  readonly mayTest: boolean
  readonly nonce: string
  /** What became of a test (null: it waits); null: none was made. */
  readonly tested: { readonly channel: string; readonly attempt: Attempt | null } | null
}

const WORDS = {
  title: text('渠道与运行', 'Channels and health'),
  channels: text('渠道', 'Channels'),
  parts: text('各部分的动静', 'Signs of life'),
  channel: text('渠道', 'Channel'),
  waiting: text('待发', 'Waiting'),
  sent: text('近 30 天已发', 'Sent in 30 days'),
  deadCount: text('已放弃', 'Given up'),
  test: text('试发', 'Test'),
  dead: text('已放弃的消息', 'Letters that were given up'),
  none: text('没有。', 'None.'),
  when: text('时间', 'When'),
  what: text('内容', 'What'),
  why: text('原因', 'Why'),
  good: text('{c} 试发成功。', '{c}: the test was sent.'),
  bad: text('{c} 试发失败：', '{c}: the test failed: '),
  waits: text(
    '{c} 的试信还在待发，稍后刷新本页查看。',
    '{c}: the test letter still waits; reload this page in a moment.',
  ),
} as const

const outcomeOf = (attempt: Attempt | null): 'good' | 'bad' | 'waits' => {
  if (attempt === null) return 'waits'
  return attempt.state === 'sent' ? 'good' : 'bad'
}

export function renderChannels(input: ChannelsInput, frame: Frame): string {
  const { lang } = frame
  const { channels, dead, mayTest, tested, nonce } = input
  const say = speak(WORDS, lang)
  const children = (
    <>
      <AlertsNav frame={frame} here="/alerts/channels" />
      <h1>{say('title')}</h1>
      {tested && (
        <Note kind={tested.attempt?.state === 'sent' ? 'done' : 'refused'}>
          {say(outcomeOf(tested.attempt), { c: tested.channel })}
          {tested.attempt?.note}
        </Note>
      )}
      <h2>{say('channels')}</h2>
      <Table
        label={say('channels')}
        rows={channels}
        columns={[
          {
            head: say('channel'),
            cell: ({ id, words }) => (
              <>
                {words[lang]} <code>{id}</code>
              </>
            ),
          },
          { head: say('sent'), cell: ({ sent }) => sent },
          { head: say('waiting'), cell: ({ waiting }) => waiting },
          {
            head: say('deadCount'),
            class: ({ dead: given }) => (given > 0 ? 'late' : undefined),
            cell: ({ dead: given }) => given,
          },
          mayTest && {
            head: say('test'),
            bare: true,
            cell: ({ id, words }) => (
              <ButtonForm
                action={`/alerts/channels/${id}/test`}
                hidden={{ nonce }}
                word={say('test')}
                more={words[lang]}
                small
              />
            ),
          },
        ]}
      />
      <h2>{say('parts')}</h2>
      <Parts parts={input.parts} lang={lang} />
      {dead && (
        <>
          <h2>{say('dead')}</h2>
          <Table
            label={say('dead')}
            rows={dead}
            empty={say('none')}
            class="deeds"
            columns={[
              { head: say('when'), cell: ({ at }) => momentWords(at) },
              { head: say('channel'), cell: ({ channel }) => channel },
              { head: say('what'), cell: ({ title }) => title[lang] },
              { head: say('why'), cell: ({ note }) => note },
            ]}
          />
        </>
      )}
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles + deskStyles + alertStyles, children }, frame)
}
