// Builds what Node and the browser run: the service from src/, and one small script per island.
// Quick enough (under a second) to run before every start. Built apart and moved into place file by file: parts before
// the programs that load them, under names made from their content, so that neither a second build at the same time nor
// a service that is running ever meets half a build.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const out = join(root, 'dist')
const ENTRIES = [
  'cli.js',
  join('engine', 'child.js'),
  join('ingest', 'decoding', 'child.js'),
  join('reports', 'child.js'),
]
/**
 * Packages of hundreds of files of which a part is used: taken into the programs, that part only. Loaded file by file they
 * took 30 MB and a third of a second more at every start. All others stay packages that Node finds in node_modules: one whose
 * files do more than export (apache-arrow, which says that they do not) loses what they do.
 */
const INSIDE = ['echarts', 'typebox']
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const SHARED = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
}

/** How a program for Node is built: the service, and what benchmarks and the soak run beside it. */
export const NODE_PROGRAM = {
  ...SHARED,
  splitting: true,
  platform: 'node',
  target: 'node20',
  external: Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => !INSIDE.includes(name))
    .flatMap((name) => [name, `${name}/*`]),
}

const BROWSER_PROGRAM = {
  ...SHARED,
  sourcemap: true,
  minify: true,
  platform: 'browser',
  target: ['chrome87', 'firefox90', 'safari14.1'],
}

/** Parts of earlier builds stay this long for services that still run from them. */
const KEPT_MS = 24 * 3_600_000

export async function buildAll() {
  const started = new Date()
  mkdirSync(out, { recursive: true })
  const made = mkdtempSync(join(out, '.build-'))
  try {
    await compile(made)
    const files = filesOf(made).map((path) => relative(made, path))
    const last = (file) => ENTRIES.indexOf(file)
    for (const file of files.toSorted((a, b) => last(a) - last(b))) {
      mkdirSync(dirname(join(out, file)), { recursive: true })
      // As old as the sources it was made from: an edit during the build makes it stale.
      utimesSync(join(made, file), started, started)
      renameSync(join(made, file), join(out, file))
    }
    forgetOld(new Set(files))
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

async function compile(folder) {
  await build({
    ...NODE_PROGRAM,
    sourcemap: true,
    entryPoints: [
      'src/cli.ts',
      'src/engine/child.ts',
      'src/ingest/decoding/child.ts',
      'src/reports/child.ts',
    ],
    outdir: folder,
    outbase: 'src',
  })
  const islands = readdirSync(join(root, 'src/web/islands')).filter((name) => /\.tsx?$/.test(name))
  await build({
    ...BROWSER_PROGRAM,
    entryPoints: islands.map((name) => `src/web/islands/${name}`),
    outdir: join(folder, 'public'),
  })
  // A worker is no module everywhere, and stands alone: what it needs must be there when nothing else is.
  await build({
    ...BROWSER_PROGRAM,
    format: 'iife',
    entryPoints: ['src/web/worker/worker.ts'],
    outdir: join(folder, 'public'),
  })
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function forgetOld(current) {
  for (const path of filesOf(out)) {
    if (current.has(relative(out, path))) continue
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age > KEPT_MS) rmSync(path, { force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
