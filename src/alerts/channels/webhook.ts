// Any system: the notice as JSON, signed with the time in it. Source: Standard Webhooks 1.0 (id, timestamp, signature).

import { createHmac } from 'node:crypto'
import Type, { type Static } from 'typebox'
import { text } from '../../core/text.ts'
import { closed } from '../../yaml/schema.ts'
import { accepted } from './answer.ts'
import type { Channel, ChannelDeps } from './channel.ts'
import { Id, PerMinute, Secret, Url } from './settings.ts'
import { linkOf, plainText } from './words.ts'

export const Webhook = closed({
  id: Id,
  kind: Type.Literal('webhook'),
  url: Url,
  secret: Secret,
  perMinute: PerMinute,
})

const MOST_PER_MINUTE = 120

/** `v1,` and Base64 of HMAC-SHA256 over `id.timestamp.body`; the timestamp in seconds. */
export const webhookSignature = (id: string, timestamp: string, body: string, secret: string): string =>
  `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`

export function openWebhook(
  { id, url, secret, perMinute }: Static<typeof Webhook>,
  { egress, publicUrl, now }: ChannelDeps,
): Channel {
  return {
    id,
    words: text('网络回调', 'Webhook'),
    perMinute: perMinute ?? MOST_PER_MINUTE,
    async send(notice, to) {
      const timestamp = String(Math.floor(Date.parse(now()) / 1_000))
      const items = notice.items.map((item) => ({ ...item, link: linkOf(item.path, publicUrl) }))
      const body = JSON.stringify({
        ...notice,
        items,
        to: to.to,
        text: plainText(notice, to.language, publicUrl),
      })
      const sent = await egress.post(url, body, {
        'content-type': 'application/json',
        'idempotency-key': notice.key,
        'webhook-id': notice.key,
        'webhook-timestamp': timestamp,
        'webhook-signature': webhookSignature(notice.key, timestamp, body, secret),
      })
      accepted(id, sent)
    },
  }
}
