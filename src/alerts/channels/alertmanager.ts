// Prometheus Alertmanager: each matter as an alert that begins and ends. Source: its API v2 (openapi.yaml).
import { text } from '../../core/text.ts'
import { LEVELS } from '../../slips/finding.ts'
import { rankOf } from '../../slips/ladder.ts'
import { httpChannel, Url } from './http-channel.ts'
import { linkOf } from './words.ts'

/** It takes an alert for over when it hears nothing for that long; ours are told again only when something changes. */
const OPEN_MS = 400 * 86_400_000

export const alertmanager = httpChannel({
  kind: 'alertmanager',
  words: text('Alertmanager', 'Alertmanager'),
  perMinute: 120,
  settings: { url: Url },
  example: { settings: { url: 'http://alertmanager.example.gov.cn:9093' } },
  request(notice, { language }, { url }, { publicUrl }) {
    const openUntil = new Date(Date.parse(notice.at) + OPEN_MS).toISOString()
    const alerts = notice.items.flatMap((item) => {
      const link = linkOf(item.path, publicUrl)
      const labels = {
        alertname: 'duibiao',
        matter: item.matter,
        ...(item.number && { slip: item.number }),
        ...(item.unit && { unit: item.unit }),
        ...(item.indicator && { indicator: item.indicator }),
      }
      const alert = {
        // What an alert is, is its labels: they stay the same while the matter and its colour do.
        labels: { ...labels, ...(item.level && { level: item.level }) },
        annotations: {
          summary: item.title[language],
          description: [
            item.reason[language],
            ...item.facts.map(({ name, value }) => `${name[language]}: ${value[language]}`),
          ].join('\n'),
          key: notice.key,
        },
        startsAt: [item.since, notice.at].sort()[0],
        endsAt: item.state === 'closed' ? notice.at : openUntil,
        ...(link !== null && { generatorURL: link }),
      }
      // At another colour it is another alert there: those that it was before are over.
      const before = LEVELS.filter((level) => item.level !== null && rankOf(level) < rankOf(item.level))
      return [
        alert,
        ...before.map((level) => ({ ...alert, labels: { ...labels, level }, endsAt: notice.at })),
      ]
    })
    // Nothing to tell is told all the same: a test must show that it is heard.
    const test = {
      labels: { alertname: 'duibiao', matter: notice.kind },
      annotations: { summary: notice.title[language], key: notice.key },
      startsAt: notice.at,
      endsAt: notice.at,
    }
    return {
      url: `${url.replace(/\/$/, '')}/api/v2/alerts`,
      body: JSON.stringify(alerts.length > 0 ? alerts : [test]),
    }
  },
})
