// Forms as browsers send them without script: small, flat, and read field by field.
import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../core/problem.ts'
import type { App } from './deps.ts'
import { LANGUAGE_VARIES } from './wanted.ts'

const LARGEST_FORM_BYTES = 16 * 1024
const LONGEST_FIELD = 400

/** Adds routes whose bodies are forms; `bodyLimit`: of forms that hold more than a few words. */
export function withForms(app: App, add: (scope: App) => void, bodyLimit = LARGEST_FORM_BYTES): void {
  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    )
    add(scope)
  })
}

const FILES = new WeakMap<URLSearchParams, readonly File[]>()

/**
 * The same for forms that may carry files, and then have at most `fileLimit` bytes as a whole. Problem `form-unreadable` for
 * a body that is no form.
 */
export function withFileForms(
  app: App,
  add: (scope: App) => void,
  { bodyLimit, fileLimit }: { readonly bodyLimit: number; readonly fileLimit: number },
): void {
  withForms(
    app,
    (scope) => {
      scope.addContentTypeParser(
        'multipart/form-data',
        { parseAs: 'buffer', bodyLimit: fileLimit },
        async (request: FastifyRequest, body: Buffer) => {
          const headers = { 'content-type': request.headers['content-type'] ?? '' }
          const sent = await new Response(new Uint8Array(body), { headers })
            .formData()
            .catch((cause: unknown) => {
              throw new Problem('form-unreadable', {}, { cause })
            })
          const words = new URLSearchParams()
          const files: File[] = []
          for (const [name, value] of sent) {
            if (typeof value === 'string') words.append(name, value)
            // A field in which nothing was chosen is sent as an empty file without a name.
            else if (value.size > 0 || value.name !== '') files.push(value)
          }
          FILES.set(words, files)
          return words
        },
      )
      add(scope)
    },
    bodyLimit,
  )
}

/** The files of a form, in its order. */
export const filesOf = (request: WithBody): readonly File[] => FILES.get(formOf(request)) ?? []

type WithBody = Pick<FastifyRequest, 'body'>

const formOf = ({ body }: WithBody): URLSearchParams =>
  body instanceof URLSearchParams ? body : new URLSearchParams()

/** A form that carries files, its body as it came. Raises `form-unreadable`. */
export async function multipartOf({
  body,
  headers,
}: Pick<FastifyRequest, 'body' | 'headers'>): Promise<FormData> {
  const type = headers['content-type'] ?? ''
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw new Problem('form-unreadable', {}, { cause })
    })
}

/** Adds routes whose bodies are forms with files, as they came. */
export function withFiles(app: App, add: (scope: App) => void): void {
  app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    )
    add(scope)
  })
}

/** One field without white space around it; empty when it is not there. */
export const field = (request: WithBody, name: string): string => secretField(request, name).trim()

/** As it was typed. */
export const secretField = (request: WithBody, name: string): string =>
  (formOf(request).get(name) ?? '').slice(0, LONGEST_FIELD)

/** A text of several lines, with line ends as LF; `longest`: characters that are kept, and one more that tells of others. */
export const longField = (request: WithBody, name: string, longest: number): string =>
  (formOf(request).get(name) ?? '')
    .replace(/\r\n?/g, '\n')
    .trim()
    .slice(0, longest + 1)

/** Whether a form has the field at all. */
export const hasField = (request: WithBody, name: string): boolean => formOf(request).has(name)

/** Names what was sent, so that sending it twice is once; null when a form has none. */
export function nonceField(request: WithBody): string | null {
  const nonce = field(request, 'nonce')
  return /^[\w-]{8,40}$/.test(nonce) ? nonce : null
}

export const madeNonce = (): string => randomBytes(12).toString('base64url')

export const fields = (request: WithBody, name: string, most = 50): string[] =>
  formOf(request).getAll(name).slice(0, most)

/** A page that belongs to one person at one moment. */
export const sendPrivate = (reply: FastifyReply, html: string): FastifyReply =>
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)

/** A page that a browser may keep and has to ask about again. */
export const sendPage = (reply: FastifyReply, html: string): FastifyReply =>
  reply
    .header('cache-control', 'no-cache')
    .header('vary', `${LANGUAGE_VARIES}, Accept-Encoding`)
    .type('text/html; charset=utf-8')
    .send(html)

/** After a form: look at what came of it; `part`: id of the part of the page. */
export const goTo = (reply: FastifyReply, path: string, part?: string): FastifyReply => {
  const [place = '', fragment = part] = path.split('#')
  return reply.header('cache-control', 'no-store').redirect(
    // What somebody wrote into an address comes back as a header has to be written.
    place.replace(/[^!-~]+/g, encodeURIComponent) +
      (fragment === undefined ? '' : `#${encodeURIComponent(fragment)}`),
    303,
  )
}

/** An address of ours and nobody else's; the home page for anything else. */
export function ownPath(path: string): string {
  if (!/^\/(?![/\\])/.test(path) || /[\\\s]/.test(path)) return '/'
  const base = 'http://here.invalid'
  return URL.canParse(path, base) && new URL(path, base).origin === base ? path : '/'
}
