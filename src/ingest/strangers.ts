// Files that are known by sight but not read, so that each is refused by its right name and with what to do.
import { Problem } from '../core/problem.ts'
import { startOfText } from './text-start.ts'

const BYTES: readonly { readonly bytes: readonly number[]; readonly title: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], title: 'PDF' },
  { bytes: [0x1f, 0x8b], title: 'gzip' },
  { bytes: [0x52, 0x61, 0x72, 0x21], title: 'RAR' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], title: '7z' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], title: 'PNG' },
  { bytes: [0xff, 0xd8, 0xff], title: 'JPEG' },
]

const JSON_NAMES = (...names: readonly string[]): RegExp =>
  new RegExp(names.map((name) => `(?=[\\s\\S]*"${name}"\\s*:)`).join(''))

/** Formats for the exchange of statistics, by how their text begins. */
const STATISTICS: readonly { readonly title: string; readonly is: (start: string) => boolean }[] = [
  {
    title: 'PC-Axis (px)',
    is: (start) => /^(?:CHARSET|AXIS-VERSION|CODEPAGE|CREATION-DATE|MATRIX|LANGUAGE)\s*=\s*"/i.test(start),
  },
  { title: 'SDMX-JSON', is: (start) => isJson(start) && /sdmx-json|"dataSets"\s*:/.test(start) },
  {
    title: 'JSON-stat',
    is: (start) =>
      isJson(start) &&
      (/"class"\s*:\s*"(?:dataset|collection|dimension)"/.test(start) ||
        JSON_NAMES('dimension', 'id', 'size').test(start)),
  },
  { title: 'SDMX-ML', is: (start) => start.startsWith('<') && /sdmx\.org\/resources\/sdmxml/i.test(start) },
]

const isJson = (start: string): boolean => /^[[{]/.test(start)

/** Problems for what is no table of ours: `figures-format-unknown`, `figures-statistics-format`. */
export function refuseStrangers(head: Uint8Array, known: string): void {
  const seen = BYTES.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))
  if (seen) throw new Problem('figures-format-unknown', { found: seen.title, known })
  const start = startOfText(head)
  const statistics = STATISTICS.find(({ is }) => is(start))
  if (statistics) throw new Problem('figures-statistics-format', { found: statistics.title })
}
