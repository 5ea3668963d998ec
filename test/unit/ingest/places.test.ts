// So many at once, in the order of coming, whatever becomes of them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Places } from '../../../src/ingest/places.ts'

test('never more at once than there are places; all begin, in order, also after failures', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ ticks: fc.integer({ min: 0, max: 5 }), fails: fc.boolean() }), { maxLength: 20 }),
      async (count, works) => {
        const places = new Places(count)
        const begun: number[] = []
        let running = 0
        let most = 0
        const ended = await Promise.allSettled(
          works.map(({ ticks, fails }, index) =>
            places.take(async () => {
              begun.push(index)
              most = Math.max(most, ++running)
              for (let tick = 0; tick < ticks; tick++) await Promise.resolve()
              running--
              if (fails) throw new Error('failed')
              return index
            }),
          ),
        )
        expect(most).toBeLessThanOrEqual(count)
        expect(begun).toEqual(works.map((_, index) => index))
        expect(ended.map(({ status }) => status === 'rejected')).toEqual(works.map(({ fails }) => fails))
      },
    ),
  )
})
