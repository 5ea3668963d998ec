// How much is attacked and from which number on: set by the environment, printed, so that a night repeats or goes on.

export interface Counts {
  /** Hostile files. */
  readonly files: number
  /** Hostile requests of each asker to each route. */
  readonly requests: number
  /** From which all chance follows. */
  readonly seed: number
}

/** `ATTACK_FILES`, `ATTACK_REQUESTS`, `ATTACK_SEED`; what a pull request has time for when absent. */
export const COUNTS: Counts = {
  files: wholeNumber('ATTACK_FILES', 1_000),
  requests: wholeNumber('ATTACK_REQUESTS', 2),
  seed: wholeNumber('ATTACK_SEED', 1),
}

function wholeNumber(name: string, otherwise: number): number {
  const given = process.env[name]
  if (given === undefined || given === '') return otherwise
  if (!/^\d{1,9}$/.test(given)) throw new RangeError(`${name} is no whole number: ${given}`)
  return Number(given)
}

/** For the log of the run: what was tried and how it ended. */
export function report(what: string, counts: Readonly<Record<string, number>>): void {
  const words = Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
  console.log(`attack: ${what}, seed ${COUNTS.seed}: ${words.join(', ')}`)
}
