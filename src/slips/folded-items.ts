// Slips of one indicator's shares, said as one matter with its parts: two dozen streets behind are one line to read.
import { text } from '../core/text.ts'
import { LEVELS } from './finding.ts'
import { LEVEL_WORDS } from './ladder.ts'
import type { NoticeItem } from './notice.ts'

/** Behind their whole's own slip where that is told too, else where the first of them stands. One share alone stays as it is. */
export function foldedItems(items: readonly NoticeItem[]): readonly NoticeItem[] {
  const families = new Map<string, NoticeItem[]>()
  for (const item of items) {
    const key = familyKey(item)
    if (key !== null) families.set(key, [...(families.get(key) ?? []), item])
  }
  const folded: NoticeItem[] = []
  const told = new Set<string>()
  const tell = (key: string): void => {
    const family = families.get(key) ?? []
    if (family.length < 2 || told.has(key)) return
    told.add(key)
    folded.push(asOne(family))
  }
  const wholes = new Set(items.map(wholeKey))
  for (const item of items) {
    const key = familyKey(item)
    const family = key === null ? [] : (families.get(key) ?? [])
    if (key === null || family.length < 2) {
      folded.push(item)
      tell(wholeKey(item))
    } else if (!wholes.has(key)) tell(key)
  }
  return folded
}

const keyOfFamily = (indicator: string, { state, unsettled }: NoticeItem): string =>
  JSON.stringify([indicator, state, unsettled ?? false])
const familyKey = (item: NoticeItem): string | null =>
  item.shareOf ? keyOfFamily(item.shareOf.indicator, item) : null
const wholeKey = (item: NoticeItem): string => (item.shareOf ? '' : keyOfFamily(item.indicator ?? '', item))

function asOne(family: readonly NoticeItem[]): NoticeItem {
  const [first] = family
  if (!first?.shareOf) throw new RangeError('a family of no share')
  const { title, indicator } = first.shareOf
  const counts = LEVELS.toReversed().flatMap((level) => {
    const count = family.filter((item) => item.level === level).length
    return count === 0 ? [] : [{ word: LEVEL_WORDS[level], count }]
  })
  return {
    ...first,
    number: null,
    title: text(`${title.zh}：分解的 ${family.length} 项`, `${title.en}: ${family.length} shares`),
    reason: text(
      counts.map(({ word, count }) => `${word.zh} ${count} 项`).join('，'),
      counts.map(({ word, count }) => `${count} ${word.en}`).join(', '),
    ),
    facts: family.map(partFact),
    gauge: null,
    path: `/alerts?of=all&words=${encodeURIComponent(title.zh)}`,
    matter: `shares/${indicator}`,
    indicator,
  }
}

/** 开元街道：【红色】鲤督〔2026〕3号，… */
function partFact({ shareOf, level, number, reason }: NoticeItem): NoticeItem['facts'][number] {
  const word = level === null ? null : LEVEL_WORDS[level]
  const part = shareOf?.part ?? ''
  const said = (mark: string | undefined, why: string, comma: string): string =>
    [[mark, number].filter(Boolean).join(' '), why].filter(Boolean).join(comma)
  return {
    name: text(part, part),
    value: text(said(word?.zh, reason.zh, '，'), said(word?.en, reason.en, ', ')),
  }
}
