// A bounded memory of made things: the least recently wanted go first.

export class Kept<T> {
  readonly #limit: number
  readonly #things = new Map<string, T>()

  constructor(limit: number) {
    this.#limit = limit
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
    if (this.#things.size > this.#limit) {
      for (const oldest of this.#things.keys()) {
        this.#things.delete(oldest)
        break
      }
    }
    return made
  }

  get size(): number {
    return this.#things.size
  }
}
