// Figures in the words of a bound report: fields that are filled from a binding and cannot be typed over.
import { Problem } from '../core/problem.ts'

const FIELD = /\{\{([^{}]{1,200})\}\}/gu

/** Names of the fields in some words, in their order. */
export const fieldsIn = (words: string): readonly string[] =>
  [...words.matchAll(FIELD)].map(([, name = '']) => name)

/** Words and figures in their order, for a page that shows which are which. */
export function wordsAndFigures(
  words: string,
  values: ReadonlyMap<string, string>,
): readonly { readonly words: string; readonly field: string | null }[] {
  const pieces: { words: string; field: string | null }[] = []
  let from = 0
  for (const found of words.matchAll(FIELD)) {
    if (found.index > from) pieces.push({ words: words.slice(from, found.index), field: null })
    const [whole, name = ''] = found
    pieces.push({ words: values.get(name) ?? '—', field: name })
    from = found.index + whole.length
  }
  if (from < words.length) pieces.push({ words: words.slice(from), field: null })
  return pieces
}

export const filledWords = (words: string, values: ReadonlyMap<string, string>): string =>
  wordsAndFigures(words, values)
    .map((piece) => piece.words)
    .join('')

/** Problems `round-field-lost` where a figure was left out or typed over, `round-field-unknown` where one is none of the paragraph's. */
export function refuseTypedOver(
  made: { readonly words: string; readonly fields: ReadonlyMap<string, string> },
  words: string,
): void {
  const given = fieldsIn(words)
  const strange = given.find((name) => !made.fields.has(name))
  if (strange !== undefined) throw new Problem('round-field-unknown', { field: strange.slice(0, 60) })
  const lost = fieldsIn(made.words).find((name) => !given.includes(name))
  if (lost !== undefined)
    throw new Problem('round-field-lost', { field: lost, value: made.fields.get(lost) ?? '—' })
}
