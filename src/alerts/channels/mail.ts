// E-mail: HTML with the gauges as pictures inside, and plain text. The only user of nodemailer and of the picture maker.

import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import Type, { type Static } from 'typebox'
import { text } from '../../core/text.ts'
import type { Notice } from '../../slips/notice.ts'
import { closed, oneOf } from '../../yaml/schema.ts'
import { DeliveryFailed } from '../delivery-failed.ts'
import type { Channel, ChannelDeps } from './channel.ts'
import { mailHtml } from './mail-html.ts'
import { gaugePng } from './picture.ts'
import { Id, PerMinute } from './settings.ts'
import { plainText } from './words.ts'

const Host = Type.String({ pattern: '^[A-Za-z0-9.:-]{1,253}$', description: 'mail.example.gov.cn' })

export const Mail = closed({
  id: Id,
  kind: Type.Literal('mail'),
  host: Host,
  port: Type.Integer({ minimum: 1, maximum: 65_535, description: '587, 465, 25' }),
  security: oneOf(['starttls', 'tls', 'none']),
  user: Type.Optional(Type.String({ minLength: 1, maxLength: 254, description: '用户名 / user name' })),
  password: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: '密码 / password' })),
  from: Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', description: 'duibiao@example.gov.cn' }),
  perMinute: PerMinute,
})

const MOST_PER_MINUTE = 60
const MOST_PICTURES = 20

export function openMail(
  { id, host, port, security, user, password, from, perMinute }: Static<typeof Mail>,
  { egress, publicUrl, ca }: ChannelDeps,
): Channel {
  const { timeoutMs } = egress
  async function transport(): Promise<SMTPTransport.Options> {
    return {
      // The address that was looked at is the one that is connected to; the certificate is the name's.
      host: await egress.addressOf(host),
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      tls: { servername: host, ...(ca !== null && { ca }) },
      ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      logger: false,
      disableFileAccess: true,
      disableUrlAccess: true,
    }
  }

  return {
    id,
    words: text('电子邮件', 'E-mail'),
    perMinute: perMinute ?? MOST_PER_MINUTE,
    async send(notice, { to, language }) {
      const pictures = await picturesOf(notice)
      const cidOf = (index: number): string | null => (pictures.has(index) ? cid(notice, index) : null)
      try {
        const sender = createTransport(await transport())
        await sender.sendMail({
          from,
          to,
          subject: subjectOf(notice, language),
          // The same each time it is tried, so that a mail server or a reader can tell.
          messageId: `<${notice.key}@${from.split('@')[1]}>`,
          date: new Date(notice.at),
          headers: { 'X-Duibiao-Key': notice.key, 'Auto-Submitted': 'auto-generated' },
          text: plainText(notice, language, publicUrl),
          html: mailHtml(notice, language, publicUrl, cidOf),
          attachments: [...pictures].map(([index, content]) => ({
            content,
            contentType: 'image/png',
            contentDisposition: 'inline' as const,
            filename: `gauge-${index + 1}.png`,
            cid: cid(notice, index),
          })),
        })
      } catch (error) {
        throw failureOf(id, error)
      }
    },
  }
}

const subjectOf = ({ title }: Notice, language: 'zh' | 'en'): string =>
  `${language === 'zh' ? '【对标】' : '[Duibiao] '}${title[language]}`

const cid = ({ key }: Notice, index: number): string =>
  `${createHash('sha256').update(`${key}/${index}`).digest('hex').slice(0, 32)}@duibiao`

async function picturesOf({ items }: Notice): Promise<ReadonlyMap<number, Buffer>> {
  const pictures = new Map<number, Buffer>()
  for (const [index, { gauge }] of items.slice(0, MOST_PICTURES).entries()) {
    if (gauge !== null) pictures.set(index, await gaugePng(gauge))
  }
  return pictures
}

/** By the numbers of the answer only: its words may quote what was sent. Source: RFC 5321, 4.2.1. */
function failureOf(id: string, error: unknown): DeliveryFailed {
  if (error instanceof DeliveryFailed) return error
  const { code, responseCode, command } = error as {
    readonly code?: string
    readonly responseCode?: number
    readonly command?: string
  }
  const permanent = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH'
  const why = [code, command, responseCode].filter((part) => part !== undefined).join(' ')
  return new DeliveryFailed(`${id}: ${why || 'failed'}`, { retry: !permanent, cause: error })
}
