// Whether there is a server at the other end that this program can work with.
import { Problem } from '../core/problem.ts'
import type { Database } from './database.ts'
import { firstLineOf, shown } from './failures.ts'

/** Oldest release whose SQL is used here: window functions, lightweight deletes, UInt128 versions, their settings. */
const OLDEST = '24.8'

/** The server's version. Problems: `store-unreachable`, `store-login-refused`, `store-too-old`. */
export async function checkServer(database: Database): Promise<string> {
  const version = await ask(database)
  if (isOlder(version, OLDEST)) throw new Problem('store-too-old', { version, needed: OLDEST })
  return version
}

async function ask(database: Database): Promise<string> {
  try {
    return await database.version()
  } catch (error) {
    if (error instanceof Problem && error.code !== 'store-unavailable') throw error
    const cause = error instanceof Problem ? error.cause : error
    const reason =
      cause instanceof Error ? firstLineOf(cause.message || String(causeCode(cause))) : String(cause)
    throw new Problem('store-unreachable', { url: shown(database.url), reason }, { cause: error })
  }
}

const causeCode = (error: Error): unknown => ('code' in error ? error.code : error.name)

function isOlder(version: string, needed: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number)
  return major < neededMajor || (major === neededMajor && minor < neededMinor)
}
