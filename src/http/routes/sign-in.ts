// `/sign-in`, `/sign-out`: a person comes in by password or through the provider, and leaves.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../core/problem.ts'
import type { SignedIn } from '../../people/deps.ts'
import { type Journey, OIDC_RETURN } from '../../people/oidc.ts'
import { renderSignIn } from '../../web/index.ts'
import { cookieOf, setCookie } from '../cookies.ts'
import type { App, HttpDeps } from '../deps.ts'
import { field, goTo, ownPath, secretField, sendPrivate, withForms } from '../forms.ts'
import type { PageFrame } from '../page-frame.ts'
import { doerOfRequest, personOf } from '../plugins/rights.ts'
import { route } from '../resource.ts'
import { wantsPage } from '../wanted.ts'

const JOURNEY_SECONDS = 600
const DEVICE_SECONDS = 400 * 86_400

export function signInRoutes(app: App, { people, oidc, settings }: HttpDeps, frameOf: PageFrame): void {
  const { secure, limits } = settings
  // Of one address, whatever names are tried; a device that signed in before does not share it with others behind one proxy.
  const perMinute = limits.signInsPerMinute
  const keyOf = (request: FastifyRequest): string => {
    const device = cookieOf(request, 'device', secure)
    return device !== null && people.knowsDevice(device) ? device : request.ip
  }
  const page = (
    request: FastifyRequest,
    reply: FastifyReply,
    next: string,
    login: string,
    failure: Problem | null,
  ) =>
    sendPrivate(
      reply,
      renderSignIn(
        { next, login, failure: failure?.detail ?? null, provider: oidc !== null },
        frameOf(request, reply),
      ),
    )

  const letIn = (reply: FastifyReply, { token, device }: SignedIn): void => {
    setCookie(reply, 'session', token, { secure, seconds: null })
    if (device !== null) setCookie(reply, 'device', device, { secure, seconds: DEVICE_SECONDS })
  }

  app.get('/sign-in', route('none', '登录的表格 / the form to sign in'), async (request, reply) => {
    const { next } = request.query as { readonly next?: unknown }
    return page(request, reply, ownPath(typeof next === 'string' ? next : '/'), '', null)
  })

  withForms(app, (scope) => {
    scope.post(
      '/sign-in',
      route('none', '凭密码登录 / sign in by password', { perMinute, keyOf }),
      async (request, reply) => {
        const [login, next] = [field(request, 'login'), ownPath(field(request, 'next'))]
        try {
          const words = { login, password: secretField(request, 'password'), from: request.ip }
          const known = cookieOf(request, 'device', secure)
          letIn(reply, await people.signIn({ ...words, device: known }))
          return goTo(reply, next)
        } catch (error) {
          if (!(error instanceof Problem) || !wantsPage(request)) throw error
          return page(request, reply.code(error.status), next, login, error)
        }
      },
    )

    scope.post('/sign-out', route('self', '退出 / sign out'), async (request, reply) => {
      const actor = personOf(request)
      await people.endSession(actor, actor.credential, doerOfRequest(request))
      setCookie(reply, 'session', '', { secure, seconds: 0 })
      return goTo(reply, '/')
    })
  })

  app.get(
    '/sign-in/oidc',
    route('none', '去统一认证登录 / go to the provider to sign in', { perMinute, keyOf }),
    async (request, reply) => {
      if (!oidc) throw new Problem('oidc-off')
      const { next } = request.query as { readonly next?: unknown }
      const { url, journey } = await oidc.begin()
      const kept = { ...journey, next: ownPath(typeof next === 'string' ? next : '/') }
      const value = Buffer.from(JSON.stringify(kept)).toString('base64url')
      setCookie(reply, 'journey', value, { secure, seconds: JOURNEY_SECONDS })
      return reply.header('cache-control', 'no-store').redirect(url, 303)
    },
  )

  app.get(
    OIDC_RETURN,
    route('none', '从统一认证回来 / come back from the provider', { perMinute, keyOf }),
    async (request, reply) => {
      if (!oidc) throw new Problem('oidc-off')
      const journey = journeyOf(cookieOf(request, 'journey', secure))
      setCookie(reply, 'journey', '', { secure, seconds: 0 })
      if (!journey) throw new Problem('oidc-failed', { reason: 'no journey was begun in this browser' })
      const { subject, account } = await oidc.finish(request.url, journey)
      const device = cookieOf(request, 'device', secure)
      letIn(reply, await people.signInByProvider({ subject, account, from: request.ip, device }))
      return reply.header('cache-control', 'no-store').redirect(ownPath(journey.next), 303)
    },
  )
}

/** What we put into the cookie ourselves; null when somebody else did. */
function journeyOf(value: string | null): (Journey & { readonly next: string }) | null {
  try {
    const kept: unknown = JSON.parse(Buffer.from(value ?? '', 'base64url').toString('utf8'))
    if (typeof kept !== 'object' || kept === null) return null
    const text = (name: string): string => String((kept as Record<string, unknown>)[name] ?? '')
    return { state: text('state'), nonce: text('nonce'), verifier: text('verifier'), next: text('next') }
  } catch {
    return null
  }
}
