// What a format must offer: bytes or text in, blocks of raw cells out. It knows cells, never figures.

/** Text as it stands in the file; null: said to be empty; undefined: there is no such cell. */
export type RawCell = string | null | undefined

/** Consecutive records, column by column. A file with a head and no record gives one block with count 0. */
export interface RawBlock {
  /** Names of the columns, as the file has them. */
  readonly head: readonly string[]
  /** One array per name, each with `count` entries. */
  readonly columns: readonly (readonly RawCell[])[]
  readonly count: number
  /** 1-based record number of the first entry, as a person counts in the file. */
  readonly firstRow: number
  /** Records with more cells than names: their record number and number of cells. */
  readonly wide: readonly { readonly row: number; readonly cells: number }[]
}

export interface DecodeLimits {
  /** Characters of one record. */
  readonly recordLength: number
}

interface Format {
  readonly name: string
  /** As a person knows it. */
  readonly title: string
  /** Lower case, without parameters. */
  readonly contentTypes: readonly string[]
  readonly extensions: readonly string[]
  /** Whether every record carries its names (then a missing name is a fault of a record, not of the head). */
  readonly keyed: boolean
  /** Where a record's cell stands, as a person finds it: `C7`, `rows[3].value`. `column` counts from 0. */
  cell(row: number, column: number, name: string): string
}

/** A format of text: gets decoded text, whatever its encoding was. */
export interface TextDecoderOf extends Format {
  readonly kind: 'text'
  /** Whether this text begins such a file. */
  sniff(start: string): boolean
  decode(text: AsyncIterable<string>, limits: DecodeLimits): AsyncGenerator<RawBlock>
}

/** A format of bytes. */
export interface BinaryDecoder extends Format {
  readonly kind: 'binary'
  sniff(start: Uint8Array): boolean
  decode(bytes: AsyncIterable<Uint8Array>, limits: DecodeLimits): AsyncGenerator<RawBlock>
}

export type Decoder = TextDecoderOf | BinaryDecoder
