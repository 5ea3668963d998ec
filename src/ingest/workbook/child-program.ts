// Where the program of the parsing process lies: beside the built service, or bundled on the fly from a checkout.
import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BUILT = ['./ingest/workbook/child.js', '../dist/ingest/workbook/child.js']

/** Path of a file that Node runs. Built by `npm run build`; when TypeScript itself is running (tests), made here. */
export async function childProgram(): Promise<string> {
  if (import.meta.url.endsWith('.ts')) {
    program ??= bundle()
    return program
  }
  const paths = BUILT.map((path) => fileURLToPath(new URL(path, import.meta.url)))
  return paths.find((path) => existsSync(path)) ?? paths[0] ?? ''
}

let program: Promise<string> | undefined

async function bundle(): Promise<string> {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  // Inside node_modules, so that the bundle finds the packages it leaves outside.
  const folder = join(root, 'node_modules', '.cache', 'duibiao')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `workbook-${process.pid}.mjs`)
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: ['src/ingest/workbook/child.ts'],
    outfile: `${path}.new`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  })
  const final = join(folder, 'workbook.mjs')
  // A rename is whole or absent: several test processes may do this at once.
  await rename(`${path}.new`, final)
  return final
}
