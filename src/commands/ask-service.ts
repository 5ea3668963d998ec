// How a command asks the running service: with its token, and a Problem of the service's becomes one of ours.
import { Problem } from '../core/problem.ts'
import type { Language } from '../core/text.ts'
import { complain } from './output.ts'

export interface ServiceAddress {
  readonly url: string
  /** null: nobody's. */
  readonly token: string | null
  readonly lang: Language
}

/** The answer's JSON; null when the service refused, whose words were printed. Raises `service-not-running`, `service-answer-unreadable`. */
export async function askService(
  { url, token, lang }: ServiceAddress,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  if (!URL.canParse(url)) throw new Problem('service-not-running', { url })
  const target = new URL(path, url)
  target.searchParams.set('lang', lang)
  const headers = {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(token !== null && { authorization: `Bearer ${token}` }),
  }
  const response = await fetch(target, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Problem('service-not-running', { url }, { cause })
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok && answer !== null) return answer
  const { code, detail, fix } = (answer ?? {}) as Readonly<Record<string, unknown>>
  if (typeof code !== 'string')
    throw new Problem('service-answer-unreadable', { url, status: response.status })
  complain(`${code}: ${detail} ${fix}`)
  return null
}
