// `/docs/problems`: what every problem code means and how it is mended; the `type` of a problem points here.
import { catalogue } from '../../core/problems/catalogue.ts'
import { renderProblemCatalogue } from '../../web/index.ts'
import type { App } from '../deps.ts'
import type { PageFrame } from '../page-frame.ts'

export function problemCatalogueRoutes(app: App, frameOf: PageFrame): void {
  app.get('/docs/problems', { config: { right: 'none' } }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(renderProblemCatalogue(catalogue(), frameOf(request, reply))),
  )
}
