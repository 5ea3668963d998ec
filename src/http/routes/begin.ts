// `/begin`: an administrator begins a real office, and puts the demonstration away.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Text, text } from '../../core/text.ts'
import { beginningOf, putAwayDemonstration } from '../../people/beginning.ts'
import { renderBegin } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { doerOfRequest } from '../plugins/rights.ts'
import { route } from '../resource.ts'

/** What is typed to confirm, in whichever language the page was read. */
const CONFIRMING: ReadonlySet<string> = new Set(['收起', 'put away'])

const NOT_CONFIRMED = text(
  '没有收起：请照写“收起”两个字。',
  'Nothing was put away: write “put away” to confirm.',
)

export function beginRoutes(app: App, deps: HttpDeps, frameOf: PageFrame): void {
  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    failure: Text | null,
  ): Promise<FastifyReply> {
    const { steps, plans, demonstration } = await beginningOf(deps)
    const plan = plans[0]?.plan ?? null
    return sendPrivate(reply, renderBegin({ steps, plan, demonstration, failure }, frameOf(request, reply)))
  }

  app.get(
    '/begin',
    route('people:write', '开始自己的年度：四步 / beginning with one’s own plan: four steps'),
    async (request, reply) => page(request, reply, null),
  )

  withForms(app, (scope) => {
    scope.post(
      '/begin/demonstration',
      route('people:write', '永久收起演示，须写确认词 / put the demonstration away for good, by a word', {
        perMinute: 10,
      }),
      async (request, reply) => {
        if (!CONFIRMING.has(field(request, 'word').toLowerCase()))
          return page(request, reply.code(422), NOT_CONFIRMED)
        await putAwayDemonstration(deps, doerOfRequest(request))
        await deps.pictures.refresh()
        void deps.alerts.kick()
        return goTo(reply, '/begin', 'demonstration')
      },
    )
  })
}
