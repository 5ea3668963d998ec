// Rows of tables, drawn once for all pages on which they stand: of long lists most is the same at every question. For the server alone.

import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/**
 * A row as it was drawn once. It follows from these objects, which never change, and from words, its columns and its language
 * among them: whoever asks, and wherever it stands.
 */
type KeepRow = (of: readonly object[], words: string, draw: () => VNode) => string

/** Of all rows those drawn last, up to so many characters. */
const MOST_CHARACTERS = 8_000_000

export const keepRow: KeepRow = keepRows(MOST_CHARACTERS)

export function keepRows(most: number): KeepRow {
  const numbers = new WeakMap<object, number>()
  const kept = new Map<string, string>()
  let next = 0
  let characters = 0

  function numberOf(object: object): number {
    const known = numbers.get(object)
    if (known !== undefined) return known
    numbers.set(object, ++next)
    return next
  }

  return (of, words, draw) => {
    const key = `${of.map(numberOf).join(' ')} ${words}`
    const known = kept.get(key)
    const html = known ?? renderToString(draw())
    kept.delete(key)
    kept.set(key, html)
    if (known !== undefined) return html
    characters += html.length + key.length
    for (const [oldest, { length }] of kept) {
      if (characters <= most) break
      kept.delete(oldest)
      characters -= length + oldest.length
    }
    return html
  }
}
