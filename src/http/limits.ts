// How much of the service one asker, or all together, may take. `config.ts` reads them; the defaults stand here.

import { DEFAULT_EVIDENCE_LIMITS, type EvidenceLimits } from '../desk/evidence.ts'

export interface Patience {
  /** Bytes of a body that have to come in a second, counted over all of it. */
  readonly bytesPerSecond: number
  /** For so long nobody counts. */
  readonly graceMs: number
  /** By then a body is here as a whole. */
  readonly bodyMs: number
  /** For so long a reader may leave what was sent unread. */
  readonly readMs: number
}

export interface HttpLimits {
  readonly uploadBytes: number
  /** Writes of one address in a minute. */
  readonly writesPerMinute: number
  /** Attempts to sign in from one address in a minute; a device that signed in before counts alone. */
  readonly signInsPerMinute: number
  /** Screens that receive updates at once. */
  readonly screens: number
  /** Of these, those that one person or address may hold; paired televisions are not counted. */
  readonly screensPerAsker: number
  /** Pictures of other days or moments that are kept up to date for those who look back. */
  readonly standpoints: number
  /** Files that one person sends at once. */
  readonly uploadsPerAsker: number
  /** Slow pages (print, export, looking back) of one person or address that are made or wait. */
  readonly pagesPerAsker: number
  /** Of files that are shown as evidence. */
  readonly evidence: EvidenceLimits
  readonly patience: Patience
}

export const DEFAULT_HTTP_LIMITS: HttpLimits = {
  uploadBytes: 512 * 1024 * 1024,
  writesPerMinute: 120,
  signInsPerMinute: 30,
  screens: 5_000,
  screensPerAsker: 500,
  standpoints: 64,
  uploadsPerAsker: 4,
  pagesPerAsker: 6,
  evidence: DEFAULT_EVIDENCE_LIMITS,
  patience: { bytesPerSecond: 1_024, graceMs: 20_000, bodyMs: 1_800_000, readMs: 60_000 },
}
