// The language of whoever reads pages: asked for by an address once, kept by their browser from then on.
import { cookieOf, setCookie } from '../cookies.ts'
import type { App } from '../deps.ts'
import { languageAsked, wantsPage } from '../wanted.ts'

const A_YEAR_SECONDS = 365 * 24 * 3_600

/** A page that is asked for with `?lang=` is answered in it, and so is every page after it, whatever leads there. */
export function keepLanguage(app: App, { secure }: { readonly secure: boolean }): void {
  app.addHook('onRequest', async (request, reply) => {
    const asked = languageAsked(request)
    if (asked === null || request.method !== 'GET' || !wantsPage(request)) return
    if (cookieOf(request, 'language', secure) === asked) return
    setCookie(reply, 'language', asked, { secure, seconds: A_YEAR_SECONDS })
  })
}
