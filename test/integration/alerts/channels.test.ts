// One contract for every channel, against real servers: what arrives, what is tried again, what is given up, what stays secret.
import type { SMTPServerOptions } from 'smtp-server'
import Value from 'typebox/value'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ChannelSettings } from '../../../src/alerts/channels/channel.ts'
import { dingtalkSign } from '../../../src/alerts/channels/dingtalk.ts'
import { feishuSign } from '../../../src/alerts/channels/feishu.ts'
import { CHANNEL_KINDS, channelKindOf } from '../../../src/alerts/channels/index.ts'
import { webhookSignature } from '../../../src/alerts/channels/webhook.ts'
import { DeliveryFailed } from '../../../src/alerts/delivery-failed.ts'
import { openEgress } from '../../../src/alerts/egress.ts'
import { text } from '../../../src/core/text.ts'
import type { Notice } from '../../../src/slips/notice.ts'
import {
  certificate,
  closedPort,
  httpOutside,
  type MailOutside,
  type Outside,
  silentOutside,
  smtpOutside,
} from '../../support/outside.ts'

const NOW = '2022-10-31T00:30:00.000Z'
const SECRET = 'SEC-do-not-tell-anybody'
const NOTICE: Notice = {
  key: 'a1b2c3d4',
  kind: 'slip',
  level: 'red',
  title: text('1 件红色督查单', '1 red slip'),
  at: NOW,
  items: [
    {
      number: '鲤督〔2022〕3号',
      level: 'red',
      title: text('净增市场主体', 'Net new firms'),
      reason: text('落后序时进度 18.5 个百分点 <自 7 月起>', '18.5 points behind since July'),
      facts: [
        { name: text('需月均', 'Needed per month'), value: text('435 户', '435') },
        { name: text('牵头', 'Lead'), value: text('区商务局', '区商务局') },
        { name: text('限期', 'Until'), value: text('2022-11-07', '2022-11-07') },
      ],
      gauge: { actual: 0.4, target: 0.8, expected: 0.6, light: 'red' },
      path: '/alerts/3',
      state: 'open',
      since: '2022-07-31T00:00:00.000Z',
      matter: 'licheng-2022/behind/indicator/firms',
    },
  ],
}

let keys: { readonly key: string; readonly cert: string }
beforeAll(async () => {
  keys = await certificate()
})
const running: (Outside | MailOutside)[] = []
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop()
})
const started = async <One extends Outside | MailOutside>(one: Promise<One>): Promise<One> => {
  running.push(await one)
  return one
}

interface Way {
  readonly port: number
  readonly tls?: boolean
  readonly ca?: string
  readonly security?: 'starttls' | 'tls' | 'none'
  readonly host?: string
}

/** The kind's own example, with this server's address and a secret that must stay one. */
function settingsOf(
  kind: string,
  { port, tls = false, security = 'none', host = 'localhost' }: Way,
): ChannelSettings {
  const { example } = channelKindOf({ id: kind, kind })
  const url = `${tls ? 'https' : 'http'}://${host}:${port}/robot/send?access_token=${SECRET}`
  const here =
    kind === 'mail' ? { host, port, security, password: SECRET, from: 'duibiao@example.org' } : { url }
  const secret = 'secret' in example.settings ? { secret: SECRET } : {}
  return { ...example.settings, ...here, ...secret, id: kind, kind }
}

async function send(kind: string, way: Way, notice = NOTICE): Promise<unknown> {
  const ca = way.ca ?? null
  const egress = openEgress({ hosts: ['localhost', '127.0.0.1'], ca, timeoutMs: 2_000 })
  const said: unknown[] = []
  const say = (...words: unknown[]) => said.push(words)
  const deps = {
    ...{ egress, ca, now: () => NOW, publicUrl: 'https://duibiao.example.org' },
    log: { info: say, warn: say, error: say },
  }
  try {
    const to = kind === 'mail' ? 'wang@example.org' : ''
    const settings = settingsOf(kind, way)
    const channel = channelKindOf(settings).open(settings, deps)
    await channel.send(notice, { channel: kind, to, language: 'zh' })
    return null
  } catch (error) {
    expect(`${String(error)} ${JSON.stringify(said)}`).not.toContain(SECRET)
    expect(error).toBeInstanceOf(DeliveryFailed)
    return error
  } finally {
    await egress.close()
  }
}

const answersOf = (kind: string) => channelKindOf({ id: kind, kind }).example.answers
/** What the other side answers when all is well. */
const goodOf = (kind: string): string => answersOf(kind)?.accepted ?? ''
const HTTP_KINDS = CHANNEL_KINDS.map(({ kind }) => kind).filter((kind) => kind !== 'mail')

test.for(CHANNEL_KINDS)(
  '$kind has an example that its own settings allow',
  ({ kind, schema, example, hostOf }) => {
    const settings = { id: 'one', kind, ...example.settings }
    expect([...Value.Errors(schema, settings)]).toEqual([])
    expect(hostOf(settings)).toMatch(/^[a-z0-9.-]+$/)
  },
)

