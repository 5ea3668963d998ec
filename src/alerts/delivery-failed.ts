// Why a notice did not arrive, and whether to try again.

/** Why a notice did not arrive. The words go to people and the log: never a secret, never more than a line. */
export class DeliveryFailed extends Error {
  override readonly name = 'DeliveryFailed'
  /** Whether it may arrive later: the network, a server's trouble, a limit; not what the other side refuses for good. */
  readonly retry: boolean
  /** How long the other side asked us to wait; null: it did not. */
  readonly afterMs: number | null
  /** Whether the whole channel has to rest so long, and not only this notice. */
  readonly rests: boolean
  constructor(
    reason: string,
    {
      retry,
      afterMs = null,
      rests = false,
      cause,
    }: {
      readonly retry: boolean
      readonly afterMs?: number | null
      readonly rests?: boolean
      readonly cause?: unknown
    },
  ) {
    super(reason.replace(/\s+/g, ' ').slice(0, 300), { cause })
    this.retry = retry
    this.afterMs = afterMs
    this.rests = rests
  }
}
