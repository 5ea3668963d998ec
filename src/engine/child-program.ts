// Where the program of the engine's process lies: beside the built service, or bundled on the fly from a checkout.
import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Path of a file that Node runs. Built by `npm run build`; when TypeScript itself is running (tests), made here. */
export async function childProgram(): Promise<string> {
  if (!import.meta.url.endsWith('.ts')) return fileURLToPath(new URL('./engine/child.js', import.meta.url))
  program ??= bundle()
  return program
}

let program: Promise<string> | undefined

async function bundle(): Promise<string> {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  // Inside node_modules, so that the bundle finds the packages it leaves outside.
  const folder = join(root, 'node_modules', '.cache', 'duibiao')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `engine-${process.pid}.mjs`)
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: ['src/engine/child.ts'],
    outfile: `${path}.new`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  })
  const final = join(folder, 'engine.mjs')
  // A rename is whole or absent: several test processes may do this at once.
  await rename(`${path}.new`, final)
  return final
}
