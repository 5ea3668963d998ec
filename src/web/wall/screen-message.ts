// The contract between the service and a television, besides its wall: what it is to do, how it is, the code it shows.
import type { Instant } from '../../core/period.ts'

/** `event: steer`: on connecting and whenever it changes. `event: revoked`: the screen was ended, and so is the stream. */
export interface SteerMessage {
  /** Id of the board to show; null: there is none. */
  readonly board: string | null
  /** null: as the board says. */
  readonly theme: 'dark' | 'light' | null
  readonly paused: boolean
  /** To be done once; `seq` grows. */
  readonly told: {
    readonly seq: number
    readonly at: Instant
    readonly what: 'page' | 'forward' | 'back' | 'reload'
    readonly page: number | null
  } | null
}

/** `POST /screen/report`, with `now`, the screen's own clock in ms. */
export interface ScreenReport {
  /** Id of the board that is shown. */
  readonly board: string
  /** 1 is the first; 0 when nothing is shown. */
  readonly page: number
  readonly pages: number
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  /** Device pixels of a CSS pixel. */
  readonly dpr: number
  readonly release: string
  /** Bytes of the page's heap; null: the browser does not say. */
  readonly memory: number | null
  /** The age strip is shown. */
  readonly stale: boolean
  /** A newer release whose page did not come up here; null: none. */
  readonly failed: string | null
}

/** `POST /screen/pairing`: `in` when the code was confirmed. */
export interface PairingMessage {
  readonly in: boolean
  /** null: there is none at the moment. */
  readonly code: string | null
}

/** What a page in the hidden frame of a trial says to the page that tries it. */
export interface TrialUpMessage {
  readonly duibiao: 'up'
  readonly release: string
}
