// What a format must say of itself and offer: bytes or text in, cells out. It knows cells, never figures.
import type { Text } from '../../core/text.ts'
import type { DecodingLimits } from '../decoding/limits.ts'
import type { FilePart } from '../decoding/parts.ts'
import type { RawBlock } from '../raw-block.ts'

/** What a decoder may take and must know. */
export interface DecodeLimits {
  /** Characters of one record of text. */
  readonly recordLength: number
  /** Of a file of bytes. */
  readonly decoding: DecodingLimits
  /** The formats that are read, for the refusal of any other. */
  readonly known: string
}

interface FormatWords {
  /** In receipts and in the interface; the name of its file. */
  readonly name: string
  /** As pickers, documents and the interface's description call it. */
  readonly title: Text
  /** The name of its standard, as failures call it. */
  readonly standard: string
  /** Lower case, without parameters; the first is the one to send it with. */
  readonly contentTypes: readonly string[]
  /** Endings of names, without the point, which a picker offers; none where another format has them. */
  readonly extensions: readonly string[]
  /** Whether every record carries its names (then a missing name is a fault of a record, not of the head). */
  readonly keyed: boolean
  /** Where a record's cell stands, as a person finds it: `C7`, `rows[3].value`. `column` counts from 0. */
  cell(row: number, column: number, name: string): string
}

/** A format of text: gets decoded text, whatever its encoding was, in a process of its own (`decoding/child.ts`). */
export interface TextFormat extends FormatWords {
  readonly kind: 'text'
  /** Whether this text begins such a file; absent: any text may, when it begins no other. */
  sniff?(start: string): boolean
  /** The format of which it is a special case: a file that is said to be that one is looked at for this one too. */
  readonly within?: string
  decode(text: AsyncIterable<string>, limits: DecodeLimits): AsyncGenerator<RawBlock>
  /** The text as one sheet, for tables that are not one figure a row; no sheet where it cannot be cut so or has too many cells. */
  toSheet?(text: AsyncIterable<string>, limits: DecodeLimits): AsyncGenerator<FilePart>
}

/** A format of bytes, decoded in a process of its own (`decoding/child.ts`). */
export interface BinaryFormat extends FormatWords {
  readonly kind: 'binary'
  /** Sheets, of which layouts say what their cells mean; or records. */
  readonly gives: 'sheets' | 'records'
  sniff(start: Uint8Array): boolean
  decode(bytes: AsyncIterable<Uint8Array>, limits: DecodeLimits): AsyncGenerator<FilePart>
}

export type Format = TextFormat | BinaryFormat
