// Words looked for in Chinese: as they stand, by their pinyin, by its initials, or by both mixed. Pure.

/** How a text (`plainly`) is pronounced. */
export type Pronounce = (plain: string) => Pronounced

/** As words are compared: one width, one case. */
export const plainly = (words: string): string => words.normalize('NFKC').toLowerCase()

const MOST_WORDS = 8

/** What is looked for: every one of these somewhere. */
export const soughtWords = (asked: string): readonly string[] =>
  plainly(asked)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)

/** Whether a word may be meant as pinyin: `gdp`, `dqsczz`, `shengchan`. One letter would be in everything. */
export const mayBeSpelt = (word: string): boolean => /^[a-z][a-z0-9]{1,39}$/.test(word)

/** In a long text two letters are always somewhere. */
export const SHORTEST_IN_TEXT = 3

/** How a character may be called: its readings, and the letters with which they begin and go on, a bit each. */
interface Called {
  readonly readings: readonly string[]
  readonly first: number
  readonly second: number
}

/** A text as it is pronounced, character by character, signs left out. */
export interface Pronounced {
  readonly called: readonly Called[]
  /** The same bits side by side, for whoever goes through many texts. */
  readonly firsts: Int32Array
  readonly seconds: Int32Array
}

/** Of a letter; one for all digits; none for no letter. */
const bitOf = (letter: string | undefined): number =>
  letter === undefined ? 0 : 1 << (letter >= 'a' ? letter.charCodeAt(0) - 97 : 26)

const bitsOf = (letters: readonly (string | undefined)[]): number =>
  letters.reduce((bits, letter) => bits | bitOf(letter), 0)

const calledBy = (readings: readonly string[]): Called => ({
  readings,
  first: bitsOf(readings.map((one) => one[0])),
  second: bitsOf(readings.map((one) => one[1])),
})

const LINE_END = calledBy([])

/** Characters are looked up once, and shared by all texts. `readingsOf`: without tones; empty for what is no Chinese character. */
export function openPronunciation(readingsOf: (character: string) => readonly string[]): Pronounce {
  const known = new Map<string, Called | null>()
  const make = (character: string): Called | null => {
    if (character === '\n') return LINE_END
    if (/[a-z0-9]/.test(character)) return calledBy([character])
    const readings = readingsOf(character)
    return readings.length === 0 ? null : calledBy(readings)
  }
  return (plain) => {
    const called: Called[] = []
    for (const character of plain) {
      let one = known.get(character)
      if (one === undefined) {
        one = make(character)
        known.set(character, one)
      }
      if (one !== null) called.push(one)
    }
    const [firsts, seconds] = [new Int32Array(called.length), new Int32Array(called.length)]
    for (let at = 0; at < called.length; at++) {
      firsts[at] = called[at]?.first ?? 0
      seconds[at] = called[at]?.second ?? 0
    }
    return { called, firsts, seconds }
  }
}

/** The first character from which a word (`mayBeSpelt`) is told; -1: from none. */
export function spokenAt({ called, firsts, seconds }: Pronounced, word: string): number {
  const [first, second] = [bitOf(word[0]), bitOf(word[1])]
  for (let at = 0; at < firsts.length; at++) {
    if (((firsts[at] ?? 0) & first) === 0) continue
    // Most places are out by their second letter: neither does this character go on so nor the next one begin with it.
    if ((((seconds[at] ?? 0) | (firsts[at + 1] ?? 0)) & second) === 0) continue
    if (isSpokenFrom(called, at, word)) return at
  }
  return -1
}

/** Each character by its whole reading or by its initial; the last one by any beginning of its reading. */
function isSpokenFrom(called: Pronounced['called'], from: number, word: string): boolean {
  let told = [0]
  for (let at = from; at < called.length && told.length > 0; at++) {
    const next: number[] = []
    const reach = (place: number): unknown => next.includes(place) || next.push(place)
    for (const place of told) {
      const rest = word.slice(place)
      for (const reading of called[at]?.readings ?? []) {
        if (reading.startsWith(rest)) return true
        if (rest.startsWith(reading)) reach(place + reading.length)
        if (rest.startsWith(initialOf(reading))) reach(place + initialOf(reading).length)
        if (rest[0] === reading[0]) reach(place + 1)
      }
    }
    told = next
  }
  return false
}

/** 重 zhong → zh. */
const initialOf = (reading: string): string => reading.slice(0, reading[1] === 'h' ? 2 : 1)
