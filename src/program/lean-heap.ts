// How far the memory of a service may grow beyond what it needs, before V8 collects what nobody uses any more.
import { setFlagsFromString } from 'node:v8'

/**
 * V8 lets the heap of a busy service grow to a multiple of what is alive, and more the more memory the machine has: with a
 * wall that changes all the time 60 MB stood in 330 MB. A service that stays up for months on a small machine, beside a
 * database, has better use for them. With the young generation of `npm start` it costs an upload of a million
 * rows, and a service that is asked as fast as it can answer, about a tenth of their speed (`npm run bench -- upload-csv wall`).
 */
const GROWTH_PERCENT = 25

/** For the whole process, from now on. */
export function keepHeapLean(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`)
}
