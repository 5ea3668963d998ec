// A TypeScript program of the tests as a file that Node runs, for tests that need a process of its own.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

export async function programOf(entry: string): Promise<string> {
  const folder = join(root, 'node_modules', '.cache', 'duibiao')
  await mkdir(folder, { recursive: true })
  const outfile = join(folder, `${entry.replace(/\W+/g, '-')}-${process.pid}.mjs`)
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
    // Sources find the project's folders from where they stand; in the bundle they stand as if two folders deep in it.
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'src', 'store', 'bundle.ts')).href),
    },
  })
  return outfile
}
