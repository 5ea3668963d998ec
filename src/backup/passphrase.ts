// The passphrase of a backup: from a file that nobody else may read, never from the command line, where others see it.
import { readFile, stat } from 'node:fs/promises'
import { Problem } from '../core/problem.ts'

const SHORTEST = 12

/** Problem `backup-passphrase-unusable`. */
export async function passphraseOf(file: string): Promise<string> {
  const refuse = (reason: string): Problem => new Problem('backup-passphrase-unusable', { file, reason })
  const read = async (): Promise<{ text: string; mode: number }> => ({
    text: await readFile(file, 'utf8'),
    mode: (await stat(file)).mode,
  })
  const { text, mode } = await read().catch((error: NodeJS.ErrnoException) => {
    throw refuse(error.code ?? '')
  })
  if ((mode & 0o077) !== 0) throw refuse(`mode ${(mode & 0o777).toString(8)}`)
  const [passphrase = '', ...more] = text.trimEnd().split(/\r?\n/)
  if (more.length > 0) throw refuse(`${more.length + 1} lines`)
  if ([...passphrase].length < SHORTEST) throw refuse(`< ${SHORTEST}`)
  return passphrase
}
