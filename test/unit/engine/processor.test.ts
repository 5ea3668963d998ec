// Processors that the engine's build cannot run on are told before it is loaded.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { missingInstructions } from '../../../src/engine/processor.ts'

const arm = (features: string): string =>
  `processor\t: 0\nBogoMIPS\t: 200.00\nFeatures\t: ${features}\nCPU implementer\t: 0x48\n\nprocessor\t: 1\nFeatures\t: ${features}\n`
/** As public listings of machines have them. */
const KUNPENG_920 =
  'fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm jscvt fcma dcpop asimddp asimdfhm ssbs'
const GRAVITON_3 = `${KUNPENG_920} lrcpc ilrcpc flagm uscat sve asimdrdm sha3 sm3 sm4 sha512 paca pacg i8mm bf16`
const CORTEX_A72 = 'fp asimd evtstrm crc32 cpuid'

test('names what is missing, by the words of the kernel', () => {
  expect(missingInstructions('arm64', arm(KUNPENG_920))).toEqual(['lrcpc'])
  expect(missingInstructions('arm64', arm(GRAVITON_3))).toEqual([])
  expect(missingInstructions('arm64', arm(CORTEX_A72))).toEqual([
    ...['aes', 'pmull', 'sha2', 'atomics', 'asimddp', 'lrcpc'],
  ])
  expect(
    missingInstructions('x64', 'flags\t\t: fpu sse sse2 ssse3 sse4_1 sse4_2 popcnt pclmulqdq\n'),
  ).toEqual([])
  expect(missingInstructions('x64', 'flags\t\t: fpu sse sse2 ssse3\n')).toEqual([
    ...['sse4_1', 'sse4_2', 'popcnt', 'pclmulqdq'],
  ])
})

test('a kind of processor without a build is told apart from one that says nothing of itself', () => {
  expect(missingInstructions('loong64', 'Features : lam ual fpu lsx lasx\n')).toBeNull()
  expect(missingInstructions('x64', '')).toEqual([])
})

test('this machine runs the tests of the engine, so it has them all', () => {
  expect(missingInstructions(process.arch, readFileSync('/proc/cpuinfo', 'utf8'))).toEqual([])
})
