// What a request wants: which language, which media type. Reads Accept-Language and Accept.
import type { FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import { THEMES, type Theme } from '../boards/index.ts'
import type { Language } from '../core/text.ts'
import { PAPERS, type Paper } from '../web/index.ts'
import { cookieOf } from './cookies.ts'

/** A header longer than this is read as far as this. */
const READ_CHARACTERS = 1_000

const wantedBy = (header: 'accept' | 'accept-language', value: string | undefined): Negotiator =>
  new Negotiator({ headers: { [header]: value?.slice(0, READ_CHARACTERS) } })

/** What an answer in a reader's language varies by, besides its address. */
export const LANGUAGE_VARIES = 'Cookie, Accept-Language'

/** `?lang=` first, then what the browser keeps, then Accept-Language, else Chinese. */
export function languageOf(request: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const asked = languageAsked(request) ?? languageKept(request)
  if (asked) return asked
  const wanted = wantedBy('accept-language', request.headers['accept-language']).language(['zh', 'en'])
  return wanted === 'en' ? 'en' : 'zh'
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

/** The most wanted of `available`, the first of those wanted alike; null when none is acceptable. */
export function mediaTypeOf<T extends string>(accept: string | undefined, available: readonly T[]): T | null {
  if (accept === undefined || accept.trim() === '') return available[0] ?? null
  const wanted = wantedBy('accept', accept).mediaType([...available])
  return available.find((type) => type === wanted) ?? null
}

/** Whether a person sits at the other end: a browser that asks for a page by its name. */
export const wantsPage = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  wantedBy('accept', headers.accept)
    .mediaTypes()
    .find((type) => /^(text\/html|application\/json)$/i.test(type))
    ?.toLowerCase() === 'text/html'
