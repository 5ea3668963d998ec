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
