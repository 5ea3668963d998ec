// `/indicators/<id>/events`: what happened and bears on a figure (大事) is marked, and withdrawn with a reason.
import type { FastifyRequest } from 'fastify'
import { indicatorHref } from '../../boards/index.ts'
import { LONGEST_EVENT } from '../../core/marked-event.ts'
import { markEvent, redefineIndicator, withdrawEvent } from '../../desk/event-desk.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, longField, withForms } from '../forms.ts'
import { figureOf } from '../found.ts'
import { doerOfRequest } from '../plugins/rights.ts'
import { route } from '../resource.ts'

/** As long as the longest text of a plan file. */
const LONGEST_SAID = 4_000
const FORM_BYTES = 64 * 1024

export function indicatorEventRoutes(app: App, { store, pictures, settings, now }: HttpDeps): void {
  const perMinute = settings.limits.writesPerMinute
  const found = (request: FastifyRequest<{ Params: { id: string } }>) =>
    figureOf(pictures, request.params.id, {
      plan: field(request, 'plan') || null,
      asOf: null,
      knownAt: null,
    })
  const hand = (request: FastifyRequest) => ({ doer: doerOfRequest(request), now: now() })

  withForms(
    app,
    (scope) => {
      scope.post<{ Params: { id: string } }>(
        '/indicators/:id/events',
        route('events:write', '在走势图上标注一件大事 / mark an event on charts', { perMinute }),
        async (request, reply) => {
          const { plan, indicator } = await found(request)
          await markEvent(
            store,
            {
              plan,
              indicator: field(request, 'about') === 'plan' ? null : indicator.id,
              day: field(request, 'day'),
              words: longField(request, 'words', LONGEST_EVENT),
            },
            hand(request),
          )
          return goTo(reply, `${indicatorHref(indicator.id, { plan: plan.id })}#events`)
        },
      )

      scope.post<{ Params: { id: string } }>(
        '/indicators/:id/definition',
        route('events:write', '写明或调整一个指标的口径 / say what an indicator is, from a day on', {
          perMinute,
        }),
        async (request, reply) => {
          const { plan, indicator } = await found(request)
          await redefineIndicator(
            store,
            {
              plan,
              indicator,
              day: field(request, 'day'),
              reason: longField(request, 'reason', LONGEST_EVENT),
              said: {
                definition: longField(request, 'definition', LONGEST_SAID),
                formula: longField(request, 'formula', LONGEST_SAID),
                origin: longField(request, 'origin', LONGEST_SAID),
              },
            },
            hand(request),
          )
          return goTo(reply, `${indicatorHref(indicator.id, { plan: plan.id })}#definition`)
        },
      )

      scope.post<{ Params: { id: string; event: string } }>(
        '/indicators/:id/events/:event/withdraw',
        route('events:write', '撤下一件大事 / withdraw an event', { perMinute }),
        async (request, reply) => {
          const { plan, indicator } = await found(request)
          const { event } = request.params
          await withdrawEvent(store, { plan, id: event, reason: field(request, 'reason') }, hand(request))
          return goTo(reply, `${indicatorHref(indicator.id, { plan: plan.id })}#events`)
        },
      )
    },
    FORM_BYTES,
  )
}
