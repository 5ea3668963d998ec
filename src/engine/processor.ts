// Whether this machine's processor has the instructions that the engine's build is made of: one without them is killed by the first.
import { readFile } from 'node:fs/promises'
import { Problem } from '../core/problem.ts'

/**
 * By the names of /proc/cpuinfo. Source: ClickHouse, cmake/cpu_features.cmake; on arm64 the profile armv8.2-a+simd+crypto+dotprod+rcpc
 * (Kunpeng 920 and Phytium have no lrcpc), on x86-64 SSE up to 4.2, POPCNT and PCLMULQDQ.
 */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  arm64: ['asimd', 'aes', 'pmull', 'sha2', 'atomics', 'asimddp', 'lrcpc'],
  x64: ['ssse3', 'sse4_1', 'sse4_2', 'popcnt', 'pclmulqdq'],
}

/** What is missing, in the order of need; null: there is no build of the engine for this kind of processor at all. */
export function missingInstructions(arch: string, cpuinfo: string): readonly string[] | null {
  const needed = NEEDED[arch]
  if (!needed) return null
  const [, listed] = /^(?:flags|Features)\s*:\s*(.*)$/m.exec(cpuinfo) ?? []
  // Where the kernel tells nothing, only trying tells.
  if (listed === undefined) return []
  const has = new Set(listed.split(/\s+/))
  return needed.filter((name) => !has.has(name))
}

/** Problem `store-processor-unfit`, before the engine is loaded. */
export async function refuseUnfitProcessor(): Promise<void> {
  const cpuinfo = await readFile('/proc/cpuinfo', 'utf8').catch(() => '')
  const missing = missingInstructions(process.arch, cpuinfo)
  if (missing?.length === 0) return
  throw unfitProcessor((missing ?? []).join(' ') || '—')
}

/** `missing`: names of instructions, or how the engine ended that met one it did not know. */
export const unfitProcessor = (missing: string): Problem =>
  new Problem('store-processor-unfit', { arch: process.arch, missing })
