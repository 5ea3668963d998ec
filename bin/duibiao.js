#!/usr/bin/env -S node --max-semi-space-size=8
// Runs the built program; in a checkout, builds it first when a source is newer than what was built.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const built = join(root, 'dist', 'cli.js')
const newest = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)

if (
  existsSync(join(root, 'src')) &&
  (!existsSync(built) || newest(join(root, 'src')) > statSync(built).mtimeMs)
) {
  const { buildAll } = await import(pathToFileURL(join(root, 'scripts', 'build.mjs')).href)
  await buildAll()
}
await import(pathToFileURL(built).href)
