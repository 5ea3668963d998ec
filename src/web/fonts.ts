// The shipped font: its style sheet, its files by name, and which of them a text needs.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const about = createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json')
const folder = dirname(about)
const { version } = JSON.parse(readFileSync(about, 'utf8')) as { readonly version: string }

/** Where the files are served: the name of the folder changes with their content, so that they are kept for good. */
export const FONT_FOLDER = `/assets/fonts/${version}`

/** The package's faces (one a unicode range), with files under `FONT_FOLDER`. */
export function fontCss(): string {
  return readFileSync(join(folder, 'wght.css'), 'utf8')
    .replaceAll('url(./files/', `url(${FONT_FOLDER}/`)
    .replaceAll(/\/\*.*?\*\/\s*/gs, '')
}

/** Every font file's name with its place on disk; content never changes under a name of one package version. */
export function fontFiles(): ReadonlyMap<string, string> {
  const files = join(folder, 'files')
  return new Map(
    readdirSync(files)
      .filter((name) => name.endsWith('-wght-normal.woff2'))
      .map((name) => [name, join(files, name)]),
  )
}

let faceOfCharacter: ReadonlyMap<number, string> | null = null

/** By code point, the address of the file that holds it: of several faces a browser takes the one that stands last. */
function faces(): ReadonlyMap<number, string> {
  if (faceOfCharacter) return faceOfCharacter
  const found = new Map<number, string>()
  for (const [, address = '', ranges = ''] of fontCss().matchAll(
    /url\((.*?)\)[^;]*;\s*unicode-range:\s*([^;]+);/g,
  )) {
    for (const range of ranges.split(',')) {
      const [first = '', last = first] = range.trim().slice(2).split('-')
      for (let code = Number.parseInt(first, 16); code <= Number.parseInt(last, 16); code++)
        found.set(code, address)
    }
  }
  faceOfCharacter = found
  return found
}

/** Addresses of the files that these words need, each once. Characters that the font does not have need none. */
export function fontsFor(words: string): readonly string[] {
  const all = faces()
  const needed = new Set<string>()
  for (const character of new Set(words)) {
    const address = all.get(character.codePointAt(0) ?? 0)
    if (address !== undefined) needed.add(address)
  }
  return [...needed].toSorted()
}
