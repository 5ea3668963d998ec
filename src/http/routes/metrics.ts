// `/metrics`: the numbers for a Prometheus.

import type { Screens } from '../../live/screens.ts'
import type { App, HttpDeps } from '../deps.ts'
import { openMetrics } from '../metrics.ts'
import { route } from '../resource.ts'

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
