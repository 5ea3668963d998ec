// Where each person chooses on which channels and from which hour they are told; red comes at once, everywhere.
import { type Text, text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { Button, Form, Select, Tick } from '../kit/form.tsx'
import { Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { formStyles } from '../styles/form.ts'

interface NoticeChoiceInput {
  readonly channels: readonly { readonly id: string; readonly words: Text; readonly wanted: boolean }[]
  /** Where letters go; null: no address is known, and nothing but the inbox is used. */
  readonly address: string | null
  /** null: when the office sends it. */
  readonly digestAt: string | null
  /** When the office sends it. */
  readonly usual: string
  readonly done: boolean
}

/** From when a digest can be wanted. */
export const DIGEST_HOURS = [
  ...['07:00', '07:30', '08:00', '08:30', '09:00', '09:30', '10:00', '11:00'],
  ...['12:00', '13:00', '14:00', '15:00', '16:00', '17:00', '18:00'],
] as const

const WORDS = {
  title: text('通知的渠道和时间', 'Channel and hour of notices'),
  lead: text(
    '站内消息总是收到。红色督查单一律即时、经全部渠道告知，不能关闭。',
    'Messages in the inbox always come. Red comes at once, on every channel, and cannot be switched off.',
  ),
  channels: text('除红色外，还经以下渠道告知', 'Besides the inbox, tell me by'),
  none: text('没有设置其他渠道。', 'No other channel is set up.'),
  noAddress: text(
    '您没有登记邮件地址，请联系管理员。',
    'No mail address of yours is known; ask an administrator.',
  ),
  hour: text('当日摘要不早于', 'The day’s digest, not before'),
  usual: text('随单位（{time}）', 'as the office does ({time})'),
  save: text('保存', 'Save'),
  done: text('已保存。', 'Saved.'),
  back: text('返回个人页', 'Back to my page'),
} as const

export function renderNoticeChoice(input: NoticeChoiceInput, frame: Frame): string {
  const { lang } = frame
  const { channels, address, digestAt, usual, done } = input
  const say = speak(WORDS, lang)
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <Note kind="done">{done && say('done')}</Note>
      <Form action="/me/notices">
        <fieldset>
          <legend>{say('channels')}</legend>
          {channels.length === 0 && <p>{say('none')}</p>}
          {channels.length > 0 && address === null && <p>{say('noAddress')}</p>}
          {channels.map(({ id, words, wanted }) => (
            <Tick
              key={id}
              name="channels"
              value={id}
              checked={wanted}
              label={[words[lang], address].filter(Boolean).join(' · ')}
            />
          ))}
        </fieldset>
        <Select
          label={say('hour')}
          name="digestAt"
          any={say('usual', { time: usual })}
          options={DIGEST_HOURS.map((hour) => [hour, hour])}
          chosen={digestAt}
        />
        <Button main>{say('save')}</Button>
      </Form>
      <p class="actions">
        <a href="/me">{say('back')}</a>
      </p>
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles, children }, frame)
}
