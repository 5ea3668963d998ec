// Long work in turns: the service answers others in between.
import { setImmediate as othersTurn } from 'node:timers/promises'

const LONGEST_MS = 8

export class Turn {
  #since = performance.now()

  /** Whether it is time to let others come. */
  get isOver(): boolean {
    return performance.now() - this.#since >= LONGEST_MS
  }

  /** Lets others come; then the next turn begins. */
  async next(): Promise<void> {
    await othersTurn()
    this.#since = performance.now()
  }
}

/** Work that pauses now and then, at each `yield`; who does it lets others come there. */
export type Stepwise<Result> = Generator<void, Result, void>

/** Does the work to its end, in turns. */
export async function stepByStep<Result>(steps: Stepwise<Result>): Promise<Result> {
  const turn = new Turn()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (turn.isOver) await turn.next()
  }
}
