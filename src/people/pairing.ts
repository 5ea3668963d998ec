// How a television comes in: it shows a code, an administrator types it, and the secret that its browser holds begins to count.
import { randomInt, randomUUID } from 'node:crypto'
import type { Doer } from '../core/deed.ts'
import type { Instant } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { ShownCode } from '../store/screens.ts'
import { hashOfToken } from './actor.ts'
import type { PeopleDeps } from './deps.ts'
import { QUOTAS } from './quotas.ts'
import { SCREEN_LIFE_MS, screenNameFault } from './screens.ts'
import { Throttle } from './throttle.ts'
import { roomFor } from './tokens.ts'

/** No two that look or sound alike, also from afar: no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V, G. */
const CODE_LETTERS = 'ACDEFHJKMNPRTWXY34679'
const CODE_LENGTH = 6
const CODE_MS = 10 * 60_000
/** Seconds apart: what another service keeps is looked up at most this often. */
const LOOK_MS = 1_000
const MOST_OF_ADDRESS = 30
const MOST = 1_000
/** Of some 86 million codes: who guesses for a year at this pace finds one of ten waiting screens with a chance of 1 in 25. */
const WRONG_CODES = { perName: 10, perAddress: 20, windowMs: 15 * 60_000, lockMs: 15 * 60_000 }

interface WaitingCode {
  readonly code: string
  readonly made: Instant
  readonly until: Instant
  readonly from: string
}

export interface Pairing {
  /**
   * The code of the browser that holds this secret; another one when it has grown old. Problems: `pairing-busy`, and
   * what the store raises.
   */
  code(secret: string, from: string): Promise<WaitingCode>
  /** Codes that are shown now, the newest first. */
  waiting(): Promise<readonly WaitingCode[]>
  /**
   * Lets the screen in that shows this code; the answer is its id. Problems: `pairing-code-unknown`, `pairing-locked`,
   * `token-invalid` for the name.
   */
  confirm(
    words: { readonly code: string; readonly name: string; readonly board: string },
    by: Doer,
  ): Promise<string>
}

export function openPairing(deps: PeopleDeps): Pairing {
  const { store, register, now } = deps
  const shown = openShownCodes(deps)
  const wrong = new Throttle(WRONG_CODES)

  /** Lets in the screen that shows this code. */
  async function letIn(found: ShownCode, name: string, board: string, by: Doer): Promise<string> {
    const id = `s-${randomUUID().slice(0, 8)}`
    await register.change((state) => {
      if (state.byHash.has(found.secret)) throw new Problem('pairing-code-unknown', { code: found.code })
      const at = now()
      const expires = new Date(Date.parse(at) + SCREEN_LIFE_MS).toISOString()
      roomFor(state, 'screen', null, QUOTAS.screens, at)
      const after = { credential: id, name, board, from: found.from, expires, hash: found.secret }
      return { at, by, kind: 'screen-made', subject: id, before: null, after }
    })
    shown.forget(found.secret)
    return id
  }

  return {
    async code(secret, from) {
      const hash = hashOfToken(secret)
      // It was let in this very moment: no code any more.
      if (register.state.byHash.has(hash)) throw new Problem('pairing-busy')
      const known = shown.open().find((each) => each.secret === hash)
      if (known) return toWaiting(known)
      await shown.look()
      const others = shown.open()
      const elsewhere = others.find((each) => each.secret === hash)
      if (elsewhere) return toWaiting(elsewhere)
      const near = others.filter((each) => each.from === from)
      if (others.length >= MOST || near.length >= MOST_OF_ADDRESS) throw new Problem('pairing-busy')
      const made = { secret: hash, code: freshCode(others), made: now(), from }
      shown.show(made)
      try {
        await store.screens.keepCode(made)
      } catch (error) {
        shown.forget(hash)
        throw error
      }
      return toWaiting(made)
    },

    async waiting() {
      await shown.look()
      return shown
        .open()
        .sort((a, b) => (a.made < b.made ? 1 : -1))
        .map(toWaiting)
    },

    async confirm({ code: typed, name, board }, by) {
      const who = by.person ?? by.name
      const locked = wrong.lockedUntil(who, by.from, now())
      if (locked !== null) {
        const minutes = Math.max(1, Math.ceil((locked - Date.parse(now())) / 60_000))
        throw new Problem('pairing-locked', { minutes })
      }
      screenNameFault(name)
      const code = typed
        .normalize('NFKC')
        .toUpperCase()
        .replaceAll(/[^A-Z0-9]/g, '')
      const finished = wrong.begin(who, by.from)
      try {
        // However lately that was done: the screen may have come a moment ago to another service.
        await shown.look('now')
        const found = shown.open().find((each) => each.code === code)
        if (!found) {
          wrong.failed(who, by.from, now())
          throw new Problem('pairing-code-unknown', { code: typed.slice(0, 20) })
        }
        return await letIn(found, name, board, by)
      } finally {
        finished()
      }
    },
  }
}

/** The codes that screens show, here and at other services of this database. */
function openShownCodes({ store, register, now, log }: PeopleDeps) {
  const shown = new Map<string, ShownCode>()
  let lookedAt = Number.NEGATIVE_INFINITY

  const isOpen = ({ made, secret }: ShownCode, at: Instant): boolean =>
    Date.parse(at) - Date.parse(made) < CODE_MS && !register.state.byHash.has(secret)

  return {
    show: (code: ShownCode): unknown => shown.set(code.secret, code),
    forget: (secret: string): unknown => shown.delete(secret),

    /** What other services show, too. */
    async look(when: 'now' | 'lately' = 'lately'): Promise<void> {
      if (when === 'lately' && performance.now() - lookedAt < LOOK_MS) return
      lookedAt = performance.now()
      const since = new Date(Date.parse(now()) - CODE_MS).toISOString()
      try {
        for (const code of await store.screens.codes(since)) {
          const known = shown.get(code.secret)
          if (!known || known.made < code.made) shown.set(code.secret, code)
        }
      } catch (error) {
        log.warn({ err: error }, 'the codes of waiting screens could not be read')
      }
    },

    /** Those that count, after those that do not were forgotten. */
    open(): ShownCode[] {
      const at = now()
      for (const [secret, code] of shown) if (!isOpen(code, at)) shown.delete(secret)
      return [...shown.values()]
    },
  }
}

function freshCode(taken: readonly ShownCode[]): string {
  for (;;) {
    const letters = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)])
    const code = letters.join('')
    if (!taken.some((each) => each.code === code)) return code
  }
}

const toWaiting = ({ code, made, from }: ShownCode): WaitingCode => ({
  code,
  made,
  from,
  until: new Date(Date.parse(made) + CODE_MS).toISOString(),
})
