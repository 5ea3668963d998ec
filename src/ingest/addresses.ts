// How a cell is named in a spreadsheet: letters for its column, a number for its row, its sheet in front.

/** `A`, `Z`, `AA`: the letters of a column, counted from 0. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

/** The column, counted from 0, that letters name; null when they name none that a spreadsheet has. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Z]{1,3}$/i.test(letters)) return null
  let index = 0
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64
  return index <= 16_384 ? index - 1 : null
}

/** `表1!C7`, `'my sheet'!C7`; `C7` where there are no sheets. Row and column count from 0. */
export function addressOf(sheet: string | null, row: number, column: number): string {
  const cell = columnLetters(column) + (row + 1)
  if (sheet === null) return cell
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet)
    ? `${sheet}!${cell}`
    : `'${sheet.replaceAll("'", "''")}'!${cell}`
}

/** The row and column, counted from 0, that an address names, whatever its sheet; null when it names no cell. */
export function placeOf(address: string): { readonly row: number; readonly column: number } | null {
  const match = /(?:^|!)([A-Z]{1,3})([1-9]\d{0,7})$/.exec(address)
  const column = match ? columnIndex(match[1] ?? '') : null
  return match && column !== null ? { row: Number(match[2]) - 1, column } : null
}
