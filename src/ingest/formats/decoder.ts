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
  /** Where entries come from, when they are no records of the file (a cell of a wide table); absent otherwise. */
  readonly origin?: Origin
}

export interface Origin {
  /** 1-based row of an entry; `index` counts within the block. */
  row(index: number): number
  /** Address of the cell that an entry's column was read from. */
  cell(index: number, column: number): string
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

/** A format of sheets: a grid each, parsed in a process of its own; layouts say what its cells mean. */
export interface WorkbookDecoder extends Format {
  readonly kind: 'workbook'
  sniff(start: Uint8Array): boolean
}

/** Formats that give records. */
export type RecordDecoder = TextDecoderOf | BinaryDecoder
export type Decoder = RecordDecoder | WorkbookDecoder
