// What follows from an object that never changes: worked out once, and kept as long as the object is.

/** `make` is asked once for each object; when it throws, nothing is kept. */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const kept = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    let known = kept.get(key)
    if (!known) {
      known = { value: make(key) }
      kept.set(key, known)
    }
    return known.value
  }
}

/** What follows from several objects that never change and from words: `make` is asked once for them all together. */
type KeptPer<Value> = (of: readonly [object, ...object[]], words: string, make: () => Value) => Value

/** Of the same objects the answers to the `most` words asked for last are kept, each as long as all its objects are. */
export function keptPer<Value>(most = 32): KeptPer<Value> {
  const root = new WeakMap<object, Shelf<Value>>()
  return (of, words, make) => {
    let shelves = root
    let shelf: Shelf<Value> | null = null
    for (const key of of) {
      shelf = shelves.get(key) ?? { next: new WeakMap(), kept: new Map() }
      shelves.set(key, shelf)
      shelves = shelf.next
    }
    const kept = shelf?.kept ?? new Map<string, { readonly value: Value }>()
    const known = kept.get(words) ?? { value: make() }
    kept.delete(words)
    kept.set(words, known)
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return known.value
  }
}

interface Shelf<Value> {
  readonly next: WeakMap<object, Shelf<Value>>
  readonly kept: Map<string, { readonly value: Value }>
}
