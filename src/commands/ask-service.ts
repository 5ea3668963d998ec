// How a command asks the running service: with its token, and what the service refuses told apart from what it answers.
import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { Problem } from '../core/problem.ts'
import type { Language } from '../core/text.ts'
import { complain } from './output.ts'

export interface ServiceAddress {
  readonly url: string
  /** null: nobody's. */
  readonly token: string | null
  readonly lang: Language
}

interface Question {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Beside the language; what is null or empty is left out. */
  readonly query?: Readonly<Record<string, string | null>>
  readonly sent?: { readonly type: string; readonly content: string | ReadableStream }
}

/** A Problem of the service's, in the language that was asked for. */
interface ServiceProblem {
  readonly code: string
  readonly detail: string
  readonly fix: string
  readonly errors: readonly {
    readonly row: number | null
    readonly cell: string | null
    readonly code: string
    readonly detail: string
    readonly fix: string
  }[]
}

export interface Answer {
  readonly status: number
  /** The answer's JSON; null when it was refused. */
  readonly body: unknown
  readonly refusal: ServiceProblem | null
}

/** Raises `service-not-running`, `service-answer-unreadable`. */
export async function answerOf(service: ServiceAddress, question: Question): Promise<Answer> {
  const { url } = service
  const response = await responseTo(service, question)
  const { ok, status } = response
  const body: unknown = await response.json().catch(() => null)
  if (ok && body !== null) return { status, body, refusal: null }
  if (!ok && isRefusal(body)) return { status, body: null, refusal: body }
  throw new Problem('service-answer-unreadable', { url, status })
}

/** The bytes that it answers, as they come; null when it refused, whose words were printed. Raises what `answerOf` raises. */
export async function streamedAnswer(service: ServiceAddress, question: Question): Promise<Readable | null> {
  const response = await responseTo(service, question)
  if (response.ok && response.body) return Readable.fromWeb(response.body as WebStream<Uint8Array>)
  const body: unknown = await response.json().catch(() => null)
  if (!isRefusal(body))
    throw new Problem('service-answer-unreadable', { url: service.url, status: response.status })
  complain(`${body.code}: ${body.detail} ${body.fix}`)
  return null
}

async function responseTo({ url, token, lang }: ServiceAddress, question: Question): Promise<Response> {
  if (!URL.canParse(url)) throw new Problem('service-not-running', { url })
  const { method, path, query = {}, sent } = question
  const target = new URL(path, url)
  for (const [name, value] of Object.entries({ ...query, lang }))
    if (value) target.searchParams.set(name, value)
  return fetch(target, {
    method,
    headers: {
      accept: 'application/json',
      ...(sent && { 'content-type': sent.type }),
      ...(token !== null && { authorization: `Bearer ${token}` }),
    },
    ...(sent && { body: sent.content, duplex: 'half' }),
  } as RequestInit).catch((cause: unknown) => {
    throw new Problem('service-not-running', { url }, { cause })
  })
}

const isRefusal = (body: unknown): body is ServiceProblem =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  typeof body.code === 'string' &&
  'errors' in body &&
  Array.isArray(body.errors)

/** The answer's JSON; null when the service refused, whose words were printed. Raises what `answerOf` raises. */
export async function askService(
  service: ServiceAddress,
  method: 'GET' | 'POST',
  path: string,
  asked?: object,
): Promise<unknown> {
  const sent = asked && { type: 'application/json', content: JSON.stringify(asked) }
  const { body, refusal } = await answerOf(service, { method, path, ...(sent && { sent }) })
  if (refusal) complain(`${refusal.code}: ${refusal.detail} ${refusal.fix}`)
  return body
}
