// 钉钉群机器人, signed: Markdown to one group. Source: open.dingtalk.com, 自定义机器人安全设置 (加签).
import { createHmac } from 'node:crypto'
import { text } from '../../core/text.ts'
import { httpChannel, Secret, Url } from './http-channel.ts'
import { markdown } from './words.ts'

const MOST_BYTES = 20_000

/** `timestamp` in milliseconds: Base64 of HMAC-SHA256 over `timestamp\nsecret` with the secret as key. */
export const dingtalkSign = (timestamp: string, secret: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')

export const dingtalk = httpChannel({
  kind: 'dingtalk',
  group: true,
  words: text('钉钉', 'DingTalk'),
  perMinute: 20,
  settings: { url: Url, secret: Secret },
  example: {
    settings: { url: 'https://oapi.dingtalk.com/robot/send?access_token=…', secret: 'SEC0123456789' },
    answers: {
      accepted: '{"errcode":0,"errmsg":"ok"}',
      refused: '{"errcode":310000,"errmsg":"sign not match"}',
      busy: '{"errcode":130101,"errmsg":"send too fast"}',
    },
  },
  request(notice, { language }, { url, secret }, { publicUrl, now }) {
    const signed = new URL(url)
    const timestamp = String(Date.parse(now()))
    signed.searchParams.set('timestamp', timestamp)
    signed.searchParams.set('sign', dingtalkSign(timestamp, secret))
    const content = {
      title: notice.title[language],
      text: markdown(notice, language, publicUrl, MOST_BYTES),
    }
    return { url: signed.href, body: JSON.stringify({ msgtype: 'markdown', markdown: content }) }
  },
  // 130101: more than 20 in any 60 seconds, and nothing is taken for ten minutes; -1: the system is busy.
  code: {
    names: ['errcode'],
    passing: [130_101, -1],
    throttled: { codes: [130_101], restMs: 10 * 60_000 },
  },
})
