// `/docs/problems`: what every problem code means and how it is mended; the `type` of a problem points here.
import { catalogue } from '../../core/problems/catalogue.ts'
import { renderProblemCatalogue } from '../../web/index.ts'
import type { App } from '../deps.ts'
import type { PageFrame } from '../page-frame.ts'
import { route } from '../resource.ts'

export function problemCatalogueRoutes(app: App, frameOf: PageFrame): void {
  app.get(
    '/docs/problems',
    route('none', '每种错误的含义和改法 / what every problem means and how it is mended'),
    async (request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .send(renderProblemCatalogue(catalogue(), frameOf(request, reply))),
  )
}
