// Where the values of a file stand: the line of every value, its path for a person, and the faults found there.
import { type Fault, fault } from '../core/problem.ts'
import type { ProblemCode } from '../core/problems/index.ts'
import type { Particulars } from '../core/text.ts'

const MOST_FAULTS = 500

export interface Place {
  /** Offset of the value itself and of each of its keys or items. */
  readonly start: number
  readonly parts: ReadonlyMap<string | number, number>
  readonly path: string
  /** Keys whose values, or items of them, could not be read. */
  readonly lost: ReadonlySet<string>
}

/** Remembers places while a file is read and gathers its faults, in the file's order. */
export class Places {
  readonly #places = new WeakMap<object, Place>()
  readonly #faults: { offset: number; fault: Fault }[] = []
  readonly #lineAt: (offset: number) => number
  #more = 0

  constructor(lineAt: (offset: number) => number) {
    this.#lineAt = lineAt
  }

  remember(value: object, place: Place): void {
    this.#places.set(value, place)
  }

  /** A key stands in the file and its value is a fault already: that it is not there is no second one. */
  isLost(value: object, key: string): boolean {
    return this.#places.get(value)?.lost.has(key) ?? false
  }

  /** Path of a value, or of one of its keys or items: `tasks[3].indicators[0].target`. */
  pathOf(value: object, part?: string | number): string {
    const path = this.#places.get(value)?.path ?? ''
    return part === undefined ? path : joinPath(path, part)
  }

  lineOf(value: object, part?: string | number): number {
    return this.#lineAt(this.#offsetOf(value, part))
  }

  /** A fault of a value that was read; `at` is its path. */
  fault(code: ProblemCode, params: Particulars, value: object, part?: string | number): void {
    this.faultAt(code, params, this.pathOf(value, part), this.#offsetOf(value, part))
  }

  faultAt(code: ProblemCode, params: Particulars, path: string, offset: number): void {
    if (this.#faults.length >= MOST_FAULTS) {
      this.#more++
      return
    }
    const at = path === '' ? 'plan file' : path
    const place = { row: this.#lineAt(offset), ...(path === '' ? {} : { cell: path }) }
    this.#faults.push({ offset, fault: fault(code, { at, ...params }, place) })
  }

  /** No more faults are kept: whoever finds the next need not search for suggestions. */
  get full(): boolean {
    return this.#faults.length >= MOST_FAULTS
  }

  faults(): Fault[] {
    const sorted = this.#faults.toSorted((a, b) => a.offset - b.offset).map((entry) => entry.fault)
    return this.#more === 0 ? sorted : [...sorted, fault('plan-more-faults', { count: this.#more })]
  }

  #offsetOf(value: object, part?: string | number): number {
    const place = this.#places.get(value)
    if (!place) return 0
    return part === undefined ? place.start : (place.parts.get(part) ?? place.start)
  }
}

export const joinPath = (path: string, part: string | number): string => {
  if (typeof part === 'number') return `${path}[${part}]`
  return path === '' ? part : `${path}.${part}`
}
