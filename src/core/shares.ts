// How many of something each asker holds at once, so that nobody takes what is everybody's.

export class Shares {
  readonly #held = new Map<string, number>()
  readonly #limit: number

  /** So many for each key. */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** One more for this key; the answer gives it back, however often it is called. null: it holds all that it may. */
  take(key: string): (() => void) | null {
    const held = this.#held.get(key) ?? 0
    if (held >= this.#limit) return null
    this.#held.set(key, held + 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      const left = (this.#held.get(key) ?? 1) - 1
      if (left > 0) this.#held.set(key, left)
      else this.#held.delete(key)
    }
  }
}
