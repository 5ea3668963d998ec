// A person begins to follow something or lets it go, keeps a view or removes it: each a deed of their own.
import type { Doer } from '../core/deed.ts'
import { type Followed, followedKey } from '../core/followed.ts'
import { Problem } from '../core/problem.ts'
import type { PeopleDeps } from './deps.ts'
import { QUOTAS } from './quotas.ts'

/** Writes nothing when it is followed already. Problem `following-full`. */
export async function follow(
  { register, now }: PeopleDeps,
  person: string,
  what: Followed,
  by: Doer,
): Promise<void> {
  const key = followedKey(what)
  await register.change(({ own }) => {
    const { following } = own.of(person)
    if (following.has(key)) return null
    if (following.size >= QUOTAS.followed) throw new Problem('following-full', { limit: QUOTAS.followed })
    return { at: now(), by, kind: 'followed', subject: person, before: null, after: { key } }
  })
}

export async function unfollow(
  { register, now }: PeopleDeps,
  person: string,
  what: Followed,
  by: Doer,
): Promise<void> {
  const key = followedKey(what)
  await register.change(({ own }) =>
    own.of(person).following.has(key)
      ? { at: now(), by, kind: 'unfollowed', subject: person, before: { key }, after: null }
      : null,
  )
}

const LONGEST_NAME = 40

/** Under a name that is there already the new one stands. Problems `view-name-invalid`, `views-full`. */
export async function saveView(
  { register, now }: PeopleDeps,
  person: string,
  { name, path }: { readonly name: string; readonly path: string },
  by: Doer,
): Promise<void> {
  if (name === '' || name.length > LONGEST_NAME)
    throw new Problem('view-name-invalid', { name: name.slice(0, LONGEST_NAME), limit: LONGEST_NAME })
  await register.change(({ own }) => {
    const { views } = own.of(person)
    const known = views.get(name) ?? null
    if (known === path) return null
    if (known === null && views.size >= QUOTAS.views) throw new Problem('views-full', { limit: QUOTAS.views })
    const before = known === null ? null : { name, path: known }
    return { at: now(), by, kind: 'view-saved', subject: person, before, after: { name, path } }
  })
}

export async function removeView(
  { register, now }: PeopleDeps,
  person: string,
  name: string,
  by: Doer,
): Promise<void> {
  await register.change(({ own }) => {
    const path = own.of(person).views.get(name)
    return path === undefined
      ? null
      : { at: now(), by, kind: 'view-removed', subject: person, before: { name, path }, after: null }
  })
}
