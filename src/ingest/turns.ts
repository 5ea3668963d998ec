// One at a time: what changes figures waits for its turn, and only so many may wait.
import { oncePer } from '../core/once-per.ts'
import { Problem } from '../core/problem.ts'
import { Queue } from '../core/queue.ts'
import type { Store } from '../store/store.ts'

/** Processes that parse, and workbooks parsed that wait for their turn: each takes a processor and a great deal of memory. */
const WORKBOOKS_AT_ONCE = 2

class Turns {
  readonly workbooks = new Queue(WORKBOOKS_AT_ONCE)
  readonly #queue = new Queue()
  #waiting = 0

  /** Reserves a place; Problem `upload-queue-full` when there is none. Call the answer exactly once to leave. */
  enter(limit: number): () => void {
    if (this.#waiting >= limit) throw new Problem('upload-queue-full', { limit })
    this.#waiting++
    return () => {
      this.#waiting--
    }
  }

  /** Runs the work after all work that was handed over before, whether that succeeded or not. */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#queue.take(work)
  }
}

/** The turns of a store: everybody who changes its figures shares them. */
export const turnsOf = oncePer((_store: Store) => new Turns())
