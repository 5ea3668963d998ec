// What the supervisor and the engine's process say to each other.

/** First line on the child's stdin. */
export interface Orders {
  readonly folder: string
  /** 0 for any; after a restart the one it had, so that its address stays. */
  readonly port: number
  readonly username: string
  readonly password: string
}

/** The line on the child's stdout once it answers. */
export interface Ready {
  readonly port: number
}
