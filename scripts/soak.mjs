// Builds and runs the whole soak of the wall, which writes its figures into docs/benchmarks.md.
// `npm run soak -- updates=500 heard=100 turns=50` runs a part and writes nothing.
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { buildAll, NODE_PROGRAM } from './build.mjs'
import { findChromium } from './chromium.mjs'

await buildAll()
await build({
  ...NODE_PROGRAM,
  entryPoints: { soak: 'test/soak/full.ts', 'soak-program': 'test/soak/program.ts' },
  outdir: 'dist',
})
const { status } = spawnSync(process.execPath, ['dist/soak.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, CHROMIUM: findChromium() },
})
process.exitCode = status ?? 1
