// A memory of made things that stays within bounds however long a service runs: the least recently wanted go first.

export class BoundedCache<T> {
  readonly #limit: number
  readonly #sizeOf: (thing: T) => number
  readonly #things = new Map<string, T>()
  #size = 0

  /** `limit`: of all things together, in what `sizeOf` counts; a character of a string with Chinese words takes two bytes. */
  constructor(limit: number, sizeOf: (thing: T) => number) {
    this.#limit = limit
    this.#sizeOf = sizeOf
  }

  get(key: string, make: () => T): T {
    const found = this.#things.get(key)
    if (found !== undefined) {
      this.#things.delete(key)
      this.#things.set(key, found)
      return found
    }
    const made = make()
    this.#things.set(key, made)
    this.#size += this.#sizeOf(made)
    for (const [oldest, thing] of this.#things) {
      if (this.#size <= this.#limit || oldest === key) break
      this.#things.delete(oldest)
      this.#size -= this.#sizeOf(thing)
    }
    return made
  }

  /** Of all things that are kept. */
  get size(): number {
    return this.#size
  }
}
