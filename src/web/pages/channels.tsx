// How what is told gets out: every part with its sign of life, every channel with a test, and letters that were given up.
import type { PartHealth } from '../../alerts/heartbeats.ts'
import type { Instant } from '../../core/period.ts'
import { type Text, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './alerts-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'
import { Parts } from './parts.tsx'

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
  /** What became of a test; null: none was made. */
  readonly tested: { readonly channel: string; readonly good: boolean; readonly note: string } | null
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
} as const

export function renderChannels(input: ChannelsInput, frame: Frame): string {
  const { lang } = frame
  const { channels, dead, mayTest, tested, nonce } = input
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  return pageOf(
    {
      title: say('title'),
      demo: false,
      dated: false,
      styles: formStyles + deskStyles + alertStyles,
      children: (
        <>
          <AlertsNav frame={frame} here="/alerts/channels" />
          <h1>{say('title')}</h1>
          {tested && (
            <p class={tested.good ? 'once' : 'refused'} role={tested.good ? 'status' : 'alert'}>
              {say(tested.good ? 'good' : 'bad').replace('{c}', () => tested.channel)}
              {tested.note}
            </p>
          )}
          <h2>{say('channels')}</h2>
          <div class="card scroll stack">
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('channel')}</th>
                  <th scope="col">{say('sent')}</th>
                  <th scope="col">{say('waiting')}</th>
                  <th scope="col">{say('deadCount')}</th>
                  {mayTest && <th scope="col">{say('test')}</th>}
                </tr>
              </thead>
              <tbody>
                {channels.map(({ id, words, waiting, sent, dead: given }) => (
                  <tr key={id}>
                    <td data-name={say('channel')}>
                      {words[lang]} <code>{id}</code>
                    </td>
                    <td data-name={say('sent')}>{sent}</td>
                    <td data-name={say('waiting')}>{waiting}</td>
                    <td data-name={say('deadCount')} class={given > 0 ? 'late' : ''}>
                      {given}
                    </td>
                    {mayTest && (
                      <td>
                        <form method="post" action={hrefIn(frame, `/alerts/channels/${id}/test`)}>
                          <input type="hidden" name="nonce" value={nonce} />
                          <button class="button small" type="submit">
                            {say('test')}
                            <span class="sr"> {words[lang]}</span>
                          </button>
                        </form>
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <h2>{say('parts')}</h2>
          <Parts parts={input.parts} lang={lang} />
          {dead && (
            <>
              <h2>{say('dead')}</h2>
              {dead.length === 0 ? (
                <p>{say('none')}</p>
              ) : (
                <div class="card scroll stack">
                  <table class="deeds">
                    <thead>
                      <tr>
                        <th scope="col">{say('when')}</th>
                        <th scope="col">{say('channel')}</th>
                        <th scope="col">{say('what')}</th>
                        <th scope="col">{say('why')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {dead.map(({ channel, title, at, note }, index) => (
                        <tr key={index}>
                          <td data-name={say('when')}>{momentWords(at)}</td>
                          <td data-name={say('channel')}>{channel}</td>
                          <td data-name={say('what')}>{title[lang]}</td>
                          <td data-name={say('why')}>{note}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </>
          )}
        </>
      ),
    },
    frame,
  )
}
