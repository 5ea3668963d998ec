// Who may see a figure before its release instant: the bureau's people, and nobody else.
import type { Instant } from './period.ts'
import { type Holder, mayDo } from './roles.ts'

/** `bureau`: those who collect and check figures. `public`: everybody else, leaders included, as the law says. */
const CLEARANCES = ['public', 'bureau'] as const
export type Clearance = (typeof CLEARANCES)[number]

/**
 * Those who send figures and those who confirm them; the law forbids to give them to anybody else before their release.
 * A token that may do neither is a program's for everybody's eyes, whoever it belongs to. null: nobody known.
 */
export const clearanceOf = (holder: Holder | null): Clearance =>
  mayDo(holder, 'figures:write') || mayDo(holder, 'uploads:confirm') ? 'bureau' : 'public'

/** Which figures a question is about: those released by a moment, or all. */
export type Released = Instant | 'all'

/** What a viewer may see at a moment. */
export const releasedTo = (clearance: Clearance, now: Instant): Released =>
  clearance === 'bureau' ? 'all' : now

/** Whether a viewer may see something that waits for `releaseAt` (null or absent: for nothing). */
export const isReleased = (releaseAt: Instant | null | undefined, released: Released): boolean =>
  released === 'all' || releaseAt === null || releaseAt === undefined || releaseAt <= released

/** From when everybody may know of what came at a moment and may have to wait. */
export const publicFrom = (at: Instant, releaseAt: Instant | null | undefined): Instant =>
  releaseAt != null && releaseAt > at ? releaseAt : at
