// `/contradictions`: every place where a unit's words and the figures disagree, since when, and who has answered.
import { contradictedBy } from '../../alerts/contradicted.ts'
import type { Narrative } from '../../core/narrative.ts'
import { type Standpoint, vantageOf } from '../../core/standpoint.ts'
import { dayOf } from '../../core/zone.ts'
import { renderContradictions } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { sendPrivate } from '../forms.ts'
import { pictureOf } from '../found.ts'
import { askedByPage } from '../look.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'
import { seenSlips } from '../slip-views.ts'

export function contradictionRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  const { alerts, pictures, store, now } = deps

  app.get(
    '/contradictions',
    route('slips:write', '文字与数据不符之处 / where words and figures disagree', { slow: true }),
    async (request, reply) => {
      const look = askedByPage(request)
      const picture = await pictureOf(pictures, look)
      const { kept, figures, asOf } = picture
      const { plan } = kept
      const [found, slips] = await Promise.all([
        contradictedBy({ narratives: knownThen(look) }, plan, figures, asOf),
        seenSlips(deps, request, 'open', look),
      ])
      const speaks = new Set(alerts.rules.filter(({ kind }) => kind === 'narrative').map(({ id }) => id))
      const places = found.map((one) => {
        const slip =
          slips.find(
            ({ slip: { plan: of, matter, rules } }) =>
              of === plan.id &&
              matter.subject.kind === 'indicator' &&
              matter.subject.id === one.indicator &&
              [matter.rule, ...rules].some((rule) => speaks.has(rule)),
          ) ?? null
        return {
          ...one,
          name: plan.indicators.find(({ id }) => id === one.indicator)?.name ?? one.indicator,
          unitName: plan.units.find(({ id }) => id === one.unit)?.name ?? one.unit,
          since: dayOf(one.at),
          slip,
          answers: slip?.slip.replies.map(({ by, on, text }) => ({ name: by.name, on, text })) ?? [],
        }
      })
      const inOrder = places.toSorted((a, b) => (a.since < b.since ? -1 : Number(a.since > b.since)))
      return sendPrivate(reply, renderContradictions({ plan, places: inOrder }, frameOf(request, reply)))
    },
  )

  /** What had been written where one stands. */
  function knownThen(look: Standpoint) {
    const { until, past } = vantageOf(look, now())
    if (!past) return store.texts.narratives
    return async (asked: Parameters<typeof store.texts.narratives>[0]): Promise<readonly Narrative[]> => {
      const by = asked.knownAt !== undefined && asked.knownAt < until ? asked.knownAt : until
      return store.texts.narratives({ ...asked, knownAt: by })
    }
  }
}
