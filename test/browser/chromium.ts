// Chromium for browser tests: `CHROMIUM` or the system's; a test run without one fails and says what to install.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
]

export async function openChromium(): Promise<Browser> {
  const asked = process.env.CHROMIUM
  const executablePath = [...(asked ? [asked] : []), ...PLACES].find((place) => existsSync(place))
  if (!executablePath) {
    throw new Error('Browser tests need Chromium: apt-get install -y chromium, or set CHROMIUM to its path.')
  }
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--force-color-profile=srgb'],
  })
}
