// What a task says besides its own numbers: a target that another body sets (完成省下达的目标任务), what is only watched (监测指标), and the money behind it (总投资6000万元).
import type { Money, ReadTask, ReadWatched } from './reading.ts'

export interface Awaited {
  /** 省、市 */
  readonly body: string
  /** What it is of: 节能减排考核目标任务. */
  readonly name: string
  readonly phrase: string
}

const BODY = '(?:国家|中央|上级|[省市区县州]+(?:委|政府|厅|局)?(?:[、和][省市区县州]+(?:委|政府|厅|局)?)*)'
const AWAITED = new RegExp(
  `(?:全面|确保|如期|圆满|高质量|按时)*(?:完成|实现|达到)(?<body>${BODY})(?:下达|确定|分解|核定)的?(?<name>[^，,。；;：:、（(\\d]{0,24}?(?:目标|任务|指标|计划)(?:任务)?)(?!\\d)`,
  'gu',
)

/** Targets that the text leaves to another body; none where a number stands in the same clause. */
export const awaitedIn = (words: string): readonly Awaited[] =>
  [...words.matchAll(AWAITED)].flatMap(({ 0: phrase, index, groups }) => {
    const rest = /^[^，,。；;]*/u.exec(words.slice(index + phrase.length))?.[0] ?? ''
    const { body = '', name = '' } = groups ?? {}
    return /\d/u.test(rest) ? [] : [{ body, name, phrase }]
  })

const TOLD = new RegExp(`^[^，,。；;]{0,6}[（(](?<body>${BODY})下达(?:指标|目标|任务|计划)?[）)]`, 'u')

/** Who sets a target whose number is written: 增长5.5%（市下达指标）; null: the notice itself. */
export function setterOf(words: string, phrase: string): string | null {
  const within = new RegExp(`[（(](${BODY})下达`, 'u').exec(phrase)?.[1]
  if (within !== undefined) return within
  const at = words.indexOf(phrase)
  return at < 0 ? null : (TOLD.exec(words.slice(at + phrase.length))?.groups?.body ?? null)
}

const WATCHED_LIST = /(?<!\p{Script=Han})(?:预期)?监测指标(?:为|包括|有)?[:：](?<names>[^。；;\d]{2,300})/gu
const WATCHED_NAME = /(?<name>\p{Script=Han}{2,30})[（(](?:预期)?(?:性)?监测(?:性)?(?:指标)?[）)]/gu

/** Names that a text says are only watched; none where a number stands with them, for that is a target. */
export const watchedIn = (words: string): readonly ReadWatched[] => {
  const listed = [...words.matchAll(WATCHED_LIST)].flatMap(({ groups }) =>
    (groups?.names ?? '').split(/[、，,]|(?<=\p{Script=Han})[和及](?=\p{Script=Han})/u),
  )
  const marked = [...words.matchAll(WATCHED_NAME)].flatMap(({ groups, index }) => {
    const before = /[^，,。；;、]*$/u.exec(words.slice(0, index))?.[0] ?? ''
    return /\d/u.test(before) ? [] : [groups?.name ?? '']
  })
  return [...new Set([...listed, ...marked].map((name) => name.trim()))]
    .filter((name) => /^[\p{Script=Han}A-Za-z][^\d（(：:]{1,40}$/u.test(name))
    .map((name) => ({ name, unit: null }))
}

/** What a task only watches, by its row or by its text. */
export const watchedOf = ({ watched, text }: Pick<ReadTask, 'watched' | 'text'>): readonly ReadWatched[] =>
  watched ?? watchedIn(text)

/** A cell of goals, or of the class of a row, that promises nothing and says that it is watched. */
export const saysWatched = (cell: string): boolean =>
  /^[—–-]?[（(]?(?:预期)?(?:性)?监测(?:性)?(?:指标|值)?[）)]?$/u.test(cell.replace(/\s+/gu, ''))

const MONEY =
  /(?<use>(?:年度|本年度|计划|项目)*总投资|(?:年度|本年度|计划)投资|(?:专项|补助|奖补|财政|配套)资金|资金)(?:额)?(?:约|共|达|为|合计)?\s*(?<amount>\d+(?:\.\d+)?)\s*(?<unit>[万亿]?元)/u

/** The money that a number is which is no target; null: it is none. */
export function moneyIn(words: string): Money | null {
  const { use, amount, unit } = MONEY.exec(words.normalize('NFKC'))?.groups ?? {}
  return use === undefined || amount === undefined || unit === undefined ? null : { amount, unit, use }
}
