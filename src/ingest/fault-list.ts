// Collects every fault of a file: all are counted, the first so many are kept.

import { type Fault, type FaultPlace, fault, Problem } from '../core/problem.ts'
import type { ProblemCode } from '../core/problems/index.ts'
import type { Particulars } from '../core/text.ts'

export class FaultList {
  readonly #limit: number
  readonly #kept: Fault[] = []
  #total = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get total(): number {
    return this.#total
  }

  /** Whether a further fault is only counted, so that nobody needs to word it. */
  get full(): boolean {
    return this.#kept.length >= this.#limit
  }

  /** `params` may be a function where it takes work to find them. */
  add(code: ProblemCode, params: Particulars | (() => Particulars), place: FaultPlace): void {
    this.#total++
    if (this.full) return
    this.#kept.push(fault(code, typeof params === 'function' ? params() : params, place))
  }

  /** Faults that are worded already; `total` of them there were. */
  take(faults: readonly Fault[], total: number): void {
    this.#total += total
    for (const one of faults) if (!this.full) this.#kept.push(one)
  }

  /** By row, and within a row in the order in which they were found. */
  list(): readonly Fault[] {
    return this.#kept.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0))
  }

  /** Problem `figures-refused` with all of them, when there is any. `beside`: what is odd and not yet a fault. */
  refuse(beside: readonly Fault[] = []): void {
    if (this.#total === 0) return
    const faults = [...this.list(), ...beside].sort((a, b) => (a.row ?? 0) - (b.row ?? 0))
    const total = this.#total
    const listed = this.#kept.length < total ? this.#kept.length : ''
    throw new Problem('figures-refused', { total, listed }, { faults })
  }
}
