// Which known name somebody probably meant.
import { distance } from 'fastest-levenshtein'

/**
 * The known names that are closest to `word`, best first, at most `limit`: those that differ from it in no more than a
 * third of their characters (at least one), that have the same characters in another order, or that contain it or stand
 * within it. Empty when nothing is near.
 */
export function nearest(word: string, known: Iterable<string>, limit = 1): string[] {
  const found: { name: string; far: number }[] = []
  const plain = word.toLowerCase()
  for (const name of known) {
    const other = name.toLowerCase()
    const allowed = Math.max(1, Math.floor(Math.max(plain.length, other.length) / 3))
    const within = plain.length > 1 && other.length > 1 && (plain.includes(other) || other.includes(plain))
    const turned = plain.length === other.length && sorted(plain) === sorted(other)
    if (!within && Math.abs(plain.length - other.length) > allowed) continue
    const far = distance(plain, other)
    if (within || turned || far <= allowed) found.push({ name, far })
  }
  found.sort((a, b) => a.far - b.far)
  return found.slice(0, limit).map(({ name }) => name)
}

const sorted = (word: string): string => [...word].sort().join('')
