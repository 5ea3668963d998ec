// Televisions after they came in: what each is to show, orders to it, and its token, which renews itself.
import type { Doer, Json } from '../core/deed.ts'
import { Problem } from '../core/problem.ts'
import { text } from '../core/text.ts'
import { type Actor, doerFrom, hashOfToken, madeToken } from './actor.ts'
import type { PeopleDeps } from './deps.ts'
import type { Order, ScreenWish } from './screen-wishes.ts'
import type { Credential, PeopleState } from './state.ts'

const DAY_MS = 86_400_000
/** A paired screen that was off for longer must be paired again. */
export const SCREEN_LIFE_MS = 180 * DAY_MS
const RENEW_MS = 7 * DAY_MS
const LONGEST_NAME = 60
const LAST_PAGE = 999

/** Raises `token-invalid` when the name is missing or too long. */
export function screenNameFault(name: string): void {
  const length = [...name.trim()].length
  if (length >= 1 && length <= LONGEST_NAME) return
  throw new Problem('token-invalid', {
    ...text('没有名字，或名字太长。', 'It has no name, or too long a one.'),
  })
}

/**
 * Another token for the screen that shows this one, when it is time; null: not yet. The shown one counts on until the new
 * one was shown at a renewal: an answer may be lost. A screen that came in by an address with its token keeps that token.
 */
export async function renewScreen(
  { register, now }: PeopleDeps,
  token: string,
  from: string | null,
): Promise<string | null> {
  const hash = hashOfToken(token)
  const isDue = (state: PeopleState): Credential | null => {
    const known = state.credentials.get(state.byHash.get(hash) ?? '')
    if (known?.kind !== 'screen' || known.expires === null) return null
    const due = known.renewed === null || Date.parse(now()) - Date.parse(known.renewed) >= RENEW_MS
    return due ? known : null
  }
  if (!isDue(register.state)) return null
  const next = madeToken('screen')
  let renewed = false
  await register.change((state) => {
    const known = isDue(state)
    renewed = known !== null
    if (!known) return null
    const at = now()
    const by = doerFrom(screenActor(known), from)
    const expires = new Date(Date.parse(at) + SCREEN_LIFE_MS).toISOString()
    const after = { credential: known.id, expires, hash: hashOfToken(next) }
    return { at, by, kind: 'screen-renewed', subject: known.id, before: { hash }, after }
  })
  return renewed ? next : null
}

const screenActor = ({ id, name }: Credential): Actor => ({
  id,
  name,
  role: 'screen',
  unit: null,
  scopes: null,
  via: 'screen',
  credential: id,
  mustChange: false,
})

/** What a screen is to show from now on; only what differs is written. Raises `credential-unknown`. */
export async function changeScreen(
  { register, now }: PeopleDeps,
  id: string,
  wish: Partial<Pick<ScreenWish, 'board' | 'theme' | 'paused'>>,
  by: Doer,
): Promise<void> {
  await register.change((state) => {
    refuseUnknown(state, id)
    const known = state.screens.of(id)
    const before: Record<string, Json> = {}
    const after: Record<string, Json> = {}
    for (const field of ['board', 'theme', 'paused'] as const) {
      const value = wish[field]
      if (value === undefined || value === known[field]) continue
      before[field] = known[field]
      after[field] = value
    }
    if (Object.keys(after).length === 0) return null
    return { at: now(), by, kind: 'screen-changed', subject: id, before, after }
  })
}

/** Something to be done once. Raises `credential-unknown`, `screen-order-invalid`. */
export async function tellScreen(
  { register, now }: PeopleDeps,
  id: string,
  what: Order,
  page: number | null,
  by: Doer,
): Promise<void> {
  if (what === 'page' && (page === null || !Number.isInteger(page) || page < 1 || page > LAST_PAGE)) {
    throw new Problem('screen-order-invalid', { ...text('没有这一屏。', 'There is no such page.') })
  }
  await register.change((state) => {
    refuseUnknown(state, id)
    const after = { what, ...(what === 'page' && { page }) }
    return { at: now(), by, kind: 'screen-told', subject: id, before: null, after }
  })
}

function refuseUnknown({ credentials }: PeopleState, id: string): void {
  if (credentials.get(id)?.kind !== 'screen') throw new Problem('credential-unknown', { id: id.slice(0, 60) })
}
