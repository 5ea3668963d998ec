// The places of the product, on every page the same: what the reader may do first, then what there is to be read.
import { queryOf } from '../../boards/index.ts'
import { MATRIX } from '../../core/roles.ts'
import { type Text, text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { speak } from './speak.ts'

interface Place {
  /** Where it begins: what lies below it is part of it. */
  readonly path: string
  readonly word: Text
  /** It has a past: the plan and the day looked at go along. */
  readonly looks: boolean
}

const SEND: Place = { path: '/desk/upload', word: text('报送', 'Send'), looks: false }
const READ: readonly Place[] = [
  { path: '/', word: text('总览', 'Overview'), looks: true },
  { path: '/tasks', word: text('台账', 'Ledger'), looks: true },
  { path: '/indicators', word: text('指标', 'Indicators'), looks: true },
  { path: '/units', word: text('单位', 'Units'), looks: true },
  { path: '/leaders', word: text('领导', 'Leaders'), looks: true },
  { path: '/alerts', word: text('督查', 'Alerts'), looks: true },
  { path: '/boards', word: text('看板', 'Boards'), looks: true },
  { path: '/plans', word: text('年度目标', 'Plans'), looks: true },
]
const MANAGE: readonly Place[] = [
  { path: '/admin/people', word: text('人员', 'People'), looks: false },
  { path: '/admin/screens', word: text('屏幕', 'Screens'), looks: false },
]
const DEEDS: Place = { path: '/deeds', word: text('操作账', 'Deeds'), looks: true }

/** By where an address begins: the page of the help that says how what stands there is used. */
const HELP: readonly (readonly [path: string, page: string])[] = [
  ['/desk', 'for-the-bureau'],
  ['/alerts', 'alerts'],
  ['/boards', 'wall'],
  ['/admin/screens', 'wall'],
  ['/admin', 'roles'],
  ['/me', 'roles'],
  ['/deeds', 'security'],
  ['/plans', 'plans'],
  ['/begin', 'plans'],
  ['/reports', 'papers'],
  ['/rounds', 'papers'],
  ['/health', 'operating'],
]
const HELP_OF_ALL = 'desk'

const WORDS = {
  places: text('去处', 'Places'),
  help: text('说明', 'Help'),
  tip: text('本页怎样用', 'How to use this page'),
}

/** Pages of the desk are parts of sending, of whoever sends. */
const isWithin = (path: string, place: string): boolean => {
  const begin = place === SEND.path ? '/desk' : place
  return path === begin || (begin !== '/' && path.startsWith(`${begin}/`))
}

function placesOf(person: Frame['person']): readonly Place[] {
  const may = person ? MATRIX[person.role] : {}
  const sends = may['figures:write'] ?? may['figures:report']
  return [
    ...(sends ? [SEND] : []),
    ...READ,
    ...(may['people:write'] ? MANAGE : []),
    ...(may['deeds:read'] ? [DEEDS] : []),
  ]
}

/** The place at which the reader is stands out. */
export function Navigation({ frame }: { frame: Frame }) {
  return (
    <nav class="places-of-all" aria-label={speak(WORDS, frame.lang)('places')}>
      <PlaceLinks frame={frame} here={frame.path} />
    </nav>
  )
}

/** How the page that is looked at is used. */
export function HelpLink({ frame: { path, lang } }: { frame: Frame }) {
  const say = speak(WORDS, lang)
  const [, page] = HELP.find(([begin]) => path === begin || path.startsWith(`${begin}/`)) ?? []
  return (
    <a href={`/help/${page ?? HELP_OF_ALL}`} title={say('tip')}>
      {say('help')}
    </a>
  )
}

interface LinksInput {
  readonly frame: Pick<Frame, 'person' | 'look' | 'lang'>
  /** The page on which they stand; null: none of them is marked. */
  readonly here: string | null
}

export const PlaceLinks = ({ frame: { person, look, lang }, here }: LinksInput) =>
  placesOf(person).map(({ path, word, looks }) => (
    <a
      key={path}
      href={looks ? `${path}${queryOf(look)}` : path}
      aria-current={here !== null && isWithin(here, path) ? 'page' : undefined}
    >
      {word[lang]}
    </a>
  ))
