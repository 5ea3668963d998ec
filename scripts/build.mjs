// Builds what Node and the browser run: the service from src/, and one small script per island.
// Quick enough (under a second) to run before every start.
import { readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const out = join(root, 'dist')

export async function buildAll() {
  rmSync(out, { recursive: true, force: true })
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
    entryPoints: ['src/cli.ts', 'src/engine/child.ts'],
    outdir: 'dist',
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
    outdir: 'dist/public',
    minify: true,
    platform: 'browser',
    target: ['chrome87', 'firefox90', 'safari15'],
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
