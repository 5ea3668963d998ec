// The shape of the project: who imports whom, no cycles, single importers, short files that say what they answer.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => join('src', name))
  .sort()
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]))

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g

/** What each file names after `from` or in `import()`, types included. */
const imports = new Map(
  [...texts].map(([file, text]) => [
    file,
    [...text.matchAll(IMPORT)].map(([, one, other]) => one ?? other ?? ''),
  ]),
)
const ours = (file: string): string[] =>
  (imports.get(file) ?? [])
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(file), name)))

/** Folder under src, or the file's own name at its root. */
const areaOf = (file: string): string => file.split('/')[1]?.replace(/\.tsx?$/, '') ?? ''

/** Each area with those it may import; every area may import itself and core. docs/architecture.md says the same. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  slips: [],
  rounds: [],
  program: [],
  engine: ['program'],
  store: ['slips', 'rounds'],
  yaml: [],
  plans: ['yaml'],
  notices: [],
  boards: ['slips', 'yaml'],
  charts: ['boards'],
  rules: ['slips', 'yaml'],
  ingest: ['store', 'program', 'notices'],
  people: ['store'],
  backup: ['ingest', 'store'],
  desk: ['ingest', 'store', 'rounds'],
  reports: ['program', 'desk', 'ingest', 'store', 'slips', 'rounds', 'boards', 'charts'],
  drafting: ['notices', 'plans', 'yaml', 'boards', 'desk', 'ingest', 'store'],
  alerts: ['rules', 'slips', 'rounds', 'boards', 'charts', 'store', 'yaml'],
  web: ['alerts', 'boards', 'charts', 'desk', 'drafting', 'slips', 'rounds', 'store'],
  live: ['alerts', 'web', 'people', 'boards', 'slips', 'store'],
  http: [
    'backup',
    'program',
    'live',
    'web',
    'alerts',
    'desk',
    'drafting',
    'reports',
    'people',
    'ingest',
    'plans',
    'rules',
    'boards',
    'charts',
    'slips',
    'rounds',
    'store',
  ],
  config: ['http', 'ingest', 'slips'],
  seed: ['alerts', 'rules', 'slips', 'ingest', 'plans', 'store'],
  'start-alerts': ['backup', 'alerts', 'rules', 'people', 'config'],
  'data-folder': ['desk', 'ingest'],
  main: [
    'program',
    'data-folder',
    'http',
    'live',
    'start-alerts',
    'seed',
    'alerts',
    'rules',
    'people',
    'ingest',
    'plans',
    'boards',
    'engine',
    'store',
    'config',
  ],
  commands: [
    'main',
    'backup',
    'seed',
    'alerts',
    'rules',
    'slips',
    'people',
    'ingest',
    'drafting',
    'plans',
    'notices',
    'boards',
    'program',
    'engine',
    'store',
    'config',
  ],
  cli: ['commands', 'ingest', 'notices', 'config'],
}

test('every relative import names an existing file with its ending', () => {
  const missing = files.flatMap((file) =>
    ours(file)
      .filter((name) => !existsSync(name))
      .map((name) => `${file} → ${name}`),
  )
  expect(missing).toEqual([])
})

test('imports follow the arrows', () => {
  const wrong = files.flatMap((file) =>
    ours(file)
      .filter((name) => name.startsWith('src/'))
      .filter((name) => {
        const [from, to] = [areaOf(file), areaOf(name)]
        return from !== to && to !== 'core' && !ARROWS[from]?.includes(to)
      })
      .map((name) => `${file} → ${name}`),
  )
  expect(wrong).toEqual([])
  expect(files.map(areaOf).filter((area) => !(area in ARROWS))).toEqual([])
})

test('there is no cycle of imports', () => {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file) || path.includes(file)) return
    for (const next of ours(file)) visit(next, [...path, file])
    done.add(file)
  }
  for (const file of files) visit(file, [])
  expect(cycles).toEqual([])
})

test('docs/architecture.md names the same arrows', () => {
  const page = readFileSync('docs/architecture.md', 'utf8')
  const table = /<!-- arrows -->\n([\s\S]*?)<!-- \/arrows -->/.exec(page)?.[1] ?? ''
  const rows = [...table.matchAll(/^\| `([a-z-]+)` +\| (.*?) +\|$/gm)].map(([, room = '', cell = '']) => [
    room,
    [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name),
  ])
  expect(Object.fromEntries(rows)).toEqual(ARROWS)
})

test('the arrows themselves make no circle of folders', () => {
  const reach = (from: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const to of ARROWS[from] ?? []) {
      if (seen.has(to)) continue
      seen.add(to)
      reach(to, seen)
    }
    return seen
  }
  expect(Object.keys(ARROWS).filter((area) => reach(area).has(area))).toEqual([])
})

test.for([
  ['@clickhouse/client', /^src\/store\//],
  ['chdb', /^src\/engine\//],
  ['node-cron', /^src\/alerts\/schedule\.ts$/],
  ['fastify', /^src\/(http\/|main\.ts$)/],
  ['echarts', /^src\/charts\//],
  ['@resvg/resvg-wasm', /^src\/charts\/png\.ts$/],
  // Pages, and letters, which leave by mail: nothing is escaped by hand.
  ['preact', /^src\/(web\/|alerts\/channels\/mail-html\.tsx$)/],
  ['preact-render-to-string', /^src\/(web\/|alerts\/channels\/mail-html\.tsx$)/],
  ['commander', /^src\/cli\.ts$/],
  ['csv-parse', /^src\/(?:ingest\/|people\/people-list\.ts$)/],
  ['fraction.js', /^src\/core\/decimal\.ts$/],
  ['temporal-polyfill', /^src\/core\/zone\.ts$/],
  ['docx', /^src\/reports\//],
  ['easy-template-x', /^src\/reports\//],
  ['jszip', /^src\/reports\//],
  ['pino', /^src\/commands\/serve\.ts$/],
] as const)('%s is imported only where it belongs', ([library, home]) => {
  const importers = [...imports]
    .filter(([, names]) => names.some((name) => name === library || name.startsWith(`${library}/`)))
    .map(([file]) => file)
  expect(importers.filter((file) => !home.test(file))).toEqual([])
})

/** Nothing of Node but its hash functions, which answer the same to everybody at any time. */
const PURE_LIBRARIES = [
  'fraction.js',
  'chinese-days',
  'fastest-levenshtein',
  'temporal-polyfill',
  'node:crypto',
]

