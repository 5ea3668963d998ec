// The shipped font: its style sheet, and its files by name so that they can be served from this service.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'),
)

export const FONT_FAMILY = 'Noto Sans SC Variable'

/** The package's faces (one a unicode range), with files under `base` (`/assets/fonts`). */
export function fontCss(base: string): string {
  return readFileSync(join(folder, 'wght.css'), 'utf8')
    .replaceAll('url(./files/', `url(${base}/`)
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
