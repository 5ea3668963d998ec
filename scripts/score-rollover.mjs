// `npm run score:rollover [-- FOLDER]`: how many of what two successive years repeat are told to be the same.
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { NODE_PROGRAM } from './build.mjs'

await build({
  ...NODE_PROGRAM,
  entryPoints: { 'score-rollover': 'bench/programs/score-rollover.ts' },
  outdir: 'dist',
})
const { status } = spawnSync(process.execPath, ['dist/score-rollover.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
