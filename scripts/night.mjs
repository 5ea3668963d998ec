// Rounds of faults while figures are written, as many as NIGHT_ROUNDS says (1,000 when absent); writes docs/reliability.md.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const { status } = spawnSync(
  join('node_modules', '.bin', 'vitest'),
  ['run', '--project', 'deaths', 'test/deaths/uploads.test.ts'],
  { stdio: 'inherit', env: { NIGHT_ROUNDS: '1000', ...process.env } },
)
process.exitCode = status ?? 1
