// Before a page is made: whether everything, or all of its plan, is silenced or frozen today, so that the page can say it.

import { slipDepsOf } from '../../alerts/slips/deps.ts'
import { overAll } from '../../alerts/slips/hold.ts'
import type { Text } from '../../core/text.ts'
import { dayOf } from '../../core/zone.ts'
import type { App, HttpDeps } from '../deps.ts'
import { lookOfPage } from '../look.ts'
import { wantsPage } from '../wanted.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** A sentence for each silence or freeze that hides what may rise today; null: it is no page. */
    silenced: readonly Text[] | null
    /** The same of those over the plan that is looked at, where that is over and nothing rises any more. */
    resting: readonly Text[] | null
  }
}

export function lookForSilence(app: App, deps: HttpDeps): void {
  app.decorateRequest('silenced', null)
  app.decorateRequest('resting', null)
  app.addHook('preHandler', async (request) => {
    if (!wantsPage(request)) return
    // A page without the note is better than none: the health page is shown when the store is silent.
    const plans = await deps.pictures.plans(null).catch(() => [])
    const { hiding, resting } = await overAll(slipDepsOf(deps), plans, dayOf(deps.now())).catch(() => NONE)
    const shown = lookOfPage(request).plan ?? plans[0]?.plan.id
    request.silenced = hiding.map(({ begun }) => begun.why)
    request.resting = resting.filter(({ plan }) => plan === shown).map(({ begun }) => begun.why)
  })
}

const NONE = { hiding: [], resting: [] }
