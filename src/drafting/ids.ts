// Ids made from names: readable, the same every time, and never one that something else has had.
import type { Syllables } from '../boards/spelling.ts'

const LONGEST = 48

/** 净增市场主体 → `jing-zeng-shi-chang-zhu-ti`, with a number behind it where that is taken. Fits `ID_PATTERN`. */
export function idOfName(
  name: string,
  taken: ReadonlySet<string>,
  spell: Syllables,
  nothing = 'indicator',
): string {
  const words =
    spell(name.normalize('NFKC'))
      .join('-')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  let stem = ''
  for (const word of words) {
    const longer = stem === '' ? word.slice(0, LONGEST) : `${stem}-${word}`
    if (longer.length > LONGEST) break
    stem = longer
  }
  return untaken(stem === '' ? nothing : stem, taken)
}

function untaken(base: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}

const LONGEST_ID = 64
const ROOM_FOR_NUMBER = 5

/** Of a share: that of its whole, and whose share it is: `parks-kai-yuan-jie-dao`. */
export function idOfShare(whole: string, name: string, taken: ReadonlySet<string>, spell: Syllables): string {
  const own = idOfName(name, new Set(), spell, 'share')
  const room = LONGEST_ID - ROOM_FOR_NUMBER - own.length - 1
  return untaken(`${whole.slice(0, room).replace(/-+$/u, '')}-${own}`, taken)
}

/** Id of a plan of a region, by its name or code, that no other plan has. */
export const idOfPlan = (
  region: string | null,
  year: number,
  taken: ReadonlySet<string>,
  spell: Syllables,
): string => idOfName(`${region ?? 'plan'}-${year}`, taken, spell)
