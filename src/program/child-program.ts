// Where the program of a child process lies: beside the built service, or bundled on the fly from a checkout.
import { existsSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Entry points of programs that run as processes of their own; the build makes a file of each. */
type ChildEntry = 'engine/child' | 'ingest/decoding/child' | 'reports/child'

/** From the built service itself, and from a script that stands beside its folder. */
const BUILT = ['./', '../dist/']

const bundles = new Map<ChildEntry, Promise<string>>()

/** Path of a file that Node runs. Built by `npm run build`; when TypeScript itself is running (tests), made here. */
export async function childProgram(entry: ChildEntry): Promise<string> {
  if (import.meta.url.endsWith('.ts')) {
    const made = bundles.get(entry) ?? bundle(entry)
    bundles.set(entry, made)
    return made
  }
  const paths = BUILT.map((folder) => fileURLToPath(new URL(`${folder}${entry}.js`, import.meta.url)))
  return paths.find((path) => existsSync(path)) ?? paths[0] ?? ''
}

async function bundle(entry: ChildEntry): Promise<string> {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  // Inside node_modules, so that the bundle finds the packages it leaves outside.
  const folder = join(root, 'node_modules', '.cache', 'duibiao')
  await mkdir(folder, { recursive: true })
  const name = basename(entry.slice(0, entry.lastIndexOf('/')))
  const path = join(folder, `${name}-${process.pid}.mjs`)
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: [`src/${entry}.ts`],
    outfile: `${path}.new`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  })
  const final = join(folder, `${name}.mjs`)
  // A rename is whole or absent: several test processes may do this at once.
  await rename(`${path}.new`, final)
  return final
}
