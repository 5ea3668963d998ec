// What an answer to a wall's address is: our picture, our word, or something that a proxy or a portal made up.
import type { Language } from '../../core/text.ts'
import { RELEASE_HEADER } from '../wall/keep-message.ts'

type AnswerVerdict =
  /** A whole wall of ours that may be kept. */
  | { readonly kind: 'picture'; readonly html: string; readonly release: string }
  /** Ours, and sent elsewhere. */
  | { readonly kind: 'moved'; readonly to: string }
  /** Ours: whoever asks may not see walls. */
  | { readonly kind: 'refused' }
  /** Ours, to be shown as it is: a page that is not kept, or that there is no such board. */
  | { readonly kind: 'said' }
  /** Ours, but it cannot answer now. */
  | { readonly kind: 'failed' }
  /** Not ours, or none at all. */
  | { readonly kind: 'foreign' }

/** A wall's page is about a tenth of this. */
export const LARGEST_PAGE = 4 * 1024 * 1024

/** `answer` null: there was none. Its body stays readable. */
export async function judgeAnswer(answer: Response | null): Promise<AnswerVerdict> {
  const release = answer?.headers.get(RELEASE_HEADER)
  if (!answer || !release) return { kind: 'foreign' }
  if ([401, 403].includes(answer.status)) return { kind: 'refused' }
  if (answer.status === 429 || answer.status >= 500) return { kind: 'failed' }
  if (answer.redirected) {
    return new URL(answer.url).pathname === '/sign-in'
      ? { kind: 'refused' }
      : { kind: 'moved', to: answer.url }
  }
  if (!answer.ok || !answer.headers.get('content-type')?.startsWith('text/html')) return { kind: 'said' }
  // A connection that broke in the middle leaves half a page: that is no answer.
  const html = await answer
    .clone()
    .text()
    .catch(() => '')
  if (!isWhole(html)) return { kind: 'foreign' }
  return isWallOf(html, release) ? { kind: 'picture', html, release } : { kind: 'said' }
}

/** Whether this is a wall's page of that release which asks to be kept. */
export const isWallOf = (html: string, release: string): boolean =>
  isWhole(html) &&
  html.length <= LARGEST_PAGE &&
  html.includes(' data-worker="') &&
  html.includes(` data-release="${release}"`)

/** The language that a page of ours is in: its address need not say it. */
export const languageOfPage = (html: string): Language => (/<html[^>]* lang="en"/.test(html) ? 'en' : 'zh')

/** Under which address the picture of a wall in a language is kept: one wall may hang in both. */
export function keptAddress(url: string, lang: Language): string {
  const address = new URL(url)
  address.searchParams.set('kept-lang', lang)
  return address.href
}

const isWhole = (html: string): boolean => html.trimEnd().endsWith('</html>')

/** Scripts and style sheets of this service without which the page is none. */
export const assetsOf = (html: string): string[] => [
  ...new Set([...html.matchAll(/(?:src|href)="(\/assets\/[^"?#]+)"/g)].map(([, address = '']) => address)),
]

/** The page as it must be kept: it says itself that it is not fresh, as of the service's time when it was made. */
export const asKept = (html: string): string => html.replace(/ data-now="([^"]*)"/, '$& data-kept="$1"')
