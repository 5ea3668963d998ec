// Every format of figures that can be read: one file each and one line here.
import { Problem } from '../../core/problem.ts'
import type { Encoding } from '../encoding.ts'
import { arrow } from './arrow.ts'
import { csv } from './csv.ts'
import type { Decoder } from './decoder.ts'
import { json } from './json.ts'
import { sdmxCsv } from './sdmx-csv.ts'
import { xls } from './xls.ts'
import { xlsx } from './xlsx.ts'

/** In the order in which they are tried: `csv` takes any text and so comes last. */
export const decoders: readonly Decoder[] = [arrow, xlsx, xls, json, sdmxCsv, csv]

/** Bytes of forms that are known by sight but not read, so that the refusal can name them. */
const STRANGERS: readonly { readonly bytes: readonly number[]; readonly title: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], title: 'PDF' },
  { bytes: [0x1f, 0x8b], title: 'gzip' },
  { bytes: [0x50, 0x41, 0x52, 0x31], title: 'Parquet' },
]

const refuse = (found: string): Problem =>
  new Problem('figures-format-unknown', { found, known: decoders.map((decoder) => decoder.title).join(', ') })

export interface Clues {
  /** As the sender declared it, parameters included; null when not said. */
  readonly contentType: string | null
  readonly filename: string | null
  readonly head: Uint8Array
  readonly encoding: Encoding
}

/**
 * The decoder for a file: bytes that no text begins with decide first, then the declared type, then the name's
 * ending, then how the text begins. Problem `figures-format-unknown` for what nobody here reads.
 */
export function decoderFor(clues: Clues): Decoder {
  const { head } = clues
  for (const stranger of STRANGERS) {
    if (stranger.bytes.every((byte, index) => head[index] === byte)) throw refuse(stranger.title)
  }
  const binary = decoders.find((decoder) => decoder.kind !== 'text' && decoder.sniff(head))
  if (binary) return binary
  const type = clues.contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  const start = startOf(head, clues.encoding)
  // Windows calls any CSV a workbook of Excel, and a workbook's bytes were known above.
  const texts = decoders.filter((decoder) => decoder.kind !== 'workbook')
  const precise = (found: Decoder): Decoder => (found === csv && sdmxCsv.sniff(start) ? sdmxCsv : found)
  const declared = texts.find((decoder) => decoder.contentTypes.includes(type))
  if (declared) return precise(declared)
  const ending = /\.([^.]+)$/.exec(clues.filename ?? '')?.[1]?.toLowerCase() ?? ''
  const named = texts.find((decoder) => decoder.extensions.includes(ending))
  if (named) return precise(named)
  if (hasControls(start)) throw refuse('binary')
  if (/^\s*<(?:!|\?xml|html)/i.test(start)) throw refuse('HTML / XML')
  const sniffed = texts.find((decoder) => decoder.kind === 'text' && decoder.sniff(start))
  if (!sniffed) throw refuse(type)
  return sniffed
}

/** The beginning as text; a character that the head cuts in two is left out. */
function startOf(head: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(head, { stream: true })
}

/** Control characters that no table of text has: all but tab, line feed, vertical tab, form feed and return. */
function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 9 || (code > 13 && code < 32)) return true
  }
  return false
}
