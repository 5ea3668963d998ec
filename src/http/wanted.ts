// What a request wants: which language, which media type. Reads Accept-Language and Accept.
import type { FastifyRequest } from 'fastify'
import { THEMES, type Theme } from '../boards/index.ts'
import type { Language } from '../core/text.ts'
import { PAPERS, type Paper } from '../web/index.ts'
import { cookieOf } from './cookies.ts'

interface Preference {
  readonly name: string
  readonly quality: number
}

/** Names of an Accept-like header, the most wanted first; refused ones (q=0) are left out. */
function preferences(header: string | undefined): Preference[] {
  return (header ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return { name, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 }
    })
    .filter(({ name, quality }) => name !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
}

/** What an answer in a reader's language varies by, besides its address. */
export const LANGUAGE_VARIES = 'Cookie, Accept-Language'

/** `?lang=` first, then what the browser keeps, then Accept-Language, else Chinese. */
export function languageOf(request: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const asked = languageAsked(request) ?? languageKept(request)
  if (asked) return asked
  for (const { name } of preferences(request.headers['accept-language'])) {
    if (name === 'zh' || name.startsWith('zh-')) return 'zh'
    if (name === 'en' || name.startsWith('en-')) return 'en'
  }
  return 'zh'
}

/** Under either name: a language is no secret that only https may carry. */
function languageKept(request: Pick<FastifyRequest, 'headers'>): Language | null {
  const kept = cookieOf(request, 'language', true) ?? cookieOf(request, 'language', false)
  return kept === 'zh' || kept === 'en' ? kept : null
}

/** The language that the address itself asks for; null when it asks for none. */
export function languageAsked({ query }: Pick<FastifyRequest, 'query'>): Language | null {
  // An address that cannot be read has no query.
  const { lang } = (query ?? {}) as { readonly lang?: unknown }
  return lang === 'zh' || lang === 'en' ? lang : null
}

/** `?theme=light`; null when the address asks for none. */
export function themeAsked({ query }: Pick<FastifyRequest, 'query'>): Theme | null {
  const { theme } = (query ?? {}) as { readonly theme?: unknown }
  return THEMES.find((known) => known === theme) ?? null
}

/** `?paper=A3`; A4 when the address asks for nothing that is known. */
export function paperAsked({ query }: Pick<FastifyRequest, 'query'>): Paper {
  const { paper } = (query ?? {}) as { readonly paper?: unknown }
  return PAPERS.find((known) => typeof paper === 'string' && known === paper.toUpperCase()) ?? 'A4'
}

/** The first of `available` (best first) for the highest preference; null when none is acceptable. */
export function mediaTypeOf<T extends string>(accept: string | undefined, available: readonly T[]): T | null {
  if (accept === undefined || accept.trim() === '') return available[0] ?? null
  for (const { name } of preferences(accept)) {
    const found = available.find(
      (type) =>
        name === type || name === '*/*' || (name.endsWith('/*') && type.startsWith(name.slice(0, -1))),
    )
    if (found) return found
  }
  return null
}

/** Whether a person sits at the other end: a browser that asks for a page. */
export function wantsPage({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  const named = preferences(headers.accept).filter(({ name }) => !name.endsWith('/*'))
  return (
    named.length > 0 &&
    mediaTypeOf(named.map(({ name }) => name).join(), ['text/html', 'application/json']) === 'text/html'
  )
}
