// `/admin/screens`: which televisions may show walls. `/screen/<token>`: where such a television begins.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { wallHref } from '../../boards/index.ts'
import { Problem } from '../../core/problem.ts'
import { renderScreens } from '../../web/index.ts'
import { setCookie } from '../cookies.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { doerOfRequest } from '../plugins/rights.ts'
import { languageAsked } from '../wanted.ts'

const SCREEN_SECONDS = 400 * 86_400
const FIRST_BOARD = 'headline'

export function screenRoutes(app: App, { people, settings }: HttpDeps, frameOf: PageFrame): void {
  const { secure } = settings

  async function page(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string | null,
  ): Promise<FastifyReply> {
    const address =
      token &&
      `${secure ? 'https' : 'http'}://${request.headers.host ?? ''}/screen/${token}?board=${FIRST_BOARD}`
    const screens = await people.credentials(null)
    return sendPrivate(reply, renderScreens({ screens, address }, frameOf(request, reply)))
  }

  app.get('/admin/screens', { config: { right: 'people:write' } }, async (request, reply) =>
    page(request, reply, null),
  )

  withForms(app, (scope) => {
    scope.post('/admin/screens', { config: { right: 'people:write' } }, async (request, reply) => {
      const { token } = await people.makeScreen(field(request, 'name'), doerOfRequest(request))
      return page(request, reply, token)
    })

    scope.post<{ Params: { id: string } }>(
      '/admin/screens/:id/end',
      { config: { right: 'people:write' } },
      async (request, reply) => {
        await people.endToken(null, request.params.id, doerOfRequest(request))
        return goTo(reply, request, '/admin/screens')
      },
    )
  })

  app.get<{ Params: { token: string } }>(
    '/screen/:token',
    { config: { right: 'none', rateLimit: { max: 60, timeWindow: 60_000 } } },
    async (request, reply) => {
      const { token } = request.params
      const actor = await people.known(token)
      if (actor?.role !== 'screen') throw new Problem('credential-unknown', { id: '…' })
      setCookie(reply, 'screen', token, { secure, seconds: SCREEN_SECONDS })
      const { board } = request.query as { readonly board?: unknown }
      const wanted = typeof board === 'string' ? board.slice(0, 200) : FIRST_BOARD
      const look = { plan: null, asOf: null, knownAt: null, lang: languageAsked(request) }
      return reply.header('cache-control', 'no-store').redirect(wallHref(wanted, look), 303)
    },
  )
}
