// Builds what Node and the browser run: the service from src/, and one small script per island.
// Quick enough (under a second) to run before every start. Built apart and moved into place file by file: parts before
// the programs that load them, under names made from their content, so that neither a second build at the same time nor
// a service that is running ever meets half a build.
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const out = join(root, 'dist')
const ENTRIES = ['cli.js', join('engine', 'child.js'), join('ingest', 'workbook', 'child.js')]
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
  const shared = {
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    sourcemap: true,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  }
  await build({
    ...shared,
    entryPoints: ['src/cli.ts', 'src/engine/child.ts', 'src/ingest/workbook/child.ts'],
    outdir: folder,
    outbase: 'src',
    splitting: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
  })
  const islands = readdirSync(join(root, 'src/web/islands')).filter((name) => /\.tsx?$/.test(name))
  await build({
    ...shared,
    entryPoints: islands.map((name) => `src/web/islands/${name}`),
    outdir: join(folder, 'public'),
    minify: true,
    platform: 'browser',
    target: ['chrome87', 'firefox90', 'safari14.1'],
  })
  // A worker is no module everywhere, and stands alone: what it needs must be there when nothing else is.
  await build({
    ...shared,
    format: 'iife',
    entryPoints: ['src/web/worker/worker.ts'],
    outdir: join(folder, 'public'),
    minify: true,
    platform: 'browser',
    target: ['chrome87', 'firefox90', 'safari14.1'],
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