test('what decides is pure: nothing of Node, no clock, no chance', () => {
  const pure = files.filter((file) => ['core', 'slips'].includes(areaOf(file)))
  const outside = pure.flatMap((file) =>
    (imports.get(file) ?? [])
      .filter((name) => !name.startsWith('.') && !PURE_LIBRARIES.includes(name))
      .map((name) => `${file} → ${name}`),
  )
  expect(outside).toEqual([])
  const impure =
    /\bDate\.now\(|\brandom(?:Bytes|UUID|Int)\b|new Date\(\)|Math\.random\(|\bprocess\.|\bfetch\(/
  const judging = files.filter((file) => ['core', 'slips', 'rules'].includes(areaOf(file)))
  expect(judging.filter((file) => impure.test(texts.get(file) ?? ''))).toEqual([])
})

test('the environment is read in one place', () => {
  const readers = files.filter((file) => /process\.env\b/.test(texts.get(file) ?? ''))
  expect(readers).toEqual(['src/config.ts'])
})

test('every file begins by saying what it answers', () => {
  const silent = files.filter((file) => !/^(\/\/|\/\*\*?) ?\S.{12}/.test(texts.get(file) ?? ''))
  expect(silent).toEqual([])
})

test('names say what a file is, in kebab-case', () => {
  const bad = files.filter((file) =>
    file
      .split('/')
      .some(
        (part) =>
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.tsx?)?$/.test(part) ||
          /^(utils?|helpers?|common|manager|service)\b/.test(part),
      ),
  )
  expect(bad).toEqual([])
})

test('no rule of the linter or the compiler is silenced', () => {
  const silenced = /@ts-(ignore|expect-error|nocheck)|biome-ignore/
  expect(files.filter((file) => silenced.test(texts.get(file) ?? ''))).toEqual([])
})

test('no literal is spread to save lines: what it holds is written out', () => {
  const spread = /\.\.\.\s*\(?\{/
  expect(files.filter((file) => spread.test(texts.get(file) ?? ''))).toEqual([])
})

/** All files that one imports, also by way of others. */
function reachable(start: string): ReadonlySet<string> {
  const found = new Set<string>()
  const follow = (file: string): void => {
    for (const next of ours(file)) {
      if (found.has(next)) continue
      found.add(next)
      follow(next)
    }
  }
  follow(start)
  return found
}

/** Folders of things of one kind: each file stands in its registry. */
test.for([
  ['src/core/kinds', 'index.ts', ['kind.ts', 'rate.ts', 'way.ts']],
  ['src/core/problems', 'index.ts', ['catalogue.ts']],
  ['src/ingest/formats', 'index.ts', ['decoder.ts']],
  ['src/ingest/checks', 'index.ts', ['check.ts']],
  ['src/boards/tiles', 'index.ts', ['tile.ts']],
  ['src/web/wall/tiles', 'index.tsx', ['drawing.ts']],
  ['src/rules/kinds', 'index.ts', []],
  ['src/alerts/channels', 'index.ts', ['inbox.ts']],
] as const)('every file of %s stands in its registry', ([folder, registry, parts]) => {
  const listed = reachable(join(folder, registry))
  const absent = readdirSync(folder)
    .filter((name) => name !== registry && !(parts as readonly string[]).includes(name))
    .filter((name) => !listed.has(join(folder, name)))
  expect(absent).toEqual([])
})

/** Families whose members share a name by design, with the folders in which it then stands. */
const SHARED_NAMES: readonly (readonly string[])[] = [
  // A kind of tile, and how it is drawn: two halves of one member, each in a registry of its own.
  ['src/boards/tiles', 'src/web/wall/tiles'],
]

test('one noun a thing: no exported name stands in two files', () => {
  const places = new Map<string, Set<string>>()
  const declared =
    /^export (?:declare )?(?:async )?(?:const|let|function\*?|interface|type|(?:abstract )?class|enum) (\w+)/gm
  for (const [file, text] of texts)
    for (const [, name = ''] of text.matchAll(declared)) {
      const found = places.get(name) ?? new Set()
      places.set(name, found.add(file))
    }
  const sharedByDesign = (found: readonly string[]): boolean =>
    SHARED_NAMES.some(
      (folders) =>
        folders.length === found.length && folders.every((folder, at) => dirname(found[at] ?? '') === folder),
    )
  const twice = [...places].flatMap(([name, found]) =>
    found.size > 1 && !sharedByDesign([...found]) ? [`${name}: ${[...found].join(', ')}`] : [],
  )
  expect(places.size).toBeGreaterThan(1000)
  expect(twice).toEqual([])
})

const NAMED = /\b(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'(\.[^']+)'/g
const WHOLE = /(?:\*\s+(?:as\s+\w+\s+)?from\s+|\bimport\(\s*)'(\.[^']+)'/g

/** Names that other files take from each, tests and scripts among them; `*` where a file is taken as a whole. */
function takenNames(): ReadonlyMap<string, ReadonlySet<string>> {
  const taken = new Map<string, Set<string>>()
  const take = (file: string, name: string): unknown =>
    taken.set(file, (taken.get(file) ?? new Set()).add(name))
  for (const folder of ['src', 'test', 'bench', 'seeds', 'scripts'])
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(tsx?|mjs)$/.test(name)) continue
      const file = join(folder, name)
      const text = readFileSync(file, 'utf8')
      const at = (path: string): string => normalize(join(dirname(file), path))
      for (const [, names = '', path = ''] of text.matchAll(NAMED))
        for (const one of names.split(','))
          take(
            at(path),
            one
              .trim()
              .replace(/^type /, '')
              .split(' as ')[0] ?? '',
          )
      for (const [, path = ''] of text.matchAll(WHOLE)) take(at(path), '*')
    }
  return taken
}

