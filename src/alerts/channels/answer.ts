// What an answer over HTTP means for a notice: accepted, to be tried again, or refused for good.
import { DeliveryFailed } from '../delivery-failed.ts'
import type { Sent } from '../egress.ts'

/** Raises `DeliveryFailed` unless the status is 2xx. */
export function accepted(who: string, { status, retryAfterMs }: Sent): void {
  if (status >= 200 && status < 300) return
  const retry = status >= 500 || status === 429 || status === 408
  throw new DeliveryFailed(`${who} answered ${status}`, { retry, afterMs: retryAfterMs })
}

/** A number in the answer's JSON that is 0 when all is well; -1 when there is none. Raises `DeliveryFailed` for no JSON. */
export function codeIn(who: string, { body }: Sent, names: readonly string[]): number {
  let answer: unknown
  try {
    answer = JSON.parse(body)
  } catch (cause) {
    throw new DeliveryFailed(`${who} answered something that is no JSON`, { retry: true, cause })
  }
  const fields = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {}
  const code = names.map((name) => fields[name]).find((value) => typeof value === 'number')
  return typeof code === 'number' ? code : -1
}

/** Raises `DeliveryFailed` for a code that is not 0; those in `passing` pass with time. */
export function zero(who: string, code: number, passing: readonly number[]): void {
  if (code !== 0)
    throw new DeliveryFailed(`${who} refused with code ${code}`, { retry: passing.includes(code) })
}
