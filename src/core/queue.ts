// Work of which only so much may be under way at once: whoever comes later waits, in the order of coming.

export class Queue {
  #free: number
  readonly #waiting: (() => void)[] = []

  /** One after another when `places` is absent. */
  constructor(places = 1) {
    this.#free = places
  }

  /** How many wait for a place. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Runs the work when there is a place, and gives the place on however it ends. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free++
    }
  }
}
