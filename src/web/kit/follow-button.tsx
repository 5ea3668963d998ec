// The button by which somebody follows an indicator, a task or a unit, or lets it go.
import { type Followed, followedKey } from '../../core/followed.ts'
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { ButtonForm } from './form.tsx'
import { speak } from './speak.ts'

const WORDS = {
  follow: text('关注', 'Follow'),
  unfollow: text('不再关注', 'Unfollow'),
} as const

/** Nothing for those who are not here in person. */
export function FollowButton({ frame: { own, path, lang }, what }: { frame: Frame; what: Followed }) {
  if (!own) return null
  const isFollowed = own.following.has(followedKey(what))
  const { plan, kind, id } = what
  return (
    <ButtonForm
      action={isFollowed ? '/me/unfollow' : '/me/follow'}
      hidden={{ plan, kind, id, back: path }}
      word={speak(WORDS, lang)(isFollowed ? 'unfollow' : 'follow')}
      small
    />
  )
}
