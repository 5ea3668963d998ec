// One embedded engine for all tests of a project: started before the first file, stopped after the last.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { silentLog } from '../../src/core/log.ts'
import { startEngine } from '../../src/engine/supervisor.ts'

/** Where the shared engine answers; a store on it has a database of its own (`shared-store.ts`). */
export interface EngineAddress {
  readonly url: string
  readonly username: string
  readonly password: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    readonly engine?: EngineAddress
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'duibiao-engine-'))
  const engine = await startEngine({ folder, log: silentLog })
  const { url, username, password } = engine
  project.provide('engine', { url, username, password })
  return async () => {
    await engine.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
