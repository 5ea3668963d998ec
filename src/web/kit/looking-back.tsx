// The one way to another day on every page that has a past: on which day one stands, by what was known when, and back to today.
import { queryOf } from '../../boards/links.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { text } from '../../core/text.ts'
import { dayOf, endOfDay } from '../../core/zone.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Form, lookFields } from './form.tsx'
import { speak } from './speak.ts'

/** What the form sends beside the days; a day as known at its own end, by all that is known today, or at the end of another day. */
export const KNOWN = ['that-day', 'today', 'other-day'] as const
type Known = (typeof KNOWN)[number]

const WORDS = {
  asOf: text('看哪天的情况', 'How it stood on'),
  known: text('按何时所知', 'As known'),
  knownAt: text('所知截至', 'Known by'),
  'that-day': text('当时所知', 'then'),
  today: text('现在所知', 'today'),
  'other-day': text('另一日所知', 'on another day'),
  show: text('查看', 'Show'),
  onDay: text('您在看 {day} 的情况', 'You are looking at {day}'),
  now: text('您在看今天的情况', 'You are looking at today'),
  wasKnown: text('，当时所知', ', as it was known then'),
  isKnown: text('，按现在所知', ', by what is known today'),
  knownBy: text('，按 {at} 所知', ', as known at {at}'),
  seeThen: text('改看当时所知', 'As it was known then'),
  seeNow: text('改看现在所知', 'By what is known today'),
  back: text('回到今天', 'Back to today'),
  undated: text('本页没有过去，是现在的情况。', 'This page has no past: it shows how things are now.'),
}

/** Parameters of an address besides the look, which travel with it. */
export type Kept = Readonly<Record<string, string>>

export function lookAddress(path: string, look: Partial<Standpoint>, kept: Kept): string {
  const query = new URLSearchParams(queryOf(look))
  for (const [name, value] of Object.entries(kept)) query.set(name, value)
  const words = query.toString()
  return words === '' ? path : `${path}?${words}`
}

interface LookInput {
  readonly frame: Pick<Frame, 'look' | 'lang' | 'path' | 'today'>
  readonly kept: Kept
}

const isAsked = ({ asOf, knownAt }: Partial<Standpoint>): boolean => asOf != null || knownAt != null

/** By which of the ways of the form a page is looked at. */
function knownOf({ asOf, knownAt }: Partial<Standpoint>): Known {
  if (knownAt != null) return asOf != null && knownAt === endOfDay(asOf) ? 'that-day' : 'other-day'
  return asOf == null ? 'that-day' : 'today'
}

/** Works without script; what it sends becomes an address with `as-of` and `known-at` alone. */
export function LookForm({ frame: { look, lang, path, today }, kept }: LookInput) {
  const say = speak(WORDS, lang)
  const known = knownOf(look)
  return (
    <div class="look">
      <Form class="" method="get" action={path} hidden={{ plan: lookFields(look).plan, ...kept }}>
        <label>
          {say('asOf')} <input type="date" name="as-of" value={look.asOf ?? today} max="2999-12-31" />
        </label>
        <label>
          {say('known')}{' '}
          <select name="known">
            {KNOWN.map((one) => (
              <option key={one} value={one} selected={one === known}>
                {say(one)}
              </option>
            ))}
          </select>
        </label>
        <label class="known-by">
          {say('knownAt')}{' '}
          <input type="date" name="known-at" value={look.knownAt ? dayOf(look.knownAt) : ''} />
        </label>
        <button type="submit">{say('show')}</button>
      </Form>
    </div>
  )
}

/** Says where one stands, and leads back; nothing on a page of now. */
export function LookedBack({ frame: { look, lang, path }, kept }: LookInput) {
  if (!isAsked(look)) return null
  const say = speak(WORDS, lang)
  const known = knownOf(look)
  const { asOf } = look
  const to = (knownAt: Standpoint['knownAt']): string => lookAddress(path, { ...look, knownAt }, kept)
  return (
    <p class="back" role="note">
      <b>{lookedBackWords(look, lang)}</b>
      {asOf != null && known !== 'that-day' && <a href={to(endOfDay(asOf))}>{say('seeThen')}</a>}
      {asOf != null && known !== 'today' && <a href={to(null)}>{say('seeNow')}</a>}
      <a href={lookAddress(path, { ...look, asOf: null, knownAt: null }, kept)}>{say('back')}</a>
    </p>
  )
}

/** 您在看 2022年10月31日 的情况，当时所知; empty where nothing of the kind was asked for. */
export function lookedBackWords(look: Partial<Standpoint>, lang: Frame['lang']): string {
  if (!isAsked(look)) return ''
  const say = speak(WORDS, lang)
  const known = knownOf(look)
  const where = look.asOf ? say('onDay', { day: dayWords(look.asOf, lang) }) : say('now')
  const how =
    known === 'that-day'
      ? say('wasKnown')
      : look.knownAt
        ? say('knownBy', { at: momentWords(look.knownAt) })
        : say('isKnown')
  return `${where}${how}`
}

/** On a page that shows only what is so now, to whoever comes from the past. */
export function NoPast({ frame: { look, lang, path }, kept }: LookInput) {
  if (!isAsked(look)) return null
  const say = speak(WORDS, lang)
  return (
    <p class="back" role="note">
      <b>{say('undated')}</b>
      <a href={lookAddress(path, { ...look, asOf: null, knownAt: null }, kept)}>{say('back')}</a>
    </p>
  )
}
