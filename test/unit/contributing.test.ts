// Is what CONTRIBUTING.md says of adding something true: do its places exist, and are they all?
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'

const page = readFileSync('CONTRIBUTING.md', 'utf8')

const pathsIn = (words: string): string[] =>
  [...words.matchAll(/`((?:src|test|docs|migrations)\/[^` ]+)`/g)].map(([, path = '']) => path)

interface Row {
  readonly what: string
  readonly own: readonly string[]
  readonly lines: readonly string[]
  readonly shownBy: readonly string[]
}

const ROWS: readonly Row[] = [...page.matchAll(/^\| (an? [^|]+) \|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, what = '', own = '', lines = '', shown = '']) => ({
    what: what.trim(),
    own: pathsIn(own),
    lines: pathsIn(lines),
    shownBy: pathsIn(shown),
  }),
)

/** Sources by path, with the sources that each imports. */
const SOURCES: ReadonlyMap<string, { readonly text: string; readonly imports: readonly string[] }> = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name))
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      const imports = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, to = '']) =>
        normalize(join(dirname(path), to)),
      )
      return [path, { text, imports }]
    }),
)

const importersOf = (path: string): string[] =>
  [...SOURCES].flatMap(([by, { imports }]) => (imports.includes(path) ? [by] : []))

/** Files that a pattern with `<name>` stands for. */
function filesOf(pattern: string): string[] {
  const [before = '', after = ''] = pattern.split('<name>')
  const folder = dirname(`${before}x`)
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => path.startsWith(before) && path.endsWith(after))
}

/** Members of a family: what its registry takes from the file of the same name; a rule says that it is one. */
function membersOf(pattern: string, registry: string): string[] {
  const { text = '' } = SOURCES.get(registry) ?? {}
  return filesOf(pattern).filter((path) => {
    const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.tsx?$/, '')
    const name = stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    return new RegExp(`import \\{ ${name}(?:Rule)? \\} from './${stem}\\.tsx?'`).test(text)
  })
}

test('every place that is named exists', () => {
  expect(ROWS.map(({ what }) => what).length).toBeGreaterThanOrEqual(10)
  const missing = pathsIn(page).filter((path) =>
    path.includes('<name>') ? filesOf(path).length < 2 : !existsSync(path),
  )
  expect(missing).toEqual([])
  for (const { what, lines, shownBy } of ROWS) {
    expect(lines.length, what).toBeGreaterThan(0)
    expect(shownBy.length, what).toBeGreaterThan(0)
  }
})

describe('no place but the registry names the members of a family', () => {
  const families = ROWS.flatMap(({ what, own, lines }) =>
    own.flatMap((pattern, at) => {
      const registry = lines[at]
      return registry !== undefined &&
        dirname(pattern) === dirname(registry) &&
        /\/index\.tsx?$/.test(registry)
        ? [{ what, pattern, registry }]
        : []
    }),
  )
  test('these are the families', () => {
    expect(families.map(({ registry }) => registry).sort()).toEqual(
      [
        'src/alerts/channels/index.ts',
        'src/boards/tiles/index.ts',
        'src/core/kinds/index.ts',
        'src/ingest/checks/index.ts',
        'src/ingest/formats/index.ts',
        'src/ingest/series-checks/index.ts',
        'src/rules/kinds/index.ts',
        'src/web/wall/tiles/index.tsx',
      ].sort(),
    )
  })
  test.each(families)('$what: $pattern', ({ pattern, registry }) => {
    const members = membersOf(pattern, registry)
    expect(members.length).toBeGreaterThan(2)
    // What uses one member for what it alone does names that one; a place that every member needs names them all. A tile's
    // drawing is its other file: two folders of one row belong together.
    const folders = ROWS.flatMap(({ own }) => (own.includes(pattern) ? own.map((path) => dirname(path)) : []))
    const elsewhere = [...SOURCES].flatMap(([by, { imports }]) => {
      const named = imports.filter((path) => members.includes(path))
      return named.length > 1 && !folders.includes(dirname(by)) ? [`${by} names ${named.join(', ')}`] : []
    })
    expect(elsewhere).toEqual([])
  })
})

test('the test that adds a kind and a comparator touches the places of these rows, and no others', () => {
  const source = readFileSync('test/integration/new-kind.test.ts', 'utf8')
  const touched = [...source.matchAll(/at\(((?:'src'|"src")(?:, '[^']+')*)\)/g)].map(([, parts = '']) =>
    parts.replace(/'/g, '').split(', ').join('/'),
  )
  const rows = ROWS.filter(({ shownBy }) => shownBy.includes('test/integration/new-kind.test.ts'))
  const places = rows.flatMap(({ own, lines }) => [...own, ...lines])
  const named = new Set(touched.map((path) => path.replace(/(kinds\/)(?!index)[\w-]+\.ts$/, '$1<name>.ts')))
  expect([...named].sort()).toEqual([...new Set(places)].sort())
})

test('what shows a family adds a member of its own to the registry that the row names', () => {
  const rows = ROWS.flatMap(({ what, own, lines, shownBy }) => {
    const registry = lines.find((path) => own.some((pattern) => dirname(pattern) === dirname(path)))
    return registry !== undefined && /\/index\.tsx?$/.test(registry) ? [{ what, registry, shownBy }] : []
  })
  expect(rows.length).toBeGreaterThanOrEqual(7)
  for (const { what, registry, shownBy } of rows) {
    for (const path of shownBy) {
      const source = readFileSync(path, 'utf8')
      const named = new RegExp(`from '[./]+/${registry.replace('/tiles/', '/(?:tiles/)?')}'`)
      // A list with one more, a table with one more, or the registry's own file written anew.
      const adds = /\[[^\]]*\.\.\.\w+, ?\w+\]|\[\w+, \.\.\.\w+\]|\{ \.\.\.\w+, \w+/.test(source)
      const writes = source.includes(
        `at(${registry
          .split('/')
          .map((part) => `'${part}'`)
          .join(', ')})`,
      )
      expect((named.test(source) && adds) || writes, `${what}: ${path} and ${registry}`).toBe(true)
    }
  }
})

test('a page is drawn through src/web/index.ts, its routes are registered in src/http/app.ts', () => {
  const { imports: inApp = [] } = SOURCES.get('src/http/app.ts') ?? {}
  const unregistered = filesOf('src/http/routes/<name>.ts').filter((path) => {
    const { text = '' } = SOURCES.get(path) ?? {}
    return /export (?:async )?function \w+Routes\b/.test(text) && !inApp.includes(path)
  })
  expect(unregistered.filter((path) => importersOf(path).length === 0)).toEqual([])
  const past = [...SOURCES].flatMap(([by, { imports }]) =>
    by.startsWith('src/http/') ? imports.filter((path) => path.startsWith('src/web/pages/')) : [],
  )
  expect(past).toEqual([])
})

test('every table is named in src/store/tables.ts and made by a migration', () => {
  const made = filesOf('migrations/<name>.sql')
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  const named = readFileSync('src/store/tables.ts', 'utf8')
  const tables = [...made.matchAll(/CREATE TABLE IF NOT EXISTS \{DATABASE\}\.(\w+)/g)].map(
    ([, name = '']) => name,
  )
  expect(tables.length).toBeGreaterThan(10)
  expect(tables.filter((name) => !named.includes(name))).toEqual([])
})
