// Programs of Debian that tests run beside ours: installed where they can be, missed aloud where not.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Whether tests that need these packages are left out: they are not here and cannot be installed. In CI that is a failure and no gap
 * that nobody sees. `files`: what is there once they are installed, every part of them.
 */
export function skipsWithout(packages: readonly string[], files: readonly string[]): boolean {
  const there = (): boolean => files.every((file) => existsSync(file))
  if (there() || install(packages, there)) return false
  console.warn(`SKIPPED: ${packages.join(', ')} not installed and cannot be (needs root and apt-get)`)
  return !process.env.CI
}

function install(packages: readonly string[], there: () => boolean): boolean {
  if (process.getuid?.() !== 0) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore' }).status === 0
  // Waits for others who install, as test files do that run side by side.
  const wanted = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600', ...packages]
  return (apt(...wanted) || (apt('update') && apt(...wanted))) && there()
}
