// Who may see a figure before its release instant: the bureau's people, and nobody else.
import type { Instant } from './period.ts'
import type { Role } from './roles.ts'

/** `bureau`: those who collect and check figures. `public`: everybody else, leaders included, as the law says. */
export const CLEARANCES = ['public', 'bureau'] as const
export type Clearance = (typeof CLEARANCES)[number]

/** Those who collect and check figures; the law forbids to give them to anybody else before their release. */
export const clearanceOf = (role: Role | null): Clearance =>
  role === 'statistician' || role === 'reviewer' ? 'bureau' : 'public'

/** Which figures a question is about: those released by a moment, or all. */
export type Released = Instant | 'all'

/** What a viewer may see at a moment. */
export const releasedTo = (clearance: Clearance, now: Instant): Released =>
  clearance === 'bureau' ? 'all' : now

/** Whether a viewer may see something that waits for `releaseAt` (null or absent: for nothing). */
export const isReleased = (releaseAt: Instant | null | undefined, released: Released): boolean =>
  released === 'all' || releaseAt === null || releaseAt === undefined || releaseAt <= released
