// Names, titles and senders with line ends in them: a letter has the headers that we wrote, and no other reader.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mail } from '../../src/alerts/channels/mail.ts'
import { openEgress } from '../../src/alerts/egress.ts'
import { silentLog } from '../../src/core/log.ts'
import { text } from '../../src/core/text.ts'
import type { Notice } from '../../src/slips/notice.ts'
import { type MailOutside, smtpOutside } from '../support/outside.ts'

const recipients: string[] = []
let outside: MailOutside
const egress = openEgress({ hosts: ['127.0.0.1'] })
beforeAll(async () => {
  outside = await smtpOutside({
    onRcptTo({ address }, _session, done) {
      recipients.push(address)
      done()
    },
  })
})
afterAll(async () => {
  await egress.close()
  await outside.stop()
})

const INJECTED = [
  'x\r\nBcc: evil@evil.example',
  'x\nBcc: evil@evil.example',
  'x\rBcc: evil@evil.example',
  'x\r\n\r\n<x4711>',
  'x\u2028Bcc: evil@evil.example\u0085Bcc: evil@evil.example',
  'x\0\r\nRCPT TO:<evil@evil.example>\r\nDATA\r\n.\r\n',
  '=?utf-8?Q?x=0D=0ABcc:_evil@evil.example?=',
  `"><x4711 onload=alert(4711)>`,
  'x'.repeat(20_000),
]

async function send(
  words: string,
  changes: Partial<Notice> = {},
  to = 'wang@example.org',
  name = '对标',
): Promise<string> {
  recipients.length = 0
  outside.mails.length = 0
  const settings = {
    ...{ id: 'mail', kind: 'mail', host: '127.0.0.1', port: outside.port, security: 'none' },
    ...{ from: 'duibiao@example.org', name },
  }
  const channel = mail.open(settings, {
    egress,
    ca: null,
    now: () => AT,
    publicUrl: 'https://duibiao.example',
    log: silentLog,
  })
  const notice: Notice = {
    key: 'a1b2c3',
    kind: 'slip',
    level: 'red',
    title: text(words, words),
    at: AT,
    items: [
      {
        number: words,
        level: 'red',
        title: text(words, words),
        reason: text(words, words),
        facts: [{ name: text(words, words), value: text(words, words) }],
        gauge: null,
        path: '/alerts/3',
        state: 'open',
        since: AT,
        matter: words,
      },
    ],
    ...changes,
  }
  await channel.send(notice, { channel: 'mail', to, language: 'zh' })
  return outside.mails[0] ?? ''
}
const AT = '2022-10-31T00:30:00.000Z'

const headNames = (raw: string): string[] =>
  (raw.split(/\r?\n\r?\n/)[0] ?? '')
    .split(/\r?\n(?![ \t])/)
    .map((line) => line.split(':')[0]?.toLowerCase() ?? '')
    .sort()

/** What a reader's program shows of the HTML part. */
function htmlOf(raw: string): string {
  const part = /content-type: text\/html[\s\S]*?\r?\n\r?\n([\s\S]*?)(?:\r?\n--|$)/i.exec(raw)
  const isBase64 = /content-type: text\/html[\s\S]{0,200}?base64/i.test(raw)
  const body = part?.[1] ?? ''
  if (isBase64) return Buffer.from(body.replaceAll(/\s/g, ''), 'base64').toString('utf8')
  const bytes = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

test.for(INJECTED)('words of a notice: %j', async (words) => {
  const usual = headNames(await send('督查事项'))
  const raw = await send(words)
  expect(headNames(raw)).toEqual(usual)
  expect(recipients).toEqual(['wang@example.org'])
  expect(outside.mails).toHaveLength(1)
  expect(htmlOf(raw).length).toBeGreaterThan(100)
  expect(htmlOf(raw)).not.toContain('<x4711')
})

test.for(INJECTED.filter(({ length }) => length <= 60))('the name of a sender: %j', async (name) => {
  const usual = headNames(await send('督查事项'))
  expect(headNames(await send('督查事项', {}, 'wang@example.org', name))).toEqual(usual)
  expect(recipients).toEqual(['wang@example.org'])
})

test.for([
  'wang@example.org\r\nBcc: evil@evil.example',
  'wang@example.org, evil@evil.example',
  'a@b>\r\nRCPT TO:<evil@evil.example',
])('an address of a person: %j', async (to) => {
  await send('督查事项', {}, to).catch(() => {})
  expect(recipients.filter((one) => one !== 'wang@example.org')).toEqual([])
})
