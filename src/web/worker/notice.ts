// What a screen shows when there is nothing to show: a plain notice that tries again by itself, never the browser's own error page.
import { LANGUAGE_TAGS, type Language } from '../../core/text.ts'
import { wallMessages } from '../messages/wall.ts'

const AGAIN_SECONDS = 15

/** `refused`: the service said no; else it cannot be reached and nothing was kept. */
export function notice(kind: 'refused' | 'unreachable', lang: Language): Response {
  const [title, how] =
    kind === 'refused'
      ? [wallMessages.screenRefused[lang], wallMessages.screenRefusedHow[lang]]
      : [wallMessages.unreachable[lang], wallMessages.unreachableHow[lang]]
  const link = kind === 'refused' ? `<p><a href="/sign-in">${wallMessages.signInHere[lang]}</a></p>` : ''
  const html = `<!doctype html><html lang="${LANGUAGE_TAGS[lang]}"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="${AGAIN_SECONDS}"><style>${STYLE}</style></head><body><main><h1>${title}</h1><p>${how}</p>${link}</main></body></html>`
  return new Response(html, {
    status: kind === 'refused' ? 403 : 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  })
}

const STYLE =
  'html,body{height:100%;margin:0}body{display:grid;place-content:center;background:#0b1626;color:#f2f6fb;font:4vmin/1.5 "Noto Sans SC Variable","Noto Sans CJK SC",sans-serif;text-align:center}h1{font-size:7vmin;margin:0}p{color:#a9bacd;margin:.5em 1em}a{color:#6cb8ff}'
