// Makes the pictures of docs/desk again, every page at a desk, on a phone, dark and in English, from the demonstration's figures:
// `node scripts/page-pictures.mjs`. With pngquant installed they are reduced to 64 colours.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'desk')
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--project', 'browser', 'test/browser/every-page.test.ts', '-t', 'pictures'],
  { stdio: 'inherit', env: { ...process.env, DOCS_PICTURES: '1' } },
)
for (const name of readdirSync(folder).filter((one) => one.endsWith('.png'))) {
  const path = join(folder, name)
  const png = readFileSync(path)
  const reduced = spawnSync('pngquant', ['64', '--speed', '1', '-'], { input: png, maxBuffer: 64e6 })
  if (reduced.status === 0 && reduced.stdout.length < png.length) writeFileSync(path, reduced.stdout)
}
process.exitCode = status ?? 1
