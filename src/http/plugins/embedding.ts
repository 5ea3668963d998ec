// What of ours pages of other sites may show: who is let in by a token in an address, whose frames are taken, who may read across origins.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App, HttpSettings } from '../deps.ts'

type Embedders = Pick<HttpSettings, 'embedders'>

/** Public answers of the API may be read by pages of those sites; never with a cookie, which stays with our own pages. */
export function shareWithEmbedders(app: App, settings: Embedders): void {
  app.addHook('onRequest', async (request, reply) => {
    const { right } = request.routeOptions.config
    const isShared =
      right === 'embeds:read' || (right === 'boards:read' && request.url.startsWith('/api/v1/'))
    if (!isShared || settings.embedders.length === 0) return
    reply.header('vary', 'Origin')
    const { origin } = request.headers
    if (request.method !== 'GET' && request.method !== 'HEAD') return
    if (origin !== undefined && isEmbedder(origin, settings))
      reply.header('access-control-allow-origin', origin)
  })
}

/** `https://*.gov.cn` is every host below it, not itself; scheme and port are those that stand there. */
const isEmbedder = (origin: string, { embedders }: Embedders): boolean =>
  embedders.some((allowed) => {
    const wild = allowed.toLowerCase().split('//*.')
    if (wild.length === 1) return allowed.toLowerCase() === origin.toLowerCase()
    const [scheme = '', rest = ''] = wild
    return origin.toLowerCase().startsWith(`${scheme}//`) && origin.toLowerCase().endsWith(`.${rest}`)
  })

/** This answer may stand in a frame of the sites of the setting and of our own, and as a picture anywhere. */
export function allowEmbedding(reply: FastifyReply, { embedders }: Embedders): void {
  const policy = String(
    reply.raw.getHeader('content-security-policy') ?? reply.getHeader('content-security-policy'),
  )
  reply.header(
    'content-security-policy',
    policy.replace("frame-ancestors 'none'", `frame-ancestors ${["'self'", ...embedders].join(' ')}`),
  )
  reply.raw.removeHeader('x-frame-options')
  reply.removeHeader('x-frame-options')
  reply.header('cross-origin-resource-policy', 'cross-origin')
}

/** The token of an address, which only a token that can do nothing else may be. */
export function tokenOfAddress({
  query,
  routeOptions,
}: Pick<FastifyRequest, 'query' | 'routeOptions'>): string | null {
  if (routeOptions.config.right !== 'embeds:read') return null
  const { token } = (query ?? {}) as { readonly token?: unknown }
  return typeof token === 'string' && token !== '' ? token.slice(0, 200) : null
}
