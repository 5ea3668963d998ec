// 飞书群机器人: a card to one group, signed when a secret is set. Source: open.feishu.cn, 自定义机器人使用指南.
import { createHmac } from 'node:crypto'
import Type from 'typebox'
import { text } from '../../core/text.ts'
import type { Level } from '../../slips/finding.ts'
import { httpChannel, Secret, Url } from './http-channel.ts'
import { markdown } from './words.ts'

const MOST_BYTES = 18_000
const COLOURS: Readonly<Record<Level, string>> = { blue: 'blue', orange: 'orange', red: 'red' }

/** `timestamp` in seconds: Base64 of HMAC-SHA256 over nothing, with `timestamp\nsecret` as key. */
export const feishuSign = (timestamp: string, secret: string): string =>
  createHmac('sha256', `${timestamp}\n${secret}`).digest('base64')

export const feishu = httpChannel({
  kind: 'feishu',
  group: true,
  words: text('飞书', 'Feishu'),
  perMinute: 100,
  settings: { url: Url, secret: Type.Optional(Secret) },
  example: {
    settings: { url: 'https://open.feishu.cn/open-apis/bot/v2/hook/…', secret: '0123456789abcdef' },
    answers: {
      accepted: '{"code":0,"msg":"success","data":{}}',
      refused: '{"code":19021,"msg":"sign match fail"}',
      busy: '{"code":11232,"msg":"frequency limited"}',
    },
  },
  request(notice, { language }, { url, secret }, { publicUrl, now }) {
    const timestamp = String(Math.floor(Date.parse(now()) / 1_000))
    const card = {
      header: {
        title: { tag: 'plain_text', content: notice.title[language] },
        ...(notice.level !== null && { template: COLOURS[notice.level] }),
      },
      elements: [{ tag: 'markdown', content: markdown(notice, language, publicUrl, MOST_BYTES) }],
    }
    const signature = secret === undefined ? {} : { timestamp, sign: feishuSign(timestamp, secret) }
    return { url, body: JSON.stringify({ ...signature, msg_type: 'interactive', card }) }
  },
  // 11232: too often; 1000, 1001: trouble of theirs.
  code: { names: ['code', 'StatusCode'], passing: [11_232, 1_000, 1_001, -1] },
})
