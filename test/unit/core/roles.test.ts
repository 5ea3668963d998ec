// What each role may do, and what nobody may be given.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type Holder,
  MATRIX,
  mayDo,
  PART_OF,
  RIGHTS,
  type Right,
  ROLES,
  type Role,
  rightsOf,
} from '../../../src/core/roles.ts'

const holder = (role: Role, more: Partial<Holder> = {}): Holder => ({
  ...{ id: 'me', role, unit: '区发改局', scopes: null },
  ...more,
})

/** Rights that alter figures, or let them be altered by others' work. */
const FIGURE_RIGHTS: readonly Right[] = ['figures:write', 'figures:report', 'uploads:confirm']

test.for(['leader', 'supervisor', 'administrator', 'viewer', 'screen'] as const)(
  'a %s has no right that touches figures',
  (role) => {
    for (const right of FIGURE_RIGHTS) expect(mayDo(holder(role), right)).toBe(false)
  },
)

test('only statisticians send figures', () => {
  expect(ROLES.filter((role) => mayDo(holder(role), 'figures:write'))).toEqual(['statistician'])
})

test('no role both sends figures and confirms them', () => {
  for (const role of ROLES) {
    expect(mayDo(holder(role), 'figures:write') && mayDo(holder(role), 'uploads:confirm')).toBe(false)
  }
})

test('a screen looks at boards and at nothing else', () => {
  expect(rightsOf('screen')).toEqual(['embeds:read', 'boards:read'])
})

test('a reporter reports where the own unit is concerned', () => {
  const may = (units?: string[], unit: string | null = '区发改局') =>
    mayDo(holder('reporter', { unit }), 'figures:report', units && { units })
  expect([may(), may(['区财政局', '区发改局']), may(['区财政局']), may([]), may(['区发改局'], null)]).toEqual(
    [...[true, true, false, false, false]],
  )
})

test('a token that may send all figures may send some of them, and not the other way', () => {
  const scoped = (scope: Right, right: Right) => mayDo(holder('statistician', { scopes: [scope] }), right)
  expect(scoped('figures:write', 'figures:report')).toBe(true)
  expect(scoped('figures:report', 'figures:write')).toBe(false)
  expect(mayDo(holder('reporter', { scopes: ['figures:report'] }), 'figures:write')).toBe(false)
})

test('a reviewer confirms what somebody else sent, and nothing of which the sender is not known', () => {
  const may = (owner?: string | null) =>
    mayDo(holder('reviewer'), 'uploads:confirm', { owner: owner ?? null })
  expect([may('other'), may('me'), may(null)]).toEqual([true, false, false])
})

const anyHolder = fc.record({
  id: fc.constantFrom('me', 'other'),
  role: fc.constantFrom(...ROLES),
  unit: fc.constantFrom(null, 'a', 'b'),
  scopes: fc.option(fc.subarray([...RIGHTS]), { nil: null }),
})
const anySubject = fc.record({
  units: fc.subarray(['a', 'b']),
  owner: fc.constantFrom(null, 'me', 'other'),
})

test('scopes only ever narrow, and never beyond the role', () => {
  fc.assert(
    fc.property(anyHolder, fc.constantFrom(...RIGHTS), anySubject, (who, right: Right, subject) => {
      const may = mayDo(who, right, subject)
      if (!may) return
      expect(MATRIX[who.role][right]).toBeDefined()
      expect(mayDo({ ...who, scopes: null }, right, subject)).toBe(true)
      expect(mayDo(who, right)).toBe(true)
      if (who.scopes)
        expect(who.scopes.some((scope) => scope === right || scope === PART_OF[right])).toBe(true)
    }),
  )
  expect(mayDo(null, 'boards:read')).toBe(false)
})
