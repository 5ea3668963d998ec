// Makes the pictures of docs/alerts.md again, from the shipped rules on the demonstration's figures: `node scripts/alert-pictures.mjs`.
import { spawnSync } from 'node:child_process'

const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'browser', 'test/browser/alerts-licheng.test.ts'],
  { stdio: 'inherit', env: { ...process.env, DOCS_PICTURES: '1' } },
)
process.exitCode = status ?? 1
