// Who is signed in, and the places that are theirs.
import { MATRIX } from '../../core/roles.ts'
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { hrefIn } from './href-in.ts'

const WORDS = {
  signIn: text('登录', 'Sign in'),
  people: text('人员', 'People'),
  screens: text('屏幕', 'Screens'),
  inbox: text('消息', 'Inbox'),
  deeds: text('操作账', 'Deeds'),
} as const

export function PersonLinks({ frame }: { frame: Frame }) {
  const { person, lang } = frame
  if (!person) return <a href={hrefIn(frame, '/sign-in')}>{WORDS.signIn[lang]}</a>
  const may = MATRIX[person.role]
  return (
    <>
      {may['people:write'] && <a href={hrefIn(frame, '/admin/people')}>{WORDS.people[lang]}</a>}
      {may['people:write'] && <a href={hrefIn(frame, '/admin/screens')}>{WORDS.screens[lang]}</a>}
      {may['deeds:read'] && <a href={hrefIn(frame, '/deeds')}>{WORDS.deeds[lang]}</a>}
      {frame.unread != null && (
        <a class="unread" href={hrefIn(frame, '/inbox')} data-unread>
          {WORDS.inbox[lang]} <b hidden={frame.unread === 0}>{frame.unread}</b>
        </a>
      )}
      {person.role !== 'screen' && <a href={hrefIn(frame, '/me')}>{person.name}</a>}
    </>
  )
}
