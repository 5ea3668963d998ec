// The service's own time: the machine's, as long as that goes on as clocks do. One that is set back, or forth by days, is not
// believed while the service runs: what waits for its release must not come out, and a correction must not be older than what it corrects.

interface SteadyClock {
  /** ISO 8601 in UTC. */
  readonly now: () => string
  /** How far the machine's clock is from this one, when it is not believed; 0 when it is. In milliseconds, behind is negative. */
  readonly jumpMs: () => number
}

const MINUTE_MS = 60_000
/** What a time server puts right. */
const MOST_BACK_MS = 10 * MINUTE_MS
/** A machine that slept: its clock went on while nothing else did. */
const MOST_FORTH_MS = 36 * 60 * MINUTE_MS

/** Both in milliseconds: what the machine says it is, and what no setting of its clock changes. */
export function steadyClock(wall: () => number, monotonic: () => number): SteadyClock {
  let offset = wall() - monotonic()
  const look = (): { readonly own: number; readonly jump: number } => {
    const own = offset + monotonic()
    const jump = wall() - own
    if (jump < -MOST_BACK_MS || jump > MOST_FORTH_MS) return { own, jump }
    offset += jump
    return { own: own + jump, jump: 0 }
  }
  return { now: () => new Date(look().own).toISOString(), jumpMs: () => look().jump }
}
