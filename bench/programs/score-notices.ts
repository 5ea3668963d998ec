// How well notices are read: a folder of texts with a reading by hand beside each (NAME.txt, NAME.json), a line for each and the sums.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blocksOfText } from '../../src/notices/decoders/plain.ts'
import { readNotice } from '../../src/notices/read-notice.ts'
import type { ReadTarget } from '../../src/notices/reading.ts'

interface GoldTarget {
  readonly phrase: string
  readonly value: number | null
  readonly upper?: number
  readonly unit: string | null
  readonly comparator: string
  readonly kind: string
  readonly action: string | null
  readonly firmness: string
}
interface Gold {
  readonly year: number
  readonly targets: readonly GoldTarget[]
  readonly notTargets: readonly { readonly number: string; readonly quote: string }[]
}

const FACTORS: Readonly<Record<string, number>> = {
  万: 1e4,
  亿: 1e8,
  千: 1e3,
  百: 1e2,
  十: 10,
  million: 1e6,
  billion: 1e9,
}

/** Value and unit with the multiplier taken into the value: 110 万人 and 1100000 人 are one. */
function absolute(value: number | null, unit: string | null): { value: number | null; unit: string } {
  let factor = 1
  let rest = (unit ?? '').trim()
  for (let found = true; found; ) {
    found = false
    for (const [name, times] of Object.entries(FACTORS)) {
      if (rest.startsWith(name)) {
        factor *= times
        rest = rest.slice(name.length).trim()
        found = true
      }
    }
  }
  return { value: value === null ? null : value * factor, unit: /^[名位]$/.test(rest) ? '人' : rest }
}

const bare = (text: string): string => text.replace(/[\s|]+/g, '')
const alike = (one: string, other: string): boolean =>
  bare(one).includes(bare(other)) || bare(other).includes(bare(one))
const near = (one: number | null, other: number | null): boolean =>
  one === other || (one !== null && other !== null && Math.abs(one - other) <= Math.abs(other) * 1e-9)

const FIELDS = ['found', 'value', 'unit', 'comparator', 'kind', 'action', 'firmness'] as const
const folder = process.argv[2]
if (folder === undefined) {
  console.error('score-notices FOLDER: a folder with NAME.txt and NAME.json')
  process.exit(1)
}
const verbose = process.argv.includes('--verbose')
const sums = new Map<string, number>(FIELDS.map((field) => [field, 0]))
let all = 0
let right = 0
let numbers = 0
for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  const gold: Gold = JSON.parse(readFileSync(join(folder, file.replace(/txt$/, 'json')), 'utf8'))
  const misses: string[] = []
  let tasks: readonly { readonly targets: readonly ReadTarget[] }[] = []
  let shape = ''
  try {
    const notice = readNotice(blocksOfText(readFileSync(join(folder, file), 'utf8')), { year: gold.year })
    tasks = notice.tasks
    shape = notice.shape
  } catch (error) {
    misses.push(String(error))
  }
  const open = new Set(tasks.flatMap(({ targets }) => targets))
  let wrong = 0
  for (const target of gold.targets) {
    const wanted = absolute(target.value, target.unit)
    const candidates = [...open].map((one) => ({
      one,
      found: absolute(one.value === null ? null : Number(one.value), one.unit),
    }))
    const match =
      candidates.find(
        ({ one, found }) => near(found.value, wanted.value) && alike(one.phrase, target.phrase),
      ) ?? candidates.find(({ found }) => near(found.value, wanted.value) && wanted.value !== null)
    all++
    numbers++
    if (match === undefined) {
      wrong++
      misses.push(`missing: ${target.phrase} = ${target.value} ${target.unit}`)
      continue
    }
    open.delete(match.one)
    const same = {
      found: true,
      value:
        near(match.found.value, wanted.value) &&
        (target.upper === undefined || Number(match.one.upper) === target.upper),
      unit: match.found.unit === wanted.unit || target.unit === null,
      comparator: match.one.comparator === target.comparator,
      kind: match.one.kind === target.kind,
      action: match.one.action === target.action,
      firmness: match.one.firmness === target.firmness,
    }
    for (const field of FIELDS) {
      if (same[field]) sums.set(field, (sums.get(field) ?? 0) + 1)
      else if (field !== 'kind' && field !== 'action') {
        misses.push(
          `${field}: ${target.phrase}: ${match.one[field as 'unit']} for ${target[field as 'unit']}`,
        )
      }
    }
    if (!(same.value && same.unit && same.comparator)) wrong++
  }
  numbers += gold.notTargets.length
  for (const extra of open) {
    wrong++
    if (!gold.notTargets.some(({ quote }) => alike(quote, extra.phrase))) numbers++
    misses.push(`no target: ${extra.phrase} = ${extra.value} ${extra.unit}`)
  }
  right += gold.targets.length + gold.notTargets.length - wrong
  console.log(`${file} [${shape}]: ${gold.targets.length} targets, ${wrong} wrong`)
  if (verbose) for (const miss of misses) console.log(`    ${miss}`)
}
for (const field of FIELDS)
  console.log(
    `${field}: ${sums.get(field)} of ${all} (${((100 * (sums.get(field) ?? 0)) / all).toFixed(1)} %)`,
  )
console.log(
  `numbers right in value, unit, comparator and being a target: ${right} of ${numbers} (${((100 * right) / numbers).toFixed(1)} %)`,
)
