// Builds and runs the benchmarks, which write their rows into docs/benchmarks.md. `npm run bench -- nation wall` runs some only.
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { buildAll, NODE_PROGRAM } from './build.mjs'

await buildAll()
// Beside the built service, so that engine, migrations and seeds are found where the service finds them.
await build({
  ...NODE_PROGRAM,
  entryPoints: {
    bench: 'bench/bench.ts',
    'bench-uploads': 'bench/programs/uploads.ts',
    'bench-wall-server': 'bench/programs/wall-server.ts',
    'bench-desk-server': 'bench/programs/desk-server.ts',
    'bench-pages-server': 'bench/programs/pages-server.ts',
    'bench-load': 'bench/programs/load.ts',
    'bench-listeners': 'bench/programs/listeners.ts',
  },
  outdir: 'dist',
})
const { status } = spawnSync(process.execPath, ['--expose-gc', 'dist/bench.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
