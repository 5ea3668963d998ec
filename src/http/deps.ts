// What the web application is given: the world, passed in.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { Alerts } from '../alerts/alerts.ts'
import type { BackupDeps } from '../backup/make-backup.ts'
import type { BoardFile } from '../boards/index.ts'
import type { Instant } from '../core/period.ts'
import type { OriginalLoss } from '../ingest/originals.ts'
import type { IngestDeps } from '../ingest/receive.ts'
import type { Pictures } from '../live/pictures.ts'
import type { Oidc } from '../people/oidc.ts'
import type { People } from '../people/people.ts'
import type { ClockDoubt } from '../program/clock-at-start.ts'
import type { Store, StoreCheck } from '../store/store.ts'
import type { HttpLimits } from './limits.ts'

/** What of the service's settings concerns requests. */
export interface HttpSettings {
  /** Only this machine can reach us. */
  readonly loopback: boolean
  readonly allowedHosts: readonly string[]
  /** Walls and desk pages may be read by anybody. */
  readonly publicView: boolean
  /** What is sent counts only when a second person has confirmed it. */
  readonly review: boolean
  /** Under which address people reach us, without a slash at its end; null: nobody said. */
  readonly publicUrl: string | null
  /** Origins of pages that may show our embeds and read our public answers: `https://portal.example.gov.cn`, `https://*.gov.cn`. */
  readonly embedders: readonly string[]
  /** People reach us by https, so that cookies must never travel otherwise. */
  readonly secure: boolean
  /** Addresses of proxies whose word on where a request comes from is believed. */
  readonly trustedProxies: readonly string[]
  readonly limits: HttpLimits
}

/** How the embedded engine or the server is, for the health page. */
export interface EngineHealth {
  readonly kind: 'embedded' | 'server'
  /** `ready` is the only good one. */
  readonly state: string
  /** How often the embedded engine had to be started again. */
  readonly restarts: number
  /** Why it ended last; null when it never did. */
  readonly lastFailure: string | null
}

export interface HttpDeps {
  readonly store: Store
  readonly ingest: IngestDeps
  readonly backups: BackupDeps
  readonly pictures: Pictures
  readonly people: People
  readonly alerts: Alerts
  /** null: no OpenID Connect provider is configured. */
  readonly oidc: Oidc | null
  readonly boardFiles: readonly BoardFile[]
  readonly engine: () => EngineHealth
  /** What the last comparison with the ledger found; null before the first. */
  readonly storeCheck: () => StoreCheck | null
  /** Files of uploads that are gone or changed, as the last check found. */
  readonly originals: () => readonly OriginalLoss[]
  /** How far the machine's clock is from `now`, where it is not believed; 0 otherwise. */
  readonly clockJumpMs: () => number
  /** What seemed wrong with the machine's clock at the start; null: nothing. */
  readonly clockAtStart: () => ClockDoubt | null
  readonly settings: HttpSettings
  /** `dist/public`: what the browser loads. */
  readonly publicFolder: string
  /** `docs`: the documentation, which ships with the product. */
  readonly docsFolder: string
  readonly now: () => Instant
  /** Version of the program. */
  readonly release: string
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>
