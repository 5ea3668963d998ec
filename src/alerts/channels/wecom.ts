// 企业微信群机器人: Markdown to one group. Source: developer.work.weixin.qq.com/document/path/91770.

import Type, { type Static } from 'typebox'
import { text } from '../../core/text.ts'
import { closed } from '../../yaml/schema.ts'
import { accepted, codeIn, zero } from './answer.ts'
import type { Channel, ChannelDeps } from './channel.ts'
import { Id, PerMinute, Url } from './settings.ts'
import { markdown } from './words.ts'

export const Wecom = closed({ id: Id, kind: Type.Literal('wecom'), url: Url, perMinute: PerMinute })

const MOST_BYTES = 4_096
/** 45009: too often; -1: the system is busy. */
const PASSING = [45_009, -1]
const MOST_PER_MINUTE = 20

export function openWecom(
  { id, url, perMinute }: Static<typeof Wecom>,
  { egress, publicUrl }: ChannelDeps,
): Channel {
  return {
    id,
    words: text('企业微信', 'WeCom'),
    perMinute: perMinute ?? MOST_PER_MINUTE,
    async send(notice, { language }) {
      const content = markdown(notice, language, publicUrl, MOST_BYTES)
      const sent = await egress.post(url, JSON.stringify({ msgtype: 'markdown', markdown: { content } }), {
        'content-type': 'application/json',
        'idempotency-key': notice.key,
      })
      accepted(id, sent)
      zero(id, codeIn(id, sent, ['errcode']), PASSING)
    },
  }
}
