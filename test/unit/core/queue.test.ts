// Work in the order of coming, so much at once, whatever becomes of what came before.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Queue } from '../../../src/core/queue.ts'

/** Work that ends when it is told. */
function work(name: string, log: string[]) {
  let resolve: (value: string) => void = () => {}
  let reject: (error: Error) => void = () => {}
  const ended = new Promise<string>((yes, no) => {
    resolve = yes
    reject = no
  })
  const run = () => {
    log.push(name)
    return ended
  }
  return { resolve, reject, run }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('one after another, also after a failure', async () => {
  const begun: string[] = []
  const queue = new Queue()
  const [a, b, c] = [work('a', begun), work('b', begun), work('c', begun)]
  const results = [a, b, c].map(({ run }) => queue.take(run).catch((error: Error) => error.message))
  await settled()
  expect([begun, queue.waiting]).toEqual([['a'], 2])
  a.reject(new Error('broken'))
  await settled()
  expect([begun, queue.waiting]).toEqual([['a', 'b'], 1])
  b.resolve('done')
  c.resolve('done')
  expect(await Promise.all(results)).toEqual(['broken', 'done', 'done'])
})

test('never more at once than there are places, and a place that is given on is not taken by who comes just then', async () => {
  const begun: string[] = []
  const queue = new Queue(2)
  const works = ['a', 'b', 'c', 'd'].map((name) => work(name, begun))
  const results = works.slice(0, 3).map(({ run }) => queue.take(run))
  await settled()
  expect(begun).toEqual(['a', 'b'])
  works[0]?.resolve('')
  await results[0]
  results.push(queue.take(() => works[3]?.run() ?? Promise.resolve('')))
  await settled()
  expect([begun, queue.waiting]).toEqual([['a', 'b', 'c'], 1])
  for (const { resolve } of works) resolve('')
  await Promise.all(results)
  expect(begun).toEqual(['a', 'b', 'c', 'd'])
})

test('never more at once than there are places; all begin, in order, also after failures', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.record({ ticks: fc.integer({ min: 0, max: 5 }), fails: fc.boolean() }), { maxLength: 20 }),
      async (count, works) => {
        const places = new Queue(count)
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
