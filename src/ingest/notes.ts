// What a file's own notes say: of the mark of a footnote (②), and of a sign that may be a rise or a fall (▲).

/** What stands in a note, whatever it speaks of. */
const NOTE = /^\s*[（(]?(?:注|备注|附注|说明)/
/** As much of a note as is shown. */
const SHOWN = 60
const RUNNING: Readonly<Record<string, string>> = Object.fromEntries(
  [...'①②③④⑤⑥⑦⑧⑨⑩'].map((mark, index) => [mark, String(index + 1)]),
)

/** Whether a text may be a note: long enough to say something, and no figure. */
export const mayBeNote = (text: string): boolean =>
  text.length >= 3 && text.length <= 1000 && /[\p{L}]{2}/u.test(text) && !/[▲△⊿∆Δ]\s*\d/.test(text)

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const cut = (text: string): string =>
  text
    .trim()
    .replace(/[.、:：．\s]+$/, '')
    .slice(0, SHOWN)

/** What the texts of a file say below a mark, '' where they say nothing. `texts`: those that may be notes, in order. */
export function noteOfMark(texts: readonly string[], mark: string): string {
  const own = new RegExp(`(?:^|[\\s:：;；。,，、注])${literal(mark)}\\s*[.、:：．]?\\s*([^;；。\\n①-⑳]{2,})`)
  const number = RUNNING[mark] ?? mark.normalize('NFKC').replace(/[^\d]/g, '')
  const numbered = new RegExp(
    `(?:^|[^\\d.])[（(\\[〔【]?${number}(?:[)）\\]〕】]\\s*|[.、:：．]\\s*(?!\\d))([^;；。\\n]{2,})`,
  )
  for (const text of texts) {
    const found =
      own.exec(text)?.[1] ?? (number !== '' && NOTE.test(text) ? numbered.exec(text)?.[1] : undefined)
    if (found !== undefined) return cut(found)
  }
  return ''
}

interface SignNote {
  readonly sign: '' | '-'
  /** The words of the note. */
  readonly note: string
}

const BRACKETS = '(?:括号|[(（]\\s*[)）])(?:内|中|里)?(?:的)?(?:数字?|数据|数值|者)?'
const MEANS = '(?:号|符号|标记|者|的)?\\s*(?:均|皆)?(?:表示|代表|为|指|是|系|即|[:：=＝])?\\s*'
const WORD = '(同比)?(负增长|负|下降|下滑|减少|降低|降|减|正增长|增长|增加|上升|正)'

/** What a file says of a sign; null where it says nothing, or both. `sign`: ▲, or `( )` for brackets. */
export function noteOfSign(texts: readonly string[], sign: string): SignNote | null {
  const called = sign === '( )' ? BRACKETS : `[“"'‘（(「]?${literal(sign)}[”"'’）)」]?`
  const forms = [
    new RegExp(`${called}${MEANS}${WORD}`),
    new RegExp(`${WORD}[^;；。，,]{0,4}(?:用|以|标|加|带)\\s*${called}`),
  ]
  let found: SignNote | null = null
  for (const text of texts) {
    for (const form of forms) {
      const match = form.exec(text)
      if (!match) continue
      const said: SignNote = { sign: /[负降减滑]/.test(match[2] ?? '') ? '-' : '', note: cut(match[0]) }
      if (found !== null && found.sign !== said.sign) return null
      found = said
    }
  }
  return found
}
