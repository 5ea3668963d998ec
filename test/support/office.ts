// LibreOffice as a peer: installed where it can be, driven without a screen and with a profile of its own.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { expect } from 'vitest'

const OFFICE = '/usr/bin/soffice'
/** Its parts are packages of their own: one without the other turns nothing into nothing and says that all went well. */
const PARTS = {
  'libreoffice-calc': '/usr/lib/libreoffice/program/libsclo.so',
  'libreoffice-writer': '/usr/lib/libreoffice/program/libswlo.so',
}

const isWhole = (): boolean => [OFFICE, ...Object.values(PARTS)].every((path) => existsSync(path))

function install(): boolean {
  if (process.getuid?.() !== 0) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: 'ignore' }).status === 0
  // Waits for others who install, as test files do that run side by side.
  const wanted = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=600']
  const packages = Object.keys(PARTS)
  return (apt(...wanted, ...packages) || (apt('update') && apt(...wanted, ...packages))) && isWhole()
}

const available = isWhole() || install()
if (!available) console.warn('SKIPPED: LibreOffice is not installed and cannot be (needs root and apt-get)')

/** In CI a peer that cannot be had is a failure, not a gap that nobody sees. */
export const skipsOffice = !available && !process.env.CI

/** Turns a file into another format; the path of what came of it. `folder` is the test's own. */
export async function convert(folder: string, file: string, format: 'pdf' | 'xlsx'): Promise<string> {
  const to = join(folder, 'converted')
  await mkdir(to, { recursive: true })
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const { status, stderr } = spawnSync(
    OFFICE,
    [profile, '--headless', '--convert-to', format, '--outdir', to, file],
    { encoding: 'utf8', timeout: 300_000 },
  )
  expect(status, stderr).toBe(0)
  const made = join(to, `${basename(file, extname(file))}.${format}`)
  expect(existsSync(made), stderr).toBe(true)
  return made
}
