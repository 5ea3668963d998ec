// The whole HTML document around a page's body: head, styles with the nonce, fonts of this service.
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { LANGUAGE_TAGS } from '../core/text.ts'
import { drawn } from './drawn.ts'
import { fontsFor } from './fonts.ts'
import type { Frame } from './frame.ts'

interface DocumentInput {
  readonly title: string
  /** CSS, written inline so that the first paint needs nothing else. */
  readonly styles: string
  readonly bodyClass: string
  readonly body: ComponentChildren
  /** Addresses of module scripts. */
  readonly scripts?: readonly string[]
  /** What is seen first: the fonts of these words are asked for with the page, before the sheet that names them. */
  readonly seen?: string
  /** A wall: a browser of another language offers no translation, whose bar would cover the head for ever. */
  readonly untranslated?: boolean
}

/** Style text is ours and holds no `</style>`; the font sheet stands last so that it holds nothing up. */
export function documentOf(
  { title, styles, bodyClass, body, scripts = [], seen = '', untranslated = false }: DocumentInput,
  frame: Frame,
): string {
  const { assets } = frame
  const nonce = frame.nonce ?? undefined
  const page = renderToString(
    <html lang={LANGUAGE_TAGS[frame.lang]}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {untranslated && <meta name="google" content="notranslate" />}
        <meta name="referrer" content="same-origin" />
        <link rel="icon" href={ICON} />
        <style nonce={nonce} {...drawn(styles)} />
        {fontsFor(seen).map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossorigin="anonymous" />
        ))}
        {scripts.map((src) => (
          <script key={src} type="module" src={src} nonce={nonce} />
        ))}
      </head>
      <body class={bodyClass}>
        {body}
        <link rel="stylesheet" href={assets.fonts} />
      </body>
    </html>,
  )
  return `<!doctype html>${page}`
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='7' fill='%2312223A'/%3E%3Cpath d='M6 22a10 10 0 0 1 16-8' fill='none' stroke='%236CB8FF' stroke-width='5'/%3E%3Cpath d='M22 14L28 10' stroke='%23fff' stroke-width='3'/%3E%3C/svg%3E"
