// Which methods an address takes, so that a wrong method is told apart from a wrong address.
import type { App } from './deps.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Methods by route pattern. */
    knownRoutes: ReadonlyMap<string, ReadonlySet<string>>
  }
}

/** Methods by route pattern, collected as the routes are added. */
export function collectRoutes(app: App): ReadonlyMap<string, Set<string>> {
  const routes = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = routes.get(url) ?? new Set()
    for (const name of [method].flat()) methods.add(name)
    routes.set(url, methods)
  })
  app.decorate('knownRoutes', routes)
  return routes
}

export function methodsAt(routes: ReadonlyMap<string, Set<string>>, path: string): string[] {
  const found = [...routes].filter(([pattern]) => !pattern.includes('*') && matches(pattern, path))
  return [...new Set(found.flatMap(([, methods]) => [...methods]))].sort()
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
  )
}