/** Names that a file exports, its own and those it passes on. */
function exportedNames(text: string): string[] {
  const own =
    /^export (?:declare )?(?:async )?(?:const|let|function\*?|interface|type|(?:abstract )?class|enum) (\w+)/gm
  const passed = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map(
      (one) =>
        one
          .trim()
          .split(' as ')
          .at(-1)
          ?.replace(/^type /, '') ?? '',
    ),
  )
  return [...[...text.matchAll(own)].map(([, name = '']) => name), ...passed.filter((name) => name !== '')]
}

test('what is exported is used by another file', () => {
  const taken = takenNames()
  const unused = [...texts].flatMap(([file, text]) => {
    const names = taken.get(file) ?? new Set()
    return names.has('*')
      ? []
      : exportedNames(text)
          .filter((name) => !names.has(name))
          .map((name) => `${file}: ${name}`)
  })
  expect(unused).toEqual([])
  expect(exportedNames('export const a = 1\nexport { type B, c as d } from "x"')).toEqual(['a', 'B', 'd'])
})

test('docs/architecture.md names no file or folder that is not there', () => {
  const page = readFileSync('docs/architecture.md', 'utf8')
  const named = [
    ...page.matchAll(/`([a-z0-9-]+(?:\/[a-z0-9<>-]+)*(?:\/|\.(?:tsx?|md|mjs|yaml)))`/g),
    ...page.matchAll(/\]\(([a-z0-9/-]+\.md)\)/g),
  ].map(([, path = '']) => path)
  const roots = ['.', 'src', 'docs']
  const isThere = (path: string): boolean => roots.some((root) => existsSync(join(root, path)))
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((path) => !isThere(path))).toEqual([])
})

test('what runs in a browser reaches nothing that only a server has', () => {
  const LOADED = /(?:^|\n)\s*(?:import|export)\s(?!type\b)(?:[^'"`;]*?\sfrom\s)?'([^']+)'/g
  const ways: string[] = []
  const walk = (file: string, way: readonly string[], seen: Set<string>): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const [, name = ''] of (texts.get(file) ?? '').matchAll(LOADED)) {
      if (name.startsWith('node:')) ways.push([...way, file, name].join(' → '))
      else if (name.startsWith('.')) walk(normalize(join(dirname(file), name)), [...way, file], seen)
    }
  }
  const inBrowsers = files.filter((file) => /^src\/web\/(?:islands|worker)\//.test(file))
  expect(inBrowsers.length).toBeGreaterThan(5)
  for (const file of inBrowsers) walk(file, [], new Set())
  expect(ways).toEqual([])
})
