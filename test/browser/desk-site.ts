// The real application for a browser: it listens, somebody can sign in, and axe-core can look at a page.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { doerOf } from '../../src/core/deed.ts'
import type { PersonRole } from '../../src/core/roles.ts'
import { openTestApp, SETTINGS, type TestApp, type TestAppOptions } from '../support/app.ts'

export interface DeskSite {
  readonly world: TestApp
  readonly origin: string
  /** A page of somebody who signed in. */
  signedIn(
    browser: Browser,
    role: PersonRole,
    size?: { width: number; height: number },
    more?: { readonly name?: string; readonly unit?: string },
  ): Promise<Page>
  close(): Promise<void>
}

/** A script as it is built for people. */
export async function builtScript(island: string): Promise<string> {
  const bundle = await build({
    entryPoints: [join(import.meta.dirname, '../../src/web/islands', island)],
    ...{ bundle: true, minify: true, format: 'esm', write: false },
    ...{ jsx: 'automatic', jsxImportSource: 'preact' },
    target: ['chrome87', 'firefox90', 'safari14.1'],
  })
  return bundle.outputFiles[0]?.text ?? ''
}

const deskScript = (): Promise<string> => builtScript('desk.tsx')
export const readingScript = (): Promise<string> => builtScript('reading.ts')

/** `review`: nothing that is sent counts before a second person confirms it. */
export async function openDeskSite(
  options: TestAppOptions & { readonly review?: boolean } = {},
): Promise<DeskSite> {
  const world = await openTestApp({ ...options, scripts: { desk: await deskScript(), ...options.scripts } })
  const app = options.review ? await world.another({ settings: { ...SETTINGS, review: true } }) : world.app
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  let people = 0
  return {
    world,
    origin,
    async signedIn(browser, role, size = { width: 1280, height: 900 }, more = {}) {
      const login = `${role}-at-the-desk-${++people}`
      const words = { login, name: '李小明', role, unit: null, active: true, account: null, ...more }
      const person = await world.people.add(words, doerOf('test'), { password: true })
      const page = await browser.newPage({ viewport: size })
      await page.goto(`${origin}/sign-in?lang=zh`)
      await page.fill('[name=login]', login)
      await page.fill('[name=password]', person?.password ?? '')
      await page.press('[name=password]', 'Enter')
      await page.waitForURL(({ pathname }) => pathname !== '/sign-in')
      return page
    },
    close: () => world.close(),
  }
}

/** What axe-core finds wrong with a page; empty: nothing. */
export async function violations(page: Page): Promise<string[]> {
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(source)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}
