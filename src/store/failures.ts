// Which Problem an error of the connection or of the engine is; other errors stay what they are.
import { Problem } from '../core/problem.ts'

const BROKEN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** Codes of ClickHouse: https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp */
const DAMAGED = new Set(['40', '228', '246', '271', '32', '33', '74', '107', '735', '740'])

export function problemOf(error: unknown, { url, username }: { url: string; username: string }): unknown {
  if (!(error instanceof Error)) return error
  const code = codeOf(error)
  const { message } = error
  const reason = firstLineOf(message)
  if (isBroken(error)) return new Problem('store-unavailable', {}, { cause: error })
  if (
    code === '516' ||
    code === '193' ||
    code === '192' ||
    /Authentication failed|Wrong password|Unknown user/i.test(message)
  ) {
    return new Problem('store-login-refused', { url: shown(url), username }, { cause: error })
  }
  if (
    code === '497' ||
    code === '164' ||
    /Not enough privileges|Cannot execute query in readonly mode/i.test(message)
  ) {
    return new Problem('store-rights-missing', { username, reason }, { cause: error })
  }
  if (code === '243' || /No space left on device|NOT_ENOUGH_SPACE/.test(message))
    return new Problem('store-disk-full', {}, { cause: error })
  if (DAMAGED.has(code)) return new Problem('store-damaged', { reason }, { cause: error })
  return error
}

function isBroken(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : ''
  return BROKEN.has(code) || /socket hang up|Timeout error|aborted/i.test(error.message)
}

/** ClickHouse's own number; the oldest servers' errors carry it only in their text. */
function codeOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : ''
  return /^\d+$/.test(code) ? code : (/Code: (\d+)/.exec(error.message)?.[1] ?? '')
}

/** Without a password that somebody wrote into the address. */
export function shown(url: string): string {
  const parsed = new URL(url)
  parsed.username = ''
  parsed.password = ''
  parsed.search = ''
  return parsed.href
}

export const firstLineOf = (message: string): string => (message.split('\n')[0] ?? '').slice(0, 300)
