// The token that a command shows to the service: from the environment or a file, never from the command line.
import { readFile } from 'node:fs/promises'
import { unreadable } from './files.ts'

export interface TokenPlaces {
  readonly token: string | null
  readonly tokenFile: string
  readonly tokenFileNamed: boolean
}

/** null: there is none. Raises `file-unreadable` for a file that was named. */
export async function tokenFrom({ token, tokenFile, tokenFileNamed }: TokenPlaces): Promise<string | null> {
  if (token !== null) return token
  try {
    return (await readFile(tokenFile, 'utf8')).trim() || null
  } catch (error) {
    if (tokenFileNamed) throw unreadable(tokenFile, error)
    return null
  }
}
