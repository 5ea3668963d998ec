// A notice in words: plain text and Markdown, in the reader's language, each with a link to the proof.

import { fill, type Language } from '../../core/text.ts'
import { foldedItems } from '../../slips/folded-items.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import type { Notice, NoticeItem } from '../../slips/notice.ts'

const LABELS = {
  zh: {
    colon: '：',
    proof: '查看',
    closed: '已办结',
    unsettled: '年终未结',
    followed: '关注',
    more: '另有 {n} 项，请登录查看',
    choose: '选择渠道和时间',
  },
  en: {
    colon: ': ',
    proof: 'See',
    closed: 'closed',
    unsettled: 'left open at the year’s end',
    followed: 'followed',
    more: '{n} more; sign in to see them',
    choose: 'Choose channel and hour',
  },
} as const

/** Where each person chooses channel and hour. */
export const CHOICE_PATH = '/me/notices'

export const linkOf = (path: string | null, publicUrl: string | null): string | null =>
  path === null || publicUrl === null ? null : `${publicUrl}${path}`

/** `【红色】鲤督〔2022〕3号 地区生产总值增速`. */
export function headOf(
  { level, number, title, state, unsettled, followed }: NoticeItem,
  lang: Language,
): string {
  const words = LABELS[lang]
  const ended = unsettled ? words.unsettled : words.closed
  const own = state === 'closed' ? ended : level === null ? null : LEVEL_WORDS[level][lang]
  const mark = followed ? words.followed : own
  const colour = mark === null ? '' : lang === 'zh' ? `【${mark}】` : `[${mark}] `
  return `${colour}${number === null ? '' : `${number} `}${title[lang]}`
}

const factsOf = ({ facts }: NoticeItem, lang: Language): string[] =>
  facts.map(({ name, value }) => `${name[lang]}${LABELS[lang].colon}${value[lang]}`)

/** All of it, a line for each thing said. */
export function plainText({ title, items }: Notice, lang: Language, publicUrl: string | null): string {
  const parts = foldedItems(items).map((item) => {
    const link = linkOf(item.path, publicUrl)
    const lines = [headOf(item, lang), item.reason[lang], ...factsOf(item, lang)]
    if (link !== null) lines.push(`${LABELS[lang].proof}${LABELS[lang].colon}${link}`)
    return lines.join('\n')
  })
  return [title[lang], ...parts].join('\n\n')
}

/** Where each person chooses channel and hour: at the end of a letter. null: nothing is linked. */
export function choiceText(lang: Language, publicUrl: string | null): string | null {
  const link = linkOf(CHOICE_PATH, publicUrl)
  return link === null ? null : `${LABELS[lang].choose}${LABELS[lang].colon}${link}`
}

/** Characters that a robot's Markdown would take for its own. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ')

/**
 * For robots, at most `mostBytes` of UTF-8: whole matters only; what has no room is counted. The first matter is cut
 * when it alone is too long.
 */
export function markdown(
  { title, items }: Notice,
  lang: Language,
  publicUrl: string | null,
  mostBytes: number,
): string {
  const bytes = (text: string): number => Buffer.byteLength(text)
  const words = LABELS[lang]
  let text = `### ${escaped(title[lang])}`
  const matters = foldedItems(items)
  for (const [index, item] of matters.entries()) {
    const link = linkOf(item.path, publicUrl)
    const head = escaped(headOf(item, lang))
    const part = [
      link === null ? `**${head}**` : `**[${head}](${link})**`,
      escaped(item.reason[lang]),
      ...factsOf(item, lang).map((fact) => `> ${escaped(fact)}`),
    ].join('\n')
    const rest = matters.length - index
    const more = `\n\n${fill(words.more, { n: rest })}`
    if (bytes(`${text}\n\n${part}${rest > 1 ? more : ''}`) > mostBytes) {
      if (index > 0) return text + more
      return cut(`${text}\n\n${part}`, mostBytes)
    }
    text += `\n\n${part}`
  }
  return text
}

/** At most so many bytes, without half a character. */
export function cut(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text
  const bytes = Buffer.from(text).subarray(0, mostBytes - 3)
  return `${new TextDecoder('utf-8').decode(bytes).replace(/�+$/, '')}…`
}
