// How many indicators stand how; the parts always add up to the total. Behind by little (yellow) is counted apart from far (red).
import { type Assessment, type Light, STATUSES, type Status } from '../core/assessment.ts'
import { lightWord, statusWord } from '../core/status-words.ts'
import type { Language } from '../core/text.ts'

type Standing = Pick<Assessment, 'status' | 'light'>

/** So many of one status and light. */
export interface TallyShare {
  readonly status: Status
  readonly light: Light
  /** `达进度`; of what is behind with its light, `欠进度·红`. */
  readonly word: string
  readonly count: number
}

interface TallyPart {
  readonly status: Status
  readonly word: string
  readonly count: number
  /** Of what is behind: red and yellow apart. */
  readonly lights: readonly TallyShare[]
}

export interface Tally {
  readonly total: number
  /** Every status, in the fixed order of `STATUSES`, zeros included. */
  readonly parts: readonly TallyPart[]
}

/** What is counted, red before yellow, without zeros. */
export const talliedShares = ({ parts }: Tally): readonly TallyShare[] =>
  parts.flatMap(({ lights }) => lights.filter(({ count }) => count > 0))

/** The light of a status where many are counted together. */
const LIGHTS_OF: Readonly<Record<Status, readonly Light[]>> = {
  done: ['green'],
  ahead: ['blue'],
  'on-pace': ['blue'],
  behind: ['red', 'yellow'],
  missed: ['red'],
  missing: ['grey'],
  'not-due': ['grey'],
  other: ['grey'],
  ended: ['grey'],
}

export function tallyOf(standings: readonly Standing[], lang: Language): Tally {
  return {
    total: standings.length,
    parts: STATUSES.map((status): TallyPart => {
      const own = standings.filter((one) => one.status === status)
      return {
        status,
        word: statusWord(status)[lang],
        count: own.length,
        lights: LIGHTS_OF[status].map((light, _, { length }) => ({
          status,
          light,
          word: standingWord(status, light, lang),
          count: own.filter((one) => length === 1 || (one.light === 'yellow') === (light === 'yellow'))
            .length,
        })),
      }
    }),
  }
}

/** `欠进度·黄`, `Behind, yellow`; of any other status its word. */
export function standingWord(status: Status, light: Light, lang: Language): string {
  const word = statusWord(status)[lang]
  if (LIGHTS_OF[status].length === 1) return word
  return lang === 'zh' ? `${word}·${lightWord(light).zh}` : `${word}, ${lightWord(light).en}`
}
