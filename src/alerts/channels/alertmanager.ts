// Prometheus Alertmanager: each matter as an alert that begins and ends. Source: its API v2 (openapi.yaml).

import Type, { type Static } from 'typebox'
import { text } from '../../core/text.ts'
import { closed } from '../../yaml/schema.ts'
import { accepted } from './answer.ts'
import type { Channel, ChannelDeps } from './channel.ts'
import { Id, PerMinute, Url } from './settings.ts'
import { linkOf } from './words.ts'

export const Alertmanager = closed({
  id: Id,
  kind: Type.Literal('alertmanager'),
  url: Url,
  perMinute: PerMinute,
})

const MOST_PER_MINUTE = 120
/** It takes an alert for over when it hears nothing for that long; ours are told again only when something changes. */
const OPEN_MS = 400 * 86_400_000

export function openAlertmanager(
  { id, url, perMinute }: Static<typeof Alertmanager>,
  { egress, publicUrl }: ChannelDeps,
): Channel {
  return {
    id,
    words: text('Alertmanager', 'Alertmanager'),
    perMinute: perMinute ?? MOST_PER_MINUTE,
    async send(notice, { language }) {
      const ends = (state: 'open' | 'closed'): string =>
        state === 'closed' ? notice.at : new Date(Date.parse(notice.at) + OPEN_MS).toISOString()
      const alerts = notice.items.map((item) => {
        const link = linkOf(item.path, publicUrl)
        return {
          // What an alert is, is its labels: they stay the same while the matter does.
          labels: { alertname: 'duibiao', matter: item.matter, ...(item.number && { slip: item.number }) },
          annotations: {
            summary: item.title[language],
            description: [
              item.reason[language],
              ...item.facts.map(({ name, value }) => `${name[language]}: ${value[language]}`),
            ].join('\n'),
            level: item.level ?? '',
            key: notice.key,
          },
          startsAt: [item.since, notice.at].sort()[0],
          endsAt: ends(item.state),
          ...(link !== null && { generatorURL: link }),
        }
      })
      // Nothing to tell is told all the same: a test must show that it is heard.
      const test = {
        labels: { alertname: 'duibiao', matter: notice.kind },
        annotations: { summary: notice.title[language], key: notice.key },
        startsAt: notice.at,
        endsAt: notice.at,
      }
      const sent = await egress.post(
        `${url.replace(/\/$/, '')}/api/v2/alerts`,
        JSON.stringify(alerts.length > 0 ? alerts : [test]),
        { 'content-type': 'application/json', 'idempotency-key': notice.key },
      )
      accepted(id, sent)
    },
  }
}
