// Chromium for browser tests: `CHROMIUM` or the system's; a test run without one fails and says what to install.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
]

export const openChromium = async (): Promise<Browser> => chromium.launch(options())

/** With a profile of its own in a folder, as a television has: what is kept there outlasts the browser. */
export const openTelevision = async (folder: string, more: readonly string[] = []): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...options(more), viewport: { width: 1920, height: 1080 } })

function options(more: readonly string[] = []): { readonly executablePath: string; readonly args: string[] } {
  const asked = process.env.CHROMIUM
  const executablePath = [...(asked ? [asked] : []), ...PLACES].find((place) => existsSync(place))
  if (!executablePath) {
    throw new Error('Browser tests need Chromium: apt-get install -y chromium, or set CHROMIUM to its path.')
  }
  return {
    executablePath,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--force-color-profile=srgb'],
      ...more,
    ],
  }
}
