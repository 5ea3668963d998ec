// E-mail: HTML with the gauges as pictures inside, and plain text. The only user of nodemailer.
import { createHash } from 'node:crypto'
import { createTransport, type SendMailOptions } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import Type from 'typebox'
import { gaugePng } from '../../charts/png.ts'
import { text } from '../../core/text.ts'
import { foldedItems } from '../../slips/folded-items.ts'
import type { Destination, Notice } from '../../slips/notice.ts'
import { oneOf } from '../../yaml/schema.ts'
import { DeliveryFailed } from '../delivery-failed.ts'
import { type ChannelDeps, channelKind } from './channel.ts'
import { mailHtml } from './mail-html.tsx'
import { CHOICE_PATH, choiceText, linkOf, plainText } from './words.ts'

const Host = Type.String({ pattern: '^[A-Za-z0-9.:-]{1,253}$', description: 'mail.example.gov.cn' })

/** Of the gravest that are open: a letter full of pictures is read by nobody. */
const MOST_PICTURES = 3

export const mail = channelKind({
  kind: 'mail',
  words: text('电子邮件', 'E-mail'),
  personal: true,
  perMinute: 60,
  settings: {
    host: Host,
    port: Type.Integer({ minimum: 1, maximum: 65_535, description: '587, 465, 25' }),
    security: oneOf(['starttls', 'tls', 'none']),
    user: Type.Optional(Type.String({ minLength: 1, maxLength: 254, description: '用户名 / user name' })),
    password: Type.Optional(Type.String({ minLength: 1, maxLength: 500, description: '密码 / password' })),
    from: Type.String({ pattern: '^[^@\\s]+@[^@\\s]+$', description: 'duibiao@example.gov.cn' }),
    name: Type.Optional(
      Type.String({ minLength: 1, maxLength: 60, description: '发信人名称 / the sender’s name' }),
    ),
  },
  example: {
    settings: {
      host: 'mail.example.gov.cn',
      port: 587,
      security: 'starttls',
      user: 'duibiao',
      password: '……',
      from: 'duibiao@example.gov.cn',
    },
  },
  hostOf: ({ host }) => host,
  sender: (settings, deps, id) => async (notice, to) => {
    try {
      const sender = createTransport(await transportOf(settings, deps))
      await sender.sendMail(await mailOf(notice, to, settings, deps.publicUrl))
    } catch (error) {
      throw failureOf(id, error)
    }
  },
})

interface MailServer {
  readonly host: string
  readonly port: number
  readonly security: 'starttls' | 'tls' | 'none'
  readonly user?: string
  readonly password?: string
}

async function transportOf(
  { host, port, security, user, password }: MailServer,
  { egress, ca }: ChannelDeps,
): Promise<SMTPTransport.Options> {
  const { timeoutMs } = egress
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

async function mailOf(
  notice: Notice,
  { to, language }: Pick<Destination, 'to' | 'language'>,
  { from, name = SENDER[language] }: { readonly from: string; readonly name?: string },
  publicUrl: string | null,
): Promise<SendMailOptions> {
  const host = from.split('@')[1] ?? ''
  const choice = linkOf(CHOICE_PATH, publicUrl)
  const pictures = await picturesOf(notice)
  const cidOf = (index: number): string | null => (pictures.has(index) ? cid(notice, index) : null)
  return {
    from: { name, address: from },
    // One address and never a list of them.
    to: { name: '', address: to },
    subject: subjectOf(notice, language),
    // The same each time it is tried, so that a mail server or a reader can tell.
    messageId: `<${notice.key}@${host}>`,
    // Letters about one slip stand together, whichever was the first.
    ...threadOf(notice, host),
    list: {
      id: { comment: name, url: `duibiao.${host}` },
      ...(choice !== null && { unsubscribe: choice }),
    },
    date: new Date(notice.at),
    headers: { 'X-Duibiao-Key': notice.key, 'Auto-Submitted': 'auto-generated' },
    text: [plainText(notice, language, publicUrl), choiceText(language, publicUrl)]
      .filter(Boolean)
      .join('\n\n'),
    html: mailHtml(notice, language, publicUrl, cidOf),
    attachments: [...pictures].map(([index, content]) => ({
      content,
      contentType: 'image/png',
      contentDisposition: 'inline',
      filename: `gauge-${index + 1}.png`,
      cid: cid(notice, index),
    })),
  }
}

const SENDER = text('对标督查', 'Duibiao supervision')

/** Of a letter about one slip: a message that nobody sent, the same for all letters about it. Source: RFC 5322, 3.6.4. */
function threadOf({ items }: Notice, host: string): Pick<SendMailOptions, 'references' | 'inReplyTo'> {
  const [only, ...others] = items
  if (!only || others.length > 0) return {}
  const thread = `<slip-${createHash('sha256').update(only.matter).digest('hex').slice(0, 20)}@${host}>`
  return { references: thread, inReplyTo: thread }
}

const subjectOf = ({ title }: Notice, language: 'zh' | 'en'): string =>
  `${language === 'zh' ? '【对标】' : '[Duibiao] '}${title[language]}`

const cid = ({ key }: Notice, index: number): string =>
  `${createHash('sha256').update(`${key}/${index}`).digest('hex').slice(0, 32)}@duibiao`

async function picturesOf({ items }: Notice): Promise<ReadonlyMap<number, Buffer>> {
  const pictures = new Map<number, Buffer>()
  for (const [index, { gauge, state }] of foldedItems(items).entries()) {
    if (pictures.size === MOST_PICTURES) break
    if (gauge !== null && state === 'open') pictures.set(index, await gaugePng(gauge, WIDTH_PX))
  }
  return pictures
}

/** Twice the size at which it is shown, for sharp screens. */
const WIDTH_PX = 480

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
