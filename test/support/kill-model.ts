// What the kill test's process does, worked out again from its seed by the test: which upload holds which figures.
import type { Figure } from '../../src/core/observation.ts'
import type { Instant } from '../../src/core/period.ts'
import { figure } from './figures.ts'

export type Line =
  | { readonly what: 'engine'; readonly pid: number }
  | {
      readonly what: 'begin' | 'done'
      readonly number: number
      readonly upload?: string
      readonly undo?: string
    }
  | { readonly what: 'refused'; readonly number: number; readonly code: string }

/** Mulberry32: small, seeded, good enough to choose by. */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const START = Date.parse('2024-01-01T00:00:00.000Z')
export const REGIONS = ['350502', '350503', '350504'] as const

/** Moments of acts go up with their numbers. */
export const momentOf = (number: number): Instant => new Date(START + number * 60_000).toISOString()

export const opOf = (seed: number, number: number): { undo: boolean } => ({
  undo: random(seed * 7919 + number)() < 0.25,
})

/** Every value occurs once in all, so that no figure is "unchanged"; a known-at may be older than an earlier upload's. */
export function figuresOfUpload(seed: number, number: number): Figure[] {
  const next = random(seed * 104_729 + number)
  const size = 1 + Math.floor(next() ** 3 * 2_500)
  const region = REGIONS[Math.floor(next() * REGIONS.length)] ?? REGIONS[0]
  const start = Math.floor(next() * 600)
  const knownAt = momentOf(Math.max(0, number - Math.floor(next() * 3)))
  return Array.from({ length: size }, (_, index) => {
    const place = start + index
    return figure({
      region,
      indicator: `i-${place % 60}`,
      period: `${1900 + Math.floor(place / 60)}`,
      basis: 'end',
      value: `${number}.${String(index).padStart(4, '0')}1`,
      knownAt,
      row: index + 2,
      cell: `C${index + 2}`,
    })
  })
}