describe.for(HTTP_KINDS)('%s', (kind) => {
  const good = (tls?: typeof keys) =>
    started(httpOutside((_request, response) => response.end(goodOf(kind)), tls))

  test('arrives once, with its key, in the words of the reader', async () => {
    const outside = await good()
    expect(await send(kind, outside)).toBeNull()
    expect(outside.heard).toHaveLength(1)
    const [heard] = outside.heard
    expect(heard?.headers['idempotency-key']).toBe(NOTICE.key)
    for (const words of ['净增市场主体', '落后序时进度 18.5 个百分点', '435 户', '区商务局', '2022-11-07'])
      expect(heard?.body).toContain(words)
    expect(heard?.body).toContain('https://duibiao.example.org/alerts/3')
  })

  test('over TLS arrives only with a certificate that is vouched for', async () => {
    const outside = await good(keys)
    expect(await send(kind, { ...outside, tls: true, ca: keys.cert })).toBeNull()
    expect(await send(kind, { ...outside, tls: true })).toMatchObject({ retry: true })
    expect(outside.heard).toHaveLength(1)
  })

  test('refused, silent, broken and endless answers are tried again', async () => {
    expect(await send(kind, { port: await closedPort() })).toMatchObject({ retry: true })
    const silent = await started(silentOutside())
    expect(await send(kind, silent)).toMatchObject({
      retry: true,
      message: expect.stringContaining('no answer'),
    })
    const broken = await started(httpOutside((_request, response) => response.writeHead(500).end('oh')))
    expect(await send(kind, broken)).toMatchObject({ retry: true })
    const endless = await started(httpOutside((_request, response) => response.end('x'.repeat(500_000))))
    expect(await send(kind, endless)).toMatchObject({ retry: true })
  })

  test('a limit is kept for as long as the other side asks', async () => {
    const busy = await started(
      httpOutside((_request, response) => response.writeHead(429, { 'retry-after': '120' }).end()),
    )
    expect(await send(kind, busy)).toMatchObject({ retry: true, afterMs: 120_000 })
  })

  test('a redirect is not followed, and a refusal for good is not tried again', async () => {
    const elsewhere = await good()
    const location = `http://localhost:${elsewhere.port}/`
    const moved = await started(
      httpOutside((_request, response) => response.writeHead(307, { location }).end()),
    )
    expect(await send(kind, moved)).toMatchObject({ retry: false })
    expect(elsewhere.heard).toEqual([])
    const gone = await started(httpOutside((_request, response) => response.writeHead(404).end()))
    expect(await send(kind, gone)).toMatchObject({ retry: false })
  })

  test('a notice without matters, as a test sends it, arrives too', async () => {
    const outside = await good()
    expect(await send(kind, outside, { ...NOTICE, kind: 'test', level: null, items: [] })).toBeNull()
    expect(outside.heard).toHaveLength(1)
  })
})

const CODED = HTTP_KINDS.filter((kind) => answersOf(kind))
const answering = (body: string) => started(httpOutside((_request, response) => response.end(body)))

test('robots say in a good answer that they refuse', () =>
  expect(CODED).toEqual(['wecom', 'dingtalk', 'feishu']))

test.for(CODED)('%s refuses in a good answer: for good, or until it is less busy', async (kind) => {
  const { refused = '', busy = '' } = answersOf(kind) ?? {}
  expect(await send(kind, await answering(refused))).toMatchObject({ retry: false })
  expect(await send(kind, await answering(busy))).toMatchObject({ retry: true })
  expect(await send(kind, await answering('<html>captive portal</html>'))).toMatchObject({ retry: true })
})

describe('signatures are those that the other side computes', () => {
  test('dingtalk', async () => {
    const outside = await started(httpOutside((_request, response) => response.end(goodOf('dingtalk'))))
    await send('dingtalk', outside)
    const query = new URL(outside.heard[0]?.path ?? '', 'http://localhost').searchParams
    expect(query.get('timestamp')).toBe(String(Date.parse(NOW)))
    expect(query.get('sign')).toBe(dingtalkSign(String(Date.parse(NOW)), SECRET))
    // HMAC-SHA256 of "1577262236757\nthis is a secret" under that secret, by another program (openssl dgst).
    expect(dingtalkSign('1577262236757', 'this is a secret')).toBe(
      'DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=',
    )
  })
  test('feishu', async () => {
    const outside = await started(httpOutside((_request, response) => response.end(goodOf('feishu'))))
    await send('feishu', outside)
    const { timestamp, sign } = JSON.parse(outside.heard[0]?.body ?? '{}')
    expect(timestamp).toBe('1667176200')
    expect(sign).toBe(feishuSign('1667176200', SECRET))
    expect(feishuSign('1599360473', 'this is a secret')).toBe('1MOZEWNVTqWg9yZemgxUa9z7jxJJ1h8E3/cwLrbxW+8=')
  })
  test('webhook', async () => {
    const outside = await started(httpOutside((_request, response) => response.end()))
    await send('webhook', outside)
    const [heard] = outside.heard
    if (!heard) throw new Error('nothing was heard')
    const { headers, body } = heard
    const timestamp = String(headers['webhook-timestamp'])
    expect(headers['webhook-id']).toBe(NOTICE.key)
    expect(headers['webhook-signature']).toBe(webhookSignature(NOTICE.key, timestamp, body, SECRET))
    expect(webhookSignature('msg_1', '1600000000', '{"a":1}', 'this is a secret')).toBe(
      'v1,FQX9HTIQsR1c4AlajwrMpSLpiGkYe4xbxjDSrXndJMM=',
    )
  })
})

