// LibreOffice as a peer: installed where it can be, driven without a screen and with a profile of its own.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { expect } from 'vitest'
import { skipsWithout } from './debian.ts'

const OFFICE = '/usr/bin/soffice'
const PROGRAMS = '/usr/lib/libreoffice/program'
/** Its parts are packages of their own: one without the other turns nothing into nothing and says that all went well. */
export const skipsOffice = skipsWithout(
  ['libreoffice-calc', 'libreoffice-writer'],
  [OFFICE, `${PROGRAMS}/libsclo.so`, `${PROGRAMS}/libswlo.so`],
)

/** Turns a file into another format; the path of what came of it. `folder` is the test's own. */
export async function convert(folder: string, file: string, format: 'pdf' | 'xlsx'): Promise<string> {
  const [made = ''] = await convertAll(folder, [file], format)
  return made
}

/** Many files in one go: the program itself takes longer than a file. */
export async function convertAll(
  folder: string,
  files: readonly string[],
  format: 'pdf' | 'xlsx',
): Promise<readonly string[]> {
  const to = join(folder, 'converted')
  await mkdir(to, { recursive: true })
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const { status, stderr } = spawnSync(
    OFFICE,
    [profile, '--headless', '--convert-to', format, '--outdir', to, ...files],
    { encoding: 'utf8', timeout: 240_000 + 60_000 * files.length },
  )
  expect(status, stderr).toBe(0)
  return files.map((file) => {
    const made = join(to, `${basename(file, extname(file))}.${format}`)
    expect(existsSync(made), stderr).toBe(true)
    return made
  })
}
