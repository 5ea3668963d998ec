// Hostile files of every format: fixtures changed by chance, decoded with the limits of the service and read by what runs in it.
// A finding is kept in test/fixtures/hostile and tried first from then on.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Problem } from '../../src/core/problem.ts'
import { DECODING_LIMITS } from '../../src/ingest/decoding/limits.ts'
import { blocksIn, decodeLimits, fileOf, readSheets } from '../../src/ingest/raw-blocks.ts'
import { COUNTS, report } from '../support/attack/counts.ts'
import { hostileFile } from '../support/attack/hostile-files.ts'
import type { Told } from '../support/attack/hostile-worker.ts'
import { programOf } from '../support/program.ts'

const KEPT = join('test', 'fixtures', 'hostile')
/** So long nothing is heard of a file: the service would wait for its limit of seconds. */
const SILENT_MS = 12_000
/** So long the service's own loop waited: looked at again alone, as a busy machine waits too. */
const LOOP_MS = 500
const AT_ONCE = 2
/** Files that were ended by a limit and are sent to the product's own process as well. */
const MOST_APART = 4

type Ended = Extract<Told, { what: 'end' }>
interface Outcome {
  readonly file: string
  /** null: nothing was heard any more, or the process died. */
  readonly ended: Ended | null
  readonly died: boolean
}

let program: string
const children = new Set<ChildProcess>()
beforeAll(async () => {
  program = await programOf('test/support/attack/hostile-worker.ts')
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rm(program, { force: true })
})

/** One process reads them in turn, and another goes on behind one that died or fell silent. */
async function read(args: readonly string[], hear: (outcome: Outcome) => void): Promise<void> {
  let left = [...args]
  while (left.length > 0) {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${DECODING_LIMITS.memoryMb}`, program, ...left],
      { stdio: ['pipe', 'pipe', 'pipe'], env: { TZ: 'UTC' } },
    )
    children.add(child)
    const closed = once(child, 'close')
    let words = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-2_000)
    })
    let open: string | null = null
    let silent = false
    const kill = () => {
      silent = true
      child.kill('SIGKILL')
    }
    let timer = setTimeout(kill, SILENT_MS)
    for await (const line of createInterface({ input: child.stdout })) {
      clearTimeout(timer)
      timer = setTimeout(kill, SILENT_MS)
      const told = JSON.parse(line) as Told
      if (told.what === 'begin') open = told.file
      else {
        hear({ file: told.file, ended: told, died: false })
        left = after(left, told.file)
        open = null
      }
    }
    clearTimeout(timer)
    const [code, signal] = await closed
    children.delete(child)
    if (open === null) {
      if (left.length > 0)
        throw new Error(
          `the reader of hostile files ended (${signal ?? code}) before ${left.join(' ')}: ${words}`,
        )
      return
    }
    hear({ file: open, ended: null, died: !silent })
    left = after(left, open)
  }
}

/** What comes after this file: ranges are cut, names left out. */
function after(args: readonly string[], file: string): string[] {
  return args.flatMap((arg) => {
    if (arg === file) return []
    const [from = 0, to = 0] = arg.split('-').map(Number)
    if (!/^\d+-\d+$/.test(arg) || !(Number(file) >= from && Number(file) <= to)) return [arg]
    return Number(file) === to ? [] : [`${Number(file) + 1}-${to}`]
  })
}

const bytesOf = (file: string): { bytes: Buffer; filename: string } =>
  /^\d+$/.test(file) ? hostileFile(Number(file)) : { bytes: readFileSync(file), filename: basename(file) }

function aboutOf(file: string): string {
  if (!/^\d+$/.test(file)) return file
  const { from, how } = hostileFile(Number(file))
  return `${from}: ${how.join(', ')}`
}

/** How the product's own process ends with a file: a code, or `read`. Anything but a Problem is thrown. */
async function apart(file: string, limits = { ...DECODING_LIMITS, seconds: 2 }): Promise<string> {
  const { bytes, filename } = bytesOf(file)
  try {
    const sent = fileOf({ bytes, contentType: null, filename })
    const known = decodeLimits(65_536, limits)
    if (sent.format.kind === 'binary' && sent.format.gives === 'sheets') await readSheets(sent, known)
    else for await (const _ of blocksIn(sent, { limits: known }));
    return 'read'
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

function keep(file: string): void {
  if (!/^\d+$/.test(file)) return
  const { bytes, filename } = hostileFile(Number(file))
  mkdirSync(KEPT, { recursive: true })
  writeFileSync(join(KEPT, `${file}-${filename}`), bytes)
}

async function attack(args: readonly string[], what: string): Promise<readonly string[]> {
  const counts: Record<string, number> = {}
  const count = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1
  }
  const findings: string[] = []
  const find = (file: string, words: string): void => {
    findings.push(`${file} (${aboutOf(file)}) ${words}`)
    keep(file)
  }
  const [late, dead]: [Outcome[], Outcome[]] = [[], []]
  const hear = (outcome: Outcome): void => {
    const { file, ended, died } = outcome
    if (ended === null) (died ? dead : late).push(outcome)
    else if (ended.thrown !== null) find(file, `${ended.thrown}: ${ended.outcome}`)
    else if (ended.loopMs > LOOP_MS) late.push(outcome)
    count(ended ? (ended.thrown ?? ended.outcome) : died ? 'died' : 'silent')
  }
  await Promise.all(shared(args).map((some) => read(some, hear)))
  // Once more alone: slow by itself, or beside others?
  for (const { file, ended } of late.filter(({ ended: known }) => known !== null)) {
    await read([file], (again) => {
      const loopMs = again.ended?.loopMs ?? Number.POSITIVE_INFINITY
      if (Math.min(loopMs, ended?.loopMs ?? 0) > LOOP_MS) find(file, `the loop waited ${loopMs} ms`)
    })
  }
  // What fell silent or died here ends in the product by a limit, with a Problem.
  for (const { file } of [...late.filter(({ ended }) => ended === null), ...dead].slice(0, MOST_APART)) {
    try {
      count(`apart ${await apart(file)}`)
    } catch (error) {
      find(file, String(error))
    }
  }
  report(what, counts)
  return findings
}

/** Numbers dealt out to so many processes. */
function shared(args: readonly string[]): string[][] {
  const [only] = args
  if (only === undefined || !/^\d+-\d+$/.test(only)) return [[...args]]
  const [from = 0, to = 0] = only.split('-').map(Number)
  const step = Math.ceil((to - from + 1) / AT_ONCE)
  return Array.from({ length: AT_ONCE }, (_, at) => [
    `${from + at * step}-${Math.min(to, from + (at + 1) * step - 1)}`,
  ])
}

test('files that did harm once', async () => {
  const kept = readdirSync(KEPT).map((name) => join(KEPT, name))
  expect(kept.length).toBeGreaterThan(0)
  expect(await attack(kept, `${kept.length} files of earlier runs`)).toEqual([])
}, 120_000)

test('whatever is done to a file, it is read or refused with a Problem', async () => {
  const from = COUNTS.seed * 10_000_000
  const findings = await attack([`${from}-${from + COUNTS.files - 1}`], `${COUNTS.files} hostile files`)
  expect(findings).toEqual([])
}, 86_400_000)
