// From which pages writes may come, and under which name we may be addressed: against foreign web pages and DNS rebinding.
import type { FastifyRequest } from 'fastify'
import { Problem } from '../../core/problem.ts'
import type { App, HttpSettings } from '../deps.ts'

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])
const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

type Addressed = Pick<HttpSettings, 'loopback' | 'allowedHosts'>

export function guardWrites(app: App, settings: Addressed): void {
  app.addHook('onRequest', async (request) => {
    if (settings.loopback) checkHost(request, settings)
    if (READING.has(request.method)) return
    checkSite(request)
  })
}

/** A page of another site whose name was pointed at 127.0.0.1 still sends its own name. */
function checkHost(request: FastifyRequest, { allowedHosts }: Addressed): void {
  const host = hostName(request.headers.host ?? '')
  if (LOOPBACK_NAMES.has(host) || allowedHosts.includes(host)) return
  throw new Problem('host-refused', { host: host.slice(0, 100) })
}

/** Browsers say from which site a write comes; other programs say nothing. */
function checkSite({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site']
  const { origin } = headers
  if (
    (origin !== undefined && !isOurs(origin, headers.host ?? '')) ||
    site === 'cross-site' ||
    site === 'same-site'
  ) {
    throw new Problem('cross-site-refused', { origin: (origin ?? String(site)).slice(0, 100) })
  }
}

/** The port of the scheme may be written or left out. */
function isOurs(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: theirs } = new URL(origin)
  const ours = `${protocol}//${host}`
  return URL.canParse(ours) && new URL(ours).host === theirs
}

const hostName = (host: string): string => host.toLowerCase().replace(/:\d+$/, '')
