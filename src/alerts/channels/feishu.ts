// 飞书群机器人: a card to one group, signed when a secret is set. Source: open.feishu.cn, 自定义机器人使用指南.

import { createHmac } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { text } from '../../core/text.ts'
import type { Level } from '../../slips/finding.ts'
import { closed } from '../../yaml/schema.ts'
import { accepted, codeIn, zero } from './answer.ts'
import type { Channel, ChannelDeps } from './channel.ts'
import { Id, PerMinute, Secret, Url } from './settings.ts'
import { markdown } from './words.ts'

export const Feishu = closed({
  id: Id,
  kind: Type.Literal('feishu'),
  url: Url,
  secret: Type.Optional(Secret),
  perMinute: PerMinute,
})

const MOST_BYTES = 18_000
/** 11232: too often; 1000, 1001: trouble of theirs. */
const PASSING = [11_232, 1_000, 1_001, -1]
const MOST_PER_MINUTE = 100
const COLOURS: Readonly<Record<Level, string>> = { blue: 'blue', orange: 'orange', red: 'red' }

/** `timestamp` in seconds: Base64 of HMAC-SHA256 over nothing, with `timestamp\nsecret` as key. */
export const feishuSign = (timestamp: string, secret: string): string =>
  createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')

export function openFeishu(
  { id, url, secret, perMinute }: Static<typeof Feishu>,
  { egress, publicUrl, now }: ChannelDeps,
): Channel {
  return {
    id,
    words: text('飞书', 'Feishu'),
    perMinute: perMinute ?? MOST_PER_MINUTE,
    async send(notice, { language }) {
      const timestamp = String(Math.floor(Date.parse(now()) / 1_000))
      const card = {
        header: {
          title: { tag: 'plain_text', content: notice.title[language] },
          ...(notice.level !== null && { template: COLOURS[notice.level] }),
        },
        elements: [{ tag: 'markdown', content: markdown(notice, language, publicUrl, MOST_BYTES) }],
      }
      const body = JSON.stringify({
        ...(secret !== undefined && { timestamp, sign: feishuSign(timestamp, secret) }),
        msg_type: 'interactive',
        card,
      })
      const sent = await egress.post(url, body, {
        'content-type': 'application/json',
        'idempotency-key': notice.key,
      })
      accepted(id, sent)
      zero(id, codeIn(id, sent, ['code', 'StatusCode']), PASSING)
    },
  }
}
