// What the control of days sends becomes the address that everything else knows: `as-of` and `known-at` alone.
import { parseDay } from '../../core/period.ts'
import { dayOf } from '../../core/zone.ts'
import { KNOWN } from '../../web/index.ts'
import type { App, HttpDeps } from '../deps.ts'
import { ownPath } from '../forms.ts'

/** Today as known today is the page itself; a day to come is known by what is known now. */
export function leadToDays(app: App, { now }: Pick<HttpDeps, 'now'>): void {
  app.addHook('onRequest', async (request, reply) => {
    const [path = '/', words = ''] = request.url.split('?')
    if (request.method !== 'GET' || !words.includes('known=')) return
    const query = new URLSearchParams(words)
    const known = KNOWN.find((one) => one === query.get('known'))
    if (known === undefined) return
    query.delete('known')
    const today = dayOf(now())
    const asOf = query.get('as-of') || today
    if (known !== 'other-day') query.delete('known-at')
    if (asOf === today) query.delete('as-of')
    else if (known === 'that-day' && parseDay(asOf) !== null && asOf < today) query.set('known-at', asOf)
    for (const name of ['as-of', 'known-at', 'plan']) if (query.get(name) === '') query.delete(name)
    const rest = query.toString()
    return reply.header('cache-control', 'no-store').redirect(`${ownPath(path)}${rest && `?${rest}`}`, 303)
  })
}
