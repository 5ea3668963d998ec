// Text as ClickHouse's TabSeparated format writes it.

const SPECIAL = /[\\\t\n\r\0]/
const SPECIALS = /[\\\t\n\r\0]/g
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
}

export const escaped = (text: string): string =>
  SPECIAL.test(text) ? text.replace(SPECIALS, (character) => ESCAPED[character] ?? '') : text

/** One row, in the order of the columns that are inserted. */
export const tabSeparatedRow = (values: readonly (string | number)[]): Buffer =>
  Buffer.from(`${values.map((value) => escaped(String(value))).join('\t')}\n`)
