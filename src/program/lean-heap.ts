// How far the memory of a service may grow beyond what it needs, before V8 collects what nobody uses any more.
import { setFlagsFromString } from 'node:v8'

/**
 * V8 lets the heap of a busy service grow to a multiple of what is alive, and more the more memory the machine has: with a
 * wall that changes all the time 60 MB stood in 330 MB. A service that stays up for months on a small machine, beside a
 * database, has better use for them. It costs an upload of a million rows about 7 % of its speed, and a wall none that could be
 * measured (`npm run bench -- upload-csv fan-out`).
 */
const GROWTH_PERCENT = 25

/** For the whole process, from now on. */
export function keepHeapLean(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
}
