// What is known of a series' magnitude: doubles are enough here, no figure is ever made of them.
import type { Basis } from '../core/observation.ts'
import { endIndex, type Period } from '../core/period.ts'

/** A value of the same series to compare with, and how a person finds it. */
export interface Reference {
  readonly value: number
  readonly period: Period
}

interface Known {
  readonly ends: number[]
  readonly references: Reference[]
}

export class History {
  readonly #known = new Map<Basis, Known>()
  readonly #inFile = new Map<Basis, Reference>()

  /** A figure that the store has. Zeros tell nothing about a magnitude. */
  know(basis: Basis, period: Period, value: number): void {
    if (value === 0) return
    let known = this.#known.get(basis)
    if (!known) {
      known = { ends: [], references: [] }
      this.#known.set(basis, known)
    }
    known.ends.push(endIndex(period))
    known.references.push({ value, period })
  }

  /** The figure that the file brought last. */
  sawInFile(basis: Basis, period: Period, value: number): void {
    if (value !== 0) this.#inFile.set(basis, { value, period })
  }

  lastInFile(basis: Basis): Reference | null {
    return this.#inFile.get(basis) ?? null
  }

  /** The known figure whose period ends nearest to this month; of two equally near the earlier one. */
  nearest(basis: Basis, end: number): Reference | null {
    const known = this.#known.get(basis)
    if (!known) return null
    let best: Reference | null = null
    let least = Number.POSITIVE_INFINITY
    for (let index = 0; index < known.ends.length; index++) {
      const away = (known.ends[index] ?? 0) - end
      const distance = away > 0 ? away + 0.5 : -away
      if (distance < least) {
        least = distance
        best = known.references[index] ?? null
      }
    }
    return best
  }
}
