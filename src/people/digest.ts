// A day of the ledger on paper: every entry in one line, the hashes before and after, a hash over it all.
import { createHash } from 'node:crypto'
import { type ChainHead, type Deed, FIRST_PREVIOUS, type KeptDeed, readDeed } from '../core/deed.ts'
import { addDays, type Day, type Instant } from '../core/period.ts'
import { ROLE_WORDS } from '../core/roles.ts'
import type { Language } from '../core/text.ts'
import { endOfDay, localText } from '../core/zone.ts'
import type { Deeds } from '../store/deeds.ts'
import { kindWord } from './kind-words.ts'

interface Digest {
  readonly day: Day
  readonly entries: readonly Deed[]
  /** Hash of the last entry before the day; 64 zeros: there was none. */
  readonly opening: string
  /** The last entry up to the day's end; null: none. */
  readonly closing: ChainHead | null
  /** SHA-256 over day, opening, the hashes of the entries, closing. */
  readonly seal: string
}

/** The moments at which a day begins and the next one does. */
const boundsOf = (day: Day): { readonly from: Instant; readonly to: Instant } => ({
  from: afterDay(addDays(day, -1)),
  to: afterDay(day),
})

const afterDay = (day: Day): Instant => new Date(Date.parse(endOfDay(day)) + 1).toISOString()

export async function digestOf(deeds: Deeds, day: Day): Promise<Digest> {
  const { from, to } = boundsOf(day)
  const [opening, kept] = await Promise.all([deeds.headBefore(from), deeds.between(from, to)])
  return sealed(day, opening, kept)
}

function sealed(day: Day, before: ChainHead | null, kept: readonly KeptDeed[]): Digest {
  const opening = before?.hash ?? FIRST_PREVIOUS
  const last = kept.at(-1)
  const closing = last ? { seq: last.seq, hash: last.hash } : before
  const text = [day, opening, ...kept.map(({ seq, hash }) => `${seq} ${hash}`), closing?.hash ?? ''].join(
    '\n',
  )
  const seal = createHash('sha256').update(text).digest('hex')
  return { day, entries: kept.map(readDeed), opening, closing, seal }
}

/** For a printer: one line an entry, in Chinese or English. */
export function digestText({ day, entries, opening, closing, seal }: Digest, lang: Language): string {
  const zh = lang === 'zh'
  return [
    zh ? `对标 · 操作账日报 ${day}` : `Duibiao · digest of deeds ${day}`,
    `${zh ? '期初' : 'opening'}  ${opening}`,
    ...entries.map(
      (deed) => `${String(deed.seq).padStart(6)}  ${lineOf(deed, lang)}  ${deed.hash.slice(0, 16)}`,
    ),
    `${zh ? '期末' : 'closing'}  ${closing ? `${closing.hash}  #${closing.seq}` : '—'}`,
    `${zh ? '共' : 'entries'}  ${entries.length}`,
    `${zh ? '封印' : 'seal'}  ${seal}`,
  ].join('\n')
}

function lineOf({ at, by, kind, subject }: Deed, lang: Language): string {
  const time = localText(at).slice(11)
  const role = by.role ? `（${ROLE_WORDS[by.role][lang]}）` : ''
  return [time, `${by.name || '—'}${role}`, by.from ?? by.via, kindWord(kind)[lang], subject].join('  ')
}
