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

/** One request in the name of whoever the token is of. Raises `service-not-running`. */
export async function requestService(
  { url, token, lang }: ServiceAddress,
  path: string,
  { headers, ...more }: RequestInit & { readonly headers?: Readonly<Record<string, string>> },
): Promise<Response> {
  if (!URL.canParse(url)) throw new Problem('service-not-running', { url })
  const target = new URL(path, url)
  target.searchParams.set('lang', lang)
  const all = {
    accept: 'application/json',
    ...headers,
    ...(token !== null && { authorization: `Bearer ${token}` }),
  }
  return fetch(target, { ...more, headers: all }).catch((cause: unknown) => {
    throw new Problem('service-not-running', { url }, { cause })
  })
}

/** The answer's JSON; null when the service refused, whose words were printed. Raises `service-not-running`, `service-answer-unreadable`. */
export async function askService(
  address: ServiceAddress,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<unknown> {
  const response = await requestService(address, path, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok && answer !== null) return answer
  const { code, detail, fix } = (answer ?? {}) as Readonly<Record<string, unknown>>
  if (typeof code !== 'string')
    throw new Problem('service-answer-unreadable', { url: address.url, status: response.status })
  complain(`${code}: ${detail} ${fix}`)
  return null
}
