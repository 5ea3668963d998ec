// The chain of deeds: any change of any entry is found at that entry.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ChainHead,
  canonical,
  chained,
  checkChain,
  doerOf,
  FIRST_PREVIOUS,
  type Json,
  type KeptDeed,
  readDeed,
} from '../../../src/core/deed.ts'

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    ...[fc.constant(null), fc.boolean(), fc.integer(), fc.string({ unit: 'binary' })],
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }),
  ),
})).value

const drafts = fc.array(fc.record({ subject: fc.string(), before: json, after: json }), {
  minLength: 1,
  maxLength: 8,
})

function chain(parts: readonly { subject: string; before: Json; after: Json }[]): KeptDeed[] {
  const entries: KeptDeed[] = []
  for (const part of parts) {
    const draft = { at: '2022-11-20T02:00:00.000Z', by: doerOf('x'), kind: 'tried', ...part }
    entries.push(chained(draft, entries.at(-1) ?? null))
  }
  return entries
}

test('canonical JSON says the same whatever the order of names, and reads back', () => {
  expect(canonical({ b: [1, 'ä"\n'], a: { d: null, c: true } })).toBe(
    '{"a":{"c":true,"d":null},"b":[1,"ä\\"\\n"]}',
  )
  fc.assert(
    fc.property(json, (value) => {
      const text = canonical(value)
      expect(canonical(JSON.parse(text) as Json)).toBe(text)
    }),
  )
})

test('the hash is SHA-256 over the entry’s canonical JSON, as anybody can compute it', () => {
  const [entry] = chain([{ subject: '对标', before: null, after: { b: 1, a: '二' } }])
  if (!entry) throw new Error('no entry')
  const { hash, ...content } = readDeed(entry)
  expect(content.previous).toBe(FIRST_PREVIOUS)
  expect(hash).toBe(
    createHash('sha256')
      .update(canonical(content as unknown as Json))
      .digest('hex'),
  )
})

test('a whole chain fits; it may be checked in parts', () => {
  fc.assert(
    fc.property(drafts, fc.nat(), (parts, cut) => {
      const entries = chain(parts)
      const at = cut % entries.length
      const first = checkChain(entries.slice(0, at), null)
      expect(checkChain(entries.slice(at), first.head)).toEqual({
        head: { seq: entries.length, hash: entries.at(-1)?.hash },
        fault: null,
      })
    }),
  )
})

test('a flipped bit anywhere is found at its entry', () => {
  const fields = ['kind', 'subject', 'at', 'by', 'before', 'after', 'previous', 'hash'] as const
  fc.assert(
    fc.property(
      drafts,
      fc.nat(),
      fc.constantFrom(...fields),
      fc.nat(),
      fc.nat(6),
      (parts, which, field, place, bit) => {
        const entries = chain(parts.map((part) => ({ ...part, subject: `${part.subject}x` })))
        const index = which % entries.length
        const entry = entries[index]
        if (!entry) throw new Error('no entry')
        const bytes = Buffer.from(entry[field], 'utf8')
        const at = place % bytes.length
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
        const damaged = { ...entry, [field]: bytes.toString('utf8') }
        fc.pre(damaged[field] !== entry[field])
        const found = checkChain(entries.with(index, damaged), null)
        expect(found.fault).toMatchObject({ seq: index + 1 })
        expect(found.head?.seq ?? 0).toBe(index)
      },
    ),
  )
})

test('a missing, a repeated and a rewritten entry are told apart', () => {
  const entries = chain([1, 2, 3, 4].map((n) => ({ subject: String(n), before: null, after: n })))
  const [one, two, three, four] = entries
  if (!one || !two || !three || !four) throw new Error('no entries')
  const fault = (list: KeptDeed[], head: ChainHead | null = null) => checkChain(list, head).fault
  expect(fault([one, three, four])).toMatchObject({ seq: 2, what: 'gap' })
  expect(fault([one, two, two, three])).toMatchObject({ seq: 2, what: 'twice' })
  const forged = chained({ ...readDeed(two), subject: 'forged' }, one)
  expect(fault([one, forged, three])).toMatchObject({ seq: 3, what: 'link' })
  expect(fault([{ ...two, seq: 1 }])).toMatchObject({ seq: 1, what: 'hash' })
})