test('alertmanager is told when a matter begins and when it is over, under the same labels', async () => {
  const outside = await started(httpOutside((_request, response) => response.end()))
  await send('alertmanager', outside)
  const closed = NOTICE.items.map((item) => ({ ...item, state: 'closed' as const }))
  await send('alertmanager', outside, { ...NOTICE, items: closed })
  const [open, over] = outside.heard.map(({ body }) => JSON.parse(body)[0])
  expect(outside.heard[0]?.path).toMatch(/\/api\/v2\/alerts$/)
  expect(over.labels).toEqual(open.labels)
  expect(open.endsAt > NOW).toBe(true)
  expect(over.endsAt).toBe(NOW)
})

describe('mail', () => {
  const onAuth: NonNullable<SMTPServerOptions['onAuth']> = ({ username, password }, _session, done) =>
    username === 'duibiao' && password === SECRET ? done(null, { user: username }) : done(new Error('no'))
  const starttls = () => started(smtpOutside({ ...keys, secure: false, onAuth }))

  test('arrives over STARTTLS with text, HTML and the gauge as a picture', async () => {
    const outside = await starttls()
    expect(await send('mail', { ...outside, security: 'starttls', ca: keys.cert })).toBeNull()
    const [mail = ''] = outside.mails
    expect(mail).toContain(`Message-ID: <${NOTICE.key}@example.org>`)
    expect(mail).toContain('Content-Type: text/plain')
    expect(mail).toContain('Content-Type: text/html')
    expect(mail).toMatch(/Content-Type: image\/png[\s\S]*Content-Disposition: inline/)
    const png =
      /Content-Transfer-Encoding: base64[\s\S]*?\r?\n\r?\n(iVBOR[\s\S]+?)\r?\n--/.exec(mail)?.[1] ?? ''
    expect(Buffer.from(png, 'base64').subarray(1, 4).toString()).toBe('PNG')
    expect(mail).not.toContain(SECRET)
  })

  test('over TLS from the first byte arrives too', async () => {
    const outside = await started(smtpOutside({ ...keys, secure: true, onAuth }))
    expect(await send('mail', { ...outside, security: 'tls', ca: keys.cert })).toBeNull()
    expect(outside.mails).toHaveLength(1)
  })

  test('a certificate that nobody vouches for, and a server without STARTTLS, get neither mail nor password', async () => {
    const tried: string[] = []
    const watch: typeof onAuth = (auth, session, done) => {
      tried.push(String(auth.password))
      onAuth(auth, session, done)
    }
    const unknown = await started(smtpOutside({ ...keys, onAuth: watch }))
    expect(await send('mail', { ...unknown, security: 'starttls' })).toMatchObject({ retry: true })
    const plain = await started(smtpOutside({ hideSTARTTLS: true, allowInsecureAuth: true, onAuth: watch }))
    expect(await send('mail', { ...plain, security: 'starttls' })).toMatchObject({ retry: true })
    expect(tried).toEqual([])
    expect([...unknown.mails, ...plain.mails]).toEqual([])
  })

  test('refused, silent and troubled servers are tried again; an unknown receiver is not', async () => {
    expect(await send('mail', { port: await closedPort() })).toMatchObject({ retry: true })
    const silent = await started(silentOutside())
    expect(await send('mail', silent)).toMatchObject({ retry: true })
    const answering = (responseCode: number) =>
      started(
        smtpOutside({
          ...{ hideSTARTTLS: true, allowInsecureAuth: true, onAuth },
          onRcptTo: (_address, _session, done) => done(Object.assign(new Error('no'), { responseCode })),
        }),
      )
    expect(await send('mail', await answering(451))).toMatchObject({ retry: true })
    expect(await send('mail', await answering(550))).toMatchObject({ retry: false })
    const wrong = await started(
      smtpOutside({
        ...{ hideSTARTTLS: true, allowInsecureAuth: true },
        onAuth: (_auth, _session, done) => done(new Error('no')),
      }),
    )
    expect(await send('mail', wrong)).toMatchObject({ retry: true })
  })
})
