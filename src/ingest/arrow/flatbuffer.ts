// Reads just enough of a flatbuffer to know that its tables and vectors lie inside of it. The library believes them blindly.

/** Thrown for bytes that are no sound flatbuffer. */
export class Unsound extends Error {}

export const unsound = (what: string): never => {
  throw new Unsound(what)
}

/** A table at a place in the buffer. Fields are addressed by their number in the schema. */
export class FlatTable {
  readonly #view: DataView
  readonly #at: number
  readonly #vtable: number
  readonly #vtableSize: number

  constructor(view: DataView, at: number) {
    this.#view = view
    this.#at = at
    this.#vtable = at - within(view, at, 4).getInt32(at, true)
    this.#vtableSize = within(view, this.#vtable, 4).getUint16(this.#vtable, true)
    within(view, this.#vtable, this.#vtableSize)
  }

  static root(bytes: Uint8Array): FlatTable {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return new FlatTable(view, within(view, 0, 4).getUint32(0, true))
  }

  has(field: number): boolean {
    return this.#place(field) !== null
  }

  byte(field: number): number {
    const at = this.#place(field)
    return at === null ? 0 : within(this.#view, at, 1).getUint8(at)
  }

  /** A 64-bit number, as far as a double holds it. */
  long(field: number): number {
    const at = this.#place(field)
    return at === null ? 0 : Number(within(this.#view, at, 8).getBigInt64(at, true))
  }

  table(field: number): FlatTable | null {
    const at = this.#place(field)
    return at === null ? null : new FlatTable(this.#view, this.#target(at))
  }

  /** Length of a vector whose items are `size` bytes each; unsound when it does not fit. Zero when absent. */
  vectorLength(field: number, size: number): number {
    return this.#vector(field, size)?.length ?? 0
  }

  /** Each of a vector's 64-bit words, for structs of words. */
  words(field: number, perItem: number): readonly number[] {
    const vector = this.#vector(field, perItem * 8)
    const words: number[] = []
    for (let index = 0; index < (vector?.length ?? 0) * perItem; index++) {
      words.push(Number(this.#view.getBigInt64((vector?.start ?? 0) + index * 8, true)))
    }
    return words
  }

  tables(field: number): readonly FlatTable[] {
    const vector = this.#vector(field, 4)
    const tables: FlatTable[] = []
    for (let index = 0; index < (vector?.length ?? 0); index++) {
      tables.push(new FlatTable(this.#view, this.#target((vector?.start ?? 0) + index * 4)))
    }
    return tables
  }

  /** A text field lies inside of the buffer. */
  checkText(field: number): void {
    this.#vector(field, 1)
  }

  #vector(field: number, size: number): { readonly start: number; readonly length: number } | null {
    const at = this.#place(field)
    if (at === null) return null
    const target = this.#target(at)
    const length = within(this.#view, target, 4).getUint32(target, true)
    within(this.#view, target + 4, length * size)
    return { start: target + 4, length }
  }

  #place(field: number): number | null {
    const slot = 4 + field * 2
    if (slot + 2 > this.#vtableSize) return null
    const offset = this.#view.getUint16(this.#vtable + slot, true)
    return offset === 0 ? null : this.#at + offset
  }

  #target(at: number): number {
    return at + within(this.#view, at, 4).getUint32(at, true)
  }
}

function within(view: DataView, at: number, size: number): DataView {
  if (!(at >= 0 && at + size <= view.byteLength)) unsound(`an offset (${at}) outside of the message`)
  return view
}
