// What an unknown word may have meant.
import { distance } from 'fastest-levenshtein'

/** The nearest of some names that could have been meant; null when none is near. */
export function nearest(word: string, names: readonly string[]): string | null {
  let best: string | null = null
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const name of names) {
    const far = distance(word.slice(0, 100), name)
    if (far < least) {
      least = far
      best = name
    }
  }
  return best
}
