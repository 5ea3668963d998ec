// Where the values of a file stand: the line of every value, its path for a person, and the faults found there.
import { type Fault, type FaultPlace, fault } from '../core/problem.ts'
import type { ParticularsOf, ProblemCode } from '../core/problems/index.ts'
import type { Particulars } from '../core/text.ts'
import { type FormFault, formFault, type YamlFile } from './file.ts'

interface Place {
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
  readonly #file: YamlFile
  #more = 0

  constructor(file: YamlFile, lineAt: (offset: number) => number) {
    this.#file = file
    this.#lineAt = lineAt
  }

  remember(value: object, place: Place): void {
    this.#places.set(value, place)
  }

  /** What was made from a value stands where that stands. */
  standsAt(made: object, value: object): void {
    const place = this.#places.get(value)
    if (place) this.#places.set(made, place)
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

  /** A fault of a value that was read; its sentences may say `at`. */
  fault<const Code extends ProblemCode>(
    code: Code,
    params: Omit<ParticularsOf<Code>, 'at'>,
    value: object,
    part?: string | number,
  ): void {
    const path = this.pathOf(value, part)
    this.#add(path, this.#offsetOf(value, part), (place) =>
      fault<ProblemCode>(code, { at: this.#called(path), ...params }, place),
    )
  }

  /** A fault of form; `path` is where it is. */
  formFault(form: FormFault, params: Particulars, path: string, offset: number): void {
    this.#add(path, offset, (place) =>
      formFault(this.#file, form, { at: this.#called(path), ...params }, place),
    )
  }

  #called(path: string): string {
    return path === '' ? this.#file.whole : path
  }

  #add(path: string, offset: number, faultAt: (place: FaultPlace) => Fault): void {
    if (this.full) {
      this.#more++
      return
    }
    const row = this.#lineAt(offset)
    this.#faults.push({ offset, fault: faultAt(path === '' ? { row } : { row, cell: path }) })
  }

  /** No more faults are kept: whoever finds the next need not search for suggestions. */
  get full(): boolean {
    return this.#faults.length >= this.#file.limits.faults
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
