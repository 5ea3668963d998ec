// Before a page is made: whether everything is silenced or frozen today, so that every page can say it.

import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { holds } from '../../alerts/slips/hold.ts'
import type { Text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import { holdsOverAll } from '../../slips/holds.ts'
import type { App, HttpDeps } from '../deps.ts'
import { wantsPage } from '../wanted.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** A sentence for each silence or freeze over everything; null: it is no page. */
    silenced: readonly Text[] | null
  }
}

export function lookForSilence(app: App, deps: HttpDeps): void {
  app.decorateRequest('silenced', null)
  app.addHook('preHandler', async (request) => {
    if (!wantsPage(request)) return
    // A page without the note is better than none: the health page is shown when the store is silent.
    const all = await holds(slipDepsOf(deps)).catch(() => [])
    request.silenced = holdsOverAll(all, dayOf(deps.now())).map(({ begun }) => begun.why)
  })
}
