import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nearest } from '../../../src/core/nearest.ts'
import { fault, faultLines } from '../../../src/core/problem.ts'

test('the nearest known names, best first, and none where nothing is near', () => {
  expect(nearest('valu', ['unit', 'value', 'values'], 2)).toEqual(['value', 'values'])
  expect(nearest('各街道办', ['区发改局', '各街道办事处'])).toEqual(['各街道办事处'])
  expect(nearest('王玮', ['王伟', '陈林'])).toEqual(['王伟'])
  expect(nearest('GDP', ['gdp'])).toEqual(['gdp'])
  expect(nearest('parks', ['gdp', 'income'])).toEqual([])
  expect(nearest('yaer', ['id', 'year'])).toEqual(['year'])
  expect(nearest('x', [])).toEqual([])
})

test('a known name is nearest to itself', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, selector: (s) => s.toLowerCase() }),
      (names) => {
        for (const name of names) expect(nearest(name, names)).toEqual([name])
      },
    ),
  )
})

test('a fault is one line, with its place, its code, what and how to mend it', () => {
  const faults = [
    fault('plan-duplicate-key', { key: 'a\nb', at: 'plan' }, { row: 7 }),
    fault('plan-more-faults', { count: 3 }),
  ]
  const [first, second] = faultLines('demo.yaml', faults)
  expect(first).toMatch(
    /^demo\.yaml:7: plan-duplicate-key: plan 里的键.+ \/ The key "a b" occurs twice in plan\. Keep one of them\.$/,
  )
  expect(second).toMatch(/^demo\.yaml: plan-more-faults: .+ \/ 3 more fault\(s\) are not listed\./)
})
