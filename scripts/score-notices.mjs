// `npm run score:notices -- FOLDER [--verbose]`: how well the notices of a folder are read, against a reading by hand.
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { NODE_PROGRAM } from './build.mjs'

await build({
  ...NODE_PROGRAM,
  entryPoints: { 'score-notices': 'bench/programs/score-notices.ts' },
  outdir: 'dist',
})
const { status } = spawnSync(process.execPath, ['dist/score-notices.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
