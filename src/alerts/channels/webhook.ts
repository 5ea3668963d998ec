// Any system: the notice as JSON, signed with the time in it. Source: Standard Webhooks 1.0 (id, timestamp, signature).
import { createHmac } from 'node:crypto'
import { text } from '../../core/text.ts'
import { httpChannel, Secret, Url } from './http-channel.ts'
import { linkOf, plainText } from './words.ts'

/** `v1,` and Base64 of HMAC-SHA256 over `id.timestamp.body`; the timestamp in seconds. */
export const webhookSignature = (id: string, timestamp: string, body: string, secret: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`

export const webhook = httpChannel({
  kind: 'webhook',
  words: text('网络回调', 'Webhook'),
  perMinute: 120,
  settings: { url: Url, secret: Secret },
  example: { settings: { url: 'https://oa.example.gov.cn/duibiao', secret: '0123456789abcdef' } },
  request(notice, { to, language }, { url, secret }, { publicUrl, now }) {
    const timestamp = String(Math.floor(Date.parse(now()) / 1_000))
    const body = JSON.stringify({
      ...notice,
      items: notice.items.map((item) => ({ ...item, link: linkOf(item.path, publicUrl) })),
      to,
      text: plainText(notice, language, publicUrl),
    })
    const headers = {
      'webhook-id': notice.key,
      'webhook-timestamp': timestamp,
      'webhook-signature': webhookSignature(notice.key, timestamp, body, secret),
    }
    return { url, body, headers }
  },
})
