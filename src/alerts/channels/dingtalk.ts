// 钉钉群机器人, signed: Markdown to one group. Source: open.dingtalk.com, 自定义机器人安全设置 (加签).

import { createHmac } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { text } from '../../core/text.ts'
import { closed } from '../../yaml/schema.ts'
import { accepted, codeIn, zero } from './answer.ts'
import type { Channel, ChannelDeps } from './channel.ts'
import { Id, PerMinute, Secret, Url } from './settings.ts'
import { markdown } from './words.ts'

export const Dingtalk = closed({
  id: Id,
  kind: Type.Literal('dingtalk'),
  url: Url,
  secret: Secret,
  perMinute: PerMinute,
})

const MOST_BYTES = 20_000
/** 130101: too often; -1: the system is busy. */
const PASSING = [130_101, -1]
const MOST_PER_MINUTE = 20

/** `timestamp` in milliseconds: Base64 of HMAC-SHA256 over `timestamp\nsecret` with the secret as key. */
export const dingtalkSign = (timestamp: string, secret: string): string =>
  createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')

export function openDingtalk(
  { id, url, secret, perMinute }: Static<typeof Dingtalk>,
  { egress, publicUrl, now }: ChannelDeps,
): Channel {
  return {
    id,
    words: text('钉钉', 'DingTalk'),
    perMinute: perMinute ?? MOST_PER_MINUTE,
    async send(notice, { language }) {
      const target = new URL(url)
      const timestamp = String(Date.parse(now()))
      target.searchParams.set('timestamp', timestamp)
      target.searchParams.set('sign', dingtalkSign(timestamp, secret))
      const content = {
        title: notice.title[language],
        text: markdown(notice, language, publicUrl, MOST_BYTES),
      }
      const body = JSON.stringify({ msgtype: 'markdown', markdown: content })
      const sent = await egress.post(target.href, body, {
        'content-type': 'application/json',
        'idempotency-key': notice.key,
      })
      accepted(id, sent)
      zero(id, codeIn(id, sent, ['errcode']), PASSING)
    },
  }
}
