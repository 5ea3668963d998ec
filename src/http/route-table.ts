// The table of routes, as the application was built: what each asks for and answers. docs/routes.md is made of it.
import type { Need } from '../core/roles.ts'

/** One route. */
export interface RouteLine {
  readonly method: string
  readonly url: string
  readonly need: Need
  /** `中文 / English`; empty where a library added the route. */
  readonly says: string
  /** How often one address may ask in a minute; null: as often as it likes. */
  readonly perMinute: number | null
}

/** The methods that an address takes, so that a wrong method is told apart from a wrong address; none: no such address. */
export function methodsAt(routes: readonly RouteLine[], path: string): string[] {
  const found = routes.filter(({ url }) => !url.includes('*') && matches(url, path))
  return [...new Set(found.map(({ method }) => method))].sort()
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]))
  )
}

/** The text of docs/routes.md. */
export function routesDocument(routes: readonly RouteLine[]): string {
  const lines = routes
    .filter(({ method, url, says }) => method !== 'HEAD' && says !== '' && !url.startsWith('/assets/'))
    .sort((a, b) => (a.url === b.url ? (a.method < b.method ? -1 : 1) : a.url < b.url ? -1 : 1))
    .map(({ method, url, need, says, perMinute }) => {
      const [zh = '', en = ''] = says.split(' / ')
      return row([method, `\`${url}\``, `\`${need}\``, zh, en, perMinute === null ? '–' : String(perMinute)])
    })
  return [
    HEAD,
    row(['method', 'route', 'right', '答什么', 'what it answers', '每分钟<br>per minute']),
    row(['---', '---', '---', '---', '---', '--:']),
    ...lines,
    '',
  ].join('\n')
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const HEAD = `# 地址 / Routes

每个地址要求的权限（right）由谁拥有，见 [roles.md](roles.md)。接口的参数和回答见运行中的 \`/docs\`（OpenAPI 在 \`/docs/json\`）。
Who has the right that a route asks for stands in [roles.md](roles.md); parameters and answers of the API at \`/docs\` of the running service.

每分钟：同一来源一分钟内的次数，写入为缺省值（\`MAX_WRITES_PER_MINUTE\`、\`MAX_SIGN_INS_PER_MINUTE\` 可改）；– 不限。
Per minute: from one address, with the default settings; – as often as one likes.

本页由各路由的声明生成，测试与真实的应用比较；改动后运行 \`npx vitest run --project http test/http/roles.test.ts -u\`。
This page is made from the declarations of the routes and compared with the real application by a test; after a change run the command above.
`
