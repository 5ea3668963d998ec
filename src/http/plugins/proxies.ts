// A proxy that nobody trusts: everybody behind it looks like one address, and shares what one address may do.
import type { App, HttpSettings } from '../deps.ts'

const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip'] as const

/** Says once, at the first request that a proxy passed on, that its word is not believed. */
export function warnOfProxies(app: App, { trustedProxies }: Pick<HttpSettings, 'trustedProxies'>): void {
  if (trustedProxies.length > 0) return
  let isSaid = false
  app.addHook('onRequest', async ({ headers, ip, log }) => {
    if (isSaid || !FORWARDED.some((name) => headers[name] !== undefined)) return
    isSaid = true
    log.warn(
      { proxy: ip },
      'a proxy stands before the service and TRUSTED_PROXIES names none: all people behind it count as one address',
    )
  })
}
