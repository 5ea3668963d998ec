// One way of writing for what a notice writes in many: full-width forms folded, marks that cannot be seen taken out.

/** Bidirectional marks, zero-width blanks, soft hyphens, byte order marks and controls: never part of what is meant. */
const UNSEEN = /[\p{Cf}\p{Co}\p{Cn}]|(?![\n\t])\p{Cc}/gu

/** The text without marks that cannot be seen, no-break blanks as blanks, line ends as `\n`. */
export const visible = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(UNSEEN, '')
    .replace(/[\u00a0\u2002-\u200a\u202f\u205f]/g, ' ')

/** Full-width digits, letters and signs as ASCII. As long as the text: an index into one is an index into the other. */
export const folded = (text: string): string =>
  text.replace(/[\uff01-\uff5e\u3000\ufe6a]/g, (unit) => {
    if (unit === '\u3000') return ' '
    if (unit === '\ufe6a') return '%'
    return String.fromCharCode(unit.charCodeAt(0) - 0xfee0)
  })

/** Whether it is read as Chinese. */
export const isChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)
