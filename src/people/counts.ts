// Counts of failures by who failed, bounded: guesses at random must not fill the memory.

/** More keys than this and the oldest go. */
const MOST_KEYS = 20_000

/** The count of a key, as the latest used; a new one where there is none. Those with attempts under way stay. */
export function countOf<Count extends { readonly pending: number }>(
  counts: Map<string, Count>,
  key: string,
  fresh: () => Count,
): Count {
  const known = counts.get(key)
  if (known) {
    // Last in the order of the map: the longest unused go first.
    counts.delete(key)
    counts.set(key, known)
    return known
  }
  for (const [old, { pending }] of counts) {
    if (counts.size < MOST_KEYS) break
    if (pending === 0) counts.delete(old)
  }
  const made = fresh()
  counts.set(key, made)
  return made
}
