// However often a new token is lost on its way, the screen gets in; and what was replaced for certain lets nobody in.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Deed, doerOf } from '../../../src/core/deed.ts'
import { PeopleLedger } from '../../../src/people/state.ts'

const ID = 's-1'

function ledgerWith(): {
  ledger: PeopleLedger
  take: (kind: string, before: object | null, after: object) => void
} {
  const ledger = new PeopleLedger()
  let seq = 0
  const take = (kind: string, before: object | null, after: object): void => {
    const at = new Date(Date.UTC(2022, 0, ++seq)).toISOString()
    const chain = { previous: '', hash: '' }
    ledger.take({ seq, at, by: doerOf('test'), kind, subject: ID, before, after, ...chain } as Deed)
  }
  return { ledger, take }
}

/** `lost`: the answer does not arrive. `late`: two renewals are under way, and the first answer arrives last. */
const outcomes = fc.array(fc.constantFrom('arrives', 'lost', 'late'), { maxLength: 60 })

test('a screen is never locked out, and holds eight tokens at most', () => {
  fc.assert(
    fc.property(outcomes, (steps) => {
      const { ledger, take } = ledgerWith()
      let count = 0
      let held = 'token-0'
      take('screen-made', null, {
        credential: ID,
        name: 'x',
        hash: held,
        expires: '2022-06-01T00:00:00.000Z',
      })
      const renew = (): string => {
        const hash = `token-${++count}`
        take('screen-renewed', { hash: held }, { credential: ID, hash, expires: '2023-01-01T00:00:00.000Z' })
        return hash
      }
      for (const step of steps) {
        const first = renew()
        if (step === 'late') renew()
        if (step !== 'lost') held = first
        expect(ledger.byHash.get(held)).toBe(ID)
        expect(ledger.byHash.size).toBeLessThanOrEqual(8)
      }
    }),
  )
})

test('whoever found a token that was replaced twice finds the door shut', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), (renewals) => {
      const { ledger, take } = ledgerWith()
      take('screen-made', null, { credential: ID, name: 'x', hash: 'token-0', expires: null })
      for (let count = 1; count <= renewals; count++) {
        take('screen-renewed', { hash: `token-${count - 1}` }, { credential: ID, hash: `token-${count}` })
      }
      const live = Array.from({ length: renewals + 1 }, (_, count) => count).filter((count) =>
        ledger.byHash.has(`token-${count}`),
      )
      expect(live).toEqual([renewals - 1, renewals])
    }),
  )
})

test('a token that is none of this screen’s renews nothing, and an ended screen has none', () => {
  const { ledger, take } = ledgerWith()
  take('screen-made', null, { credential: ID, name: 'x', hash: 'token-0', expires: null })
  take('screen-renewed', { hash: 'found' }, { credential: ID, hash: 'token-1' })
  expect([...ledger.byHash.keys()]).toEqual(['token-0'])
  take('screen-renewed', { hash: 'token-0' }, { credential: ID, hash: 'token-1' })
  take('screen-ended', null, { credential: ID })
  expect(ledger.byHash.size).toBe(0)
  for (const token of ['token-0', 'token-1']) expect(ledger.screens.wasEnded(token)).toBe(true)
  take('screen-renewed', { hash: 'token-1' }, { credential: ID, hash: 'token-2' })
  expect(ledger.byHash.size).toBe(0)
})
