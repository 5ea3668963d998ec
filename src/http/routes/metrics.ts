// `/metrics`: how the service is, in numbers, for a Prometheus that scrapes them.

import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { PART_STATES } from '../../alerts/heartbeats.ts'
import type { Screens } from '../../live/screens.ts'
import type { App, HttpDeps } from '../deps.ts'
import { route } from '../resource.ts'
import { type HealthDeps, healthOf } from './health.ts'

export function metricRoutes(app: App, deps: HttpDeps, screens: Screens): void {
  const metrics = openMetrics(deps, screens)
  app.get(
    '/metrics',
    route('boards:read', '供 Prometheus 读取的数字 / numbers for Prometheus'),
    async (_request, reply) => {
      const text = await metrics.text()
      return reply.type(metrics.contentType).header('cache-control', 'no-store').send(text)
    },
  )
}

/** Letters of the last days are counted; older ones were sent or given up. */
const LETTERS_DAYS = 30

/** The numbers as Prometheus reads them (text exposition format 0.0.4), asked anew each time. */
function openMetrics(deps: HealthDeps, screens: Pick<Screens, 'count' | 'slow'>) {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const gauge = (name: string, help: string, labelNames: readonly string[] = []): Gauge =>
    new Gauge({ name: `duibiao_${name}`, help, labelNames: [...labelNames], registers: [register] })

  const build = gauge('build_info', 'Version of the program', ['version'])
  const healthy = gauge('healthy', '1: all is well; 0: something on /health is not')
  const reachable = gauge('store_reachable', '1: the database answers')
  const losses = gauge('store_losses', 'Uploads of which figures are gone, and parts set aside as broken')
  const upload = gauge('last_upload_timestamp_seconds', 'When figures were last committed')
  const assessed = gauge('last_assessment_timestamp_seconds', 'When the plans were last assessed')
  const watching = gauge('screens', 'Screens that receive updates')
  const slow = gauge('slow_screens_total', 'Screens let go since the start because they did not read')
  const state = gauge('part_state', '1 for the state in which a part is', ['part', 'state'])
  const well = gauge('part_last_well_timestamp_seconds', 'When a part last did its work', ['part'])
  const letters = gauge('outbox_notices', `Notices of the last ${LETTERS_DAYS} days`, ['channel', 'state'])

  const seconds = (instant: string | null): number => (instant === null ? 0 : Date.parse(instant) / 1_000)

  async function collect(): Promise<void> {
    const health = await healthOf(deps, screens)
    build.set({ version: health.version }, 1)
    healthy.set(health.status === 'ok' ? 1 : 0)
    reachable.set(health.store.reachable ? 1 : 0)
    const { check } = health.store
    losses.set((check?.losses.length ?? 0) + (check?.detachedParts.length ?? 0))
    upload.set(seconds(health.lastUpload?.at ?? null))
    assessed.set(seconds(health.lastAssessment))
    watching.set(health.screens)
    slow.set(health.slowScreens)
    for (const { part, state: now, wellAt } of health.parts) {
      for (const each of PART_STATES) state.set({ part: part.id, state: each }, each === now ? 1 : 0)
      well.set({ part: part.id }, seconds(wellAt))
    }
    letters.reset()
    if (!health.store.reachable) return
    const since = new Date(Date.parse(deps.now()) - LETTERS_DAYS * 86_400_000).toISOString()
    for (const { channel, waiting, dead, sent } of await deps.store.outbox.counts(since)) {
      for (const [name, count] of Object.entries({ waiting, dead, sent }))
        letters.set({ channel, state: name }, count)
    }
  }

  return {
    contentType: register.contentType,
    async text(): Promise<string> {
      await collect()
      return register.metrics()
    },
  }
}
