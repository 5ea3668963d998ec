// Finds the Chromium that browser tests drive; as root on Debian installs it, with a Chinese font for the pictures.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const found = () => PLACES.find((place) => place && existsSync(place))

/** Path of a Chromium; exits with what to install when there is none. */
export function findChromium() {
  const there = found()
  if (there) return there
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Chromium is missing: installing it with apt-get')
    aptInstall('chromium', 'fonts-noto-cjk')
    const installed = found()
    if (installed) return installed
  }
  console.error(
    'The browser tests need Chromium. Install it (Debian: apt-get install chromium) or name it: CHROMIUM=/path/to/chromium npm test',
  )
  process.exit(1)
}

/** Installs Debian packages; false when apt-get failed. */
export function aptInstall(...packages) {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-q'], options)
  return (
    spawnSync('apt-get', ['install', '-yq', '--no-install-recommends', ...packages], options).status === 0
  )
}
