// Builds and runs the benchmarks; they write docs/benchmarks.md. `npm run bench -- nation wall` runs some only.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build } from 'esbuild'
import { buildAll } from './build.mjs'

await buildAll()
const outfile = 'node_modules/.duibiao-bench.mjs'
await build({
  entryPoints: ['bench/bench.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  logLevel: 'warning',
})
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
})
rmSync(outfile, { force: true })
process.exitCode = status ?? 1
