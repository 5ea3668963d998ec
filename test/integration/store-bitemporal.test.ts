// What was known at any moment is what a plain reading of the rule says, for any order of uploads and undoings.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toPlain } from '../../src/core/decimal.ts'
import type { Figure, Observation } from '../../src/core/observation.ts'
import type { Instant } from '../../src/core/period.ts'
import { figure, upload } from '../support/figures.ts'
import { openTestStore, type TestStore } from '../support/store.ts'

let opened: TestStore
beforeAll(async () => {
  opened = await openTestStore()
})
afterAll(() => opened.close())

type Op =
  | { readonly undo: false; readonly figures: readonly Figure[] }
  | { readonly undo: true; readonly pick: number }

interface Kept extends Figure {
  readonly upload: string
  readonly seq: number
}
interface Past {
  readonly kept: Kept[]
  readonly committedAt: Map<string, Instant>
  readonly undoneAt: Map<string, Instant>
}

const hour = (n: number): Instant => new Date(Date.UTC(2022, 5, 1, n)).toISOString()
/** The first quarter and its last month are one figure, for both count from January. */
const name = ({ indicator, period }: { indicator: string; period: string }) =>
  `${indicator} ${period === '2022-Q1' ? '2022-03' : period}`
const key = (one: Figure) => name(one)
const said = (one: Figure) => `${one.status} ${one.value === null ? 'null' : toPlain(one.value)}`

const figures = fc
  .uniqueArray(
    fc.record({
      indicator: fc.constantFrom('a', 'b'),
      period: fc.constantFrom('2022-01', '2022-Q1', '2022-03'),
      value: fc.option(fc.constantFrom('1', '2', '3.5'), { freq: 5 }),
      known: fc.integer({ min: 0, max: 12 }),
    }),
    { minLength: 1, maxLength: 6, selector: (one) => `${name(one)} ${one.known}` },
  )
  .map((list) => list.map(({ known, ...rest }) => figure({ ...rest, knownAt: hour(known) })))

const ops: fc.Arbitrary<Op[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: figures.map((list): Op => ({ undo: false, figures: list })) },
    { weight: 1, arbitrary: fc.nat().map((pick): Op => ({ undo: true, pick })) },
  ),
  { minLength: 1, maxLength: 6 },
)

/** The rule, word by word: known by then, of an upload that stood then; the latest known counts, then the latest recorded. */
function knownAt(past: Past, at: Instant | null): Map<string, Kept> {
  const result = new Map<string, Kept>()
  for (const one of past.kept) {
    const undone = past.undoneAt.get(one.upload)
    const committed = past.committedAt.get(one.upload) ?? ''
    if (at !== null && one.knownAt > at) continue
    if (undone !== undefined && (at === null || !(committed <= at && at < undone))) continue
    const other = result.get(key(one))
    const isLater =
      !other || one.knownAt > other.knownAt || (one.knownAt === other.knownAt && one.seq > other.seq)
    if (isLater) result.set(key(one), one)
  }
  return result
}

/** The rule of comparison: equal to what stood and was known at the figure's own known-at, also by its own file. */
function isStored(past: Past, one: Figure, file: readonly Figure[]): boolean {
  const earlier = file
    .filter((other) => key(other) === key(one) && other.knownAt < one.knownAt)
    .toSorted((a, b) => (a.knownAt < b.knownAt ? -1 : 1))
    .at(-1)
  const standing: Past = { ...past, kept: past.kept.filter(({ upload: id }) => !past.undoneAt.has(id)) }
  const known = knownAt({ ...standing, undoneAt: new Map() }, one.knownAt).get(key(one))
  const before = earlier && (!known || earlier.knownAt >= known.knownAt) ? earlier : known
  return !before || said(before) !== said(one)
}

let runs = 0
test('any history', async () => {
  const { store } = opened
  await fc.assert(
    fc.asyncProperty(ops, async (history) => {
      const region = `88${String(++runs).padStart(4, '0')}`
      const past: Past = { kept: [], committedAt: new Map(), undoneAt: new Map() }
      for (const [index, op] of history.entries()) {
        const at = hour(index * 2 + 1)
        const seq = index
        if (op.undo) {
          const ids = [...past.committedAt.keys()]
          const id = ids[op.pick % Math.max(1, ids.length)]
          if (id === undefined) continue
          const done = await store.undo(id, { by: 'x', at }, 'test')
          expect(done).toBe(!past.undoneAt.has(id))
          if (done) past.undoneAt.set(id, at)
        } else {
          const id = `${region}-${index}`
          const file = op.figures.map((one) => ({ ...one, region }))
          await upload(store, id, file, at)
          const kept = file.filter((one) => isStored(past, one, file))
          for (const one of kept) past.kept.push({ ...one, upload: id, seq })
          past.committedAt.set(id, at)
        }
      }
      const say = (rows: Iterable<Kept | Observation>) =>
        [...rows].map((row) => `${key(row)} ${said(row)} ${row.knownAt} ${row.upload}`).sort()
      expect(say(await store.observations({ region }))).toEqual(say(knownAt(past, null).values()))
      for (let moment = 0; moment <= 13; moment += 1) {
        const at = hour(moment)
        const found = await store.observations({ region, knownAt: at })
        expect(say(found), at).toEqual(say(knownAt(past, at).values()))
      }
      const vintages = [...(await store.vintages(region, 'a')), ...(await store.vintages(region, 'b'))]
      expect(say(vintages)).toEqual(say(past.kept))
      for (const one of vintages) expect(one.undoneAt).toBe(past.undoneAt.get(one.upload) ?? null)
    }),
    { numRuns: 12, seed: 98 },
  )
  const check = await store.check()
  expect(check.losses).toEqual([])
})

test('an undo restores what was known before, to the last column', async () => {
  const { store } = opened
  const region = '770001'
  const first = Array.from({ length: 50 }, (_, index) =>
    figure({ region, indicator: `i-${index}`, value: `${index}` }),
  )
  await upload(store, 'first', first, hour(1))
  const before = await store.observations({ region })
  const second = first.map((one, index) => ({
    ...one,
    ...(index % 2 === 0 ? figure({ region, indicator: one.indicator, value: '99', knownAt: hour(900) }) : {}),
  }))
  await upload(store, 'second', [...second, figure({ region, indicator: 'only-here' })], hour(2))
  expect(await store.observations({ region })).not.toEqual(before)
  await store.undo('second', { by: 'x', at: hour(3) }, '')
  expect(await store.observations({ region })).toEqual(before)
  expect(await (await opened.reopen()).observations({ region })).toEqual(before)
})
