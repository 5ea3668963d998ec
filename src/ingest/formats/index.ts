// Every format of figures that can be read: one file each and one line here; and what is said of all of them.
import { Problem } from '../../core/problem.ts'
import { type Text, text } from '../../core/text.ts'
import type { Encoding } from '../encoding.ts'
import { refuseStrangers } from '../strangers.ts'
import { arrow } from './arrow.ts'
import { csv } from './csv.ts'
import type { BinaryFormat, Format, TextFormat } from './format.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { nbsJson } from './nbs-json.ts'
import { ods } from './ods.ts'
import { parquet } from './parquet.ts'
import { sdmxCsv } from './sdmx-csv.ts'
import { xls } from './xls.ts'
import { xlsb } from './xlsb.ts'
import { xlsx } from './xlsx.ts'
import { xml2003 } from './xml-2003.ts'

/** In the order in which a person is told of them. */
export const formats: readonly Format[] = [
  xlsx,
  xls,
  ods,
  xlsb,
  html,
  xml2003,
  csv,
  sdmxCsv,
  nbsJson,
  json,
  arrow,
  parquet,
]

/** Those with endings of their own, as a list of words: `or` stands before the last one. */
export function formatWords(list: readonly Format[], or: Text = text(' 或 ', ' or ')): Text {
  const titles = list.map(({ title }) => title)
  const words = (of: readonly string[], comma: string, last: string): string =>
    of.length < 2 ? of.join('') : `${of.slice(0, -1).join(comma)}${last}${of.at(-1)}`
  return text(
    words(
      titles.map(({ zh }) => zh),
      '、',
      or.zh,
    ),
    words(
      titles.map(({ en }) => en),
      ', ',
      or.en,
    ),
  )
}

/** The formats that a person picks by the ending of a file's name. */
export const pickable = (list: readonly Format[]): readonly Format[] =>
  list.filter(({ extensions }) => extensions.length > 0)

/** What a page says of the files that it takes: their formats as words, and the endings that its picker offers (`.xlsx,.xls`). */
export function pickerOf(list: readonly Format[]): { readonly names: Text; readonly endings: string } {
  const endings = list.flatMap(({ extensions }) => extensions.map((ending) => `.${ending}`))
  return { names: formatWords(pickable(list), text('、', ' or ')), endings: endings.join(',') }
}

/** The content type with which a file of this name is sent; null: nobody here reads such names. */
export const contentTypeFor = (filename: string, list: readonly Format[]): string | null =>
  list.find(({ extensions }) => extensions.includes(endingOf(filename)))?.contentTypes[0] ?? null

/** The names that a refusal lists. */
export const standardsOf = (list: readonly Format[]): string =>
  list.map(({ standard }) => standard).join(', ')

interface Clues {
  /** As the sender declared it, parameters included; null when not said. */
  readonly contentType: string | null
  readonly filename: string | null
  readonly head: Uint8Array
  readonly encoding: Encoding
}

/**
 * The format of a file: bytes that no text begins with decide first, then the declared type, then the name's
 * ending, then how the text begins. Problem `figures-format-unknown` for what nobody here reads.
 */
export function formatOf({ contentType, filename, head, encoding }: Clues, list: readonly Format[]): Format {
  const refuse = (found: string): Problem =>
    new Problem('figures-format-unknown', { found, known: standardsOf(list) })
  refuseStrangers(head, standardsOf(list))
  const ending = endingOf(filename ?? '')
  const binary = list.filter((format): format is BinaryFormat => format.kind === 'binary')
  const seen = binary.filter((format) => format.sniff(head))
  // Several that begin alike are told by their names; whatever those say, the bytes decide what is read.
  const named = seen.find(({ extensions }) => extensions.includes(ending)) ?? seen[0]
  if (named) return named
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  const start = startOf(head, encoding)
  // Windows calls any CSV a workbook of Excel, and a workbook's bytes were known above.
  const others = list.filter((format) => format.kind === 'text' || format.gives === 'records')
  const said =
    others.find(({ contentTypes }) => contentTypes.includes(type)) ??
    others.find(({ extensions }) => extensions.includes(ending))
  const texts = list.filter((format): format is TextFormat => format.kind === 'text')
  if (said) return texts.find(({ within, sniff }) => within === said.name && sniff?.(start)) ?? said
  if (hasControls(start)) throw refuse('binary')
  if (/^\s*<(?:!|\?xml|[a-z])/i.test(start)) throw refuse('XML')
  const sniffed = texts.find(({ sniff }) => sniff?.(start)) ?? texts.find(({ sniff }) => !sniff)
  if (!sniffed) throw refuse(type)
  return sniffed
}

const endingOf = (filename: string): string => /\.([^.]+)$/.exec(filename)?.[1]?.toLowerCase() ?? ''

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
