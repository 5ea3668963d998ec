// Where remarks go. The shape of pino and of Fastify's own logger: data first, then a sentence. Never secrets.

export interface Log {
  info(data: object, message: string): void
  warn(data: object, message: string): void
  error(data: object, message: string): void
}

/** For whoever wants no remarks. */
export const silentLog: Log = { info() {}, warn() {}, error() {} }
