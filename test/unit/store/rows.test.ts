// What the database is told and tells, without one: moments, ranks, texts, overlays, and the names of its failures.
import { describe, expect, test } from 'vitest'
import { decimal } from '../../../src/core/decimal.ts'
import type { Observation } from '../../../src/core/observation.ts'
import { comparePeriods, period } from '../../../src/core/period.ts'
import { Problem } from '../../../src/core/problem.ts'
import { draftOf } from '../../../src/store/deed-facts.ts'
import { problemOf } from '../../../src/store/failures.ts'
import { fromMoment, periodRank, rankRange, toMoment, yearOfRankNumber } from '../../../src/store/moments.ts'
import { toObservation } from '../../../src/store/observation-rows.ts'
import { overlay } from '../../../src/store/staged-preview.ts'
import { whole } from '../../../src/store/statement-limit.ts'
import { tabSeparatedRow } from '../../../src/store/tab-separated.ts'
import { figure, indicator } from '../../support/plans.ts'

test('a moment comes back as it was written, to the millisecond', () => {
  expect(toMoment('2022-10-31T08:00:00.123Z')).toBe('2022-10-31 08:00:00.123')
  expect(fromMoment('2022-10-31 08:00:00.123')).toBe('2022-10-31T08:00:00.123Z')
})

test('ranks stand in the order of their periods, and a range holds its first and its last month', () => {
  const periods = ['2022-12', '2022-Q4', '2022-S2', '2022', '2023-01', '2022-01', '2022-Q1'].map(period)
  const sorted = [...periods].sort((a, b) => periodRank(a) - periodRank(b))
  expect(sorted).toEqual([...periods].sort(comparePeriods))
  const { low, high } = rankRange(period('2022-Q1'), period('2022-06'))
  const within = ['2021-12', '2022-01', '2022-Q1', '2022-06', '2022-S1', '2022-07']
  expect(within.filter((one) => periodRank(period(one)) >= low && periodRank(period(one)) <= high)).toEqual([
    '2022-01',
    '2022-Q1',
    '2022-06',
    '2022-S1',
  ])
  expect(periods.map((one) => yearOfRankNumber(periodRank(one)))).toEqual(
    periods.map((one) => Number(one.slice(0, 4))),
  )
})

test('texts with tabs, line ends and back-slashes stay in their own column and row', () => {
  expect(tabSeparatedRow(['a\tb', 'c\nd\r', 'e\\f\0', 7]).toString()).toBe('a\\tb\tc\\nd\\r\te\\\\f\\0\t7\n')
})

test('a limit that is no whole number of rows never reaches a statement', () => {
  expect([whole(0), whole(50)]).toEqual([0, 50])
  for (const limit of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => whole(limit)).toThrow(RangeError)
})

describe('figures that would count', () => {
  const of = indicator({ id: 'homes' })
  const known = (value: string, knownAt: string, at = '2022-05'): Observation => ({
    ...figure(of, at, value),
    knownAt,
  })

  test('a sent one stands before what was known before it or then, not before what is known later', () => {
    const may = '2022-06-10T00:00:00.000Z'
    const standing = [known('1', may)]
    const value = (knownAt: string) =>
      overlay(standing, [known('2', knownAt)]).map((one) => one.value?.toString())
    expect(value('2022-06-11T00:00:00.000Z')).toEqual(['2'])
    expect(value(may)).toEqual(['2'])
    expect(value('2022-06-09T00:00:00.000Z')).toEqual(['1'])
  })

  test('they stand in order of time', () => {
    const at = '2022-07-10T00:00:00.000Z'
    const all = overlay([known('1', at, '2022-05'), known('3', at, '2022-07')], [known('2', at, '2022-06')])
    expect(all.map((one) => one.period)).toEqual(['2022-05', '2022-06', '2022-07'])
  })

  test('a row without a release waits for nothing, and one without a value has none', () => {
    const row = (value: string | null, releaseAt: string) =>
      toObservation([
        '350502',
        'homes',
        '2022-05',
        'cumulative',
        value,
        'A',
        '2022-06-10 01:00:00.000',
        's',
        '',
        3,
        'C4',
        'u1',
        '2022-06-10 02:00:00.000',
        releaseAt,
      ])
    const plain = row('12.50', '1970-01-01 00:00:00.000')
    expect(plain.value).toEqual(decimal('12.5'))
    expect(plain).not.toHaveProperty('releaseAt')
    expect([plain.knownAt, plain.recordedAt]).toEqual([
      '2022-06-10T01:00:00.000Z',
      '2022-06-10T02:00:00.000Z',
    ])
    expect(row(null, '2022-06-18 02:00:00.000')).toMatchObject({
      value: null,
      releaseAt: '2022-06-18T02:00:00.000Z',
    })
  })
})

describe('a failure of the database', () => {
  const url = 'http://somebody:secret@db.example:8123/?password=secret'
  const failed = (parts: object, message = 'Code: 1') => Object.assign(new Error(message), parts)
  const problem = (error: unknown): Problem | null => {
    const told = problemOf(error, { url, username: 'duibiao' })
    return told instanceof Problem ? told : null
  }

  test.each([
    ['nobody listens', failed({ code: 'ECONNREFUSED' }), 'store-unavailable'],
    ['a line that hung up', failed({}, 'socket hang up'), 'store-unavailable'],
    ['a wrong password', failed({ code: '516' }), 'store-login-refused'],
    [
      'an old server that says it in words',
      failed({}, 'Wrong password for user duibiao'),
      'store-login-refused',
    ],
    ['rights that are missing', failed({ code: '497' }), 'store-rights-missing'],
    ['a disk that is full', failed({ code: '243' }), 'store-disk-full'],
    ['a damaged part', failed({ code: '40' }), 'store-damaged'],
  ])('%s', (_, error, code) => expect(problem(error)?.code).toBe(code))

  test('that is none of these stays what it is', () => {
    const other = failed({ code: '62' }, 'Syntax error')
    expect(problemOf(other, { url, username: 'duibiao' })).toBe(other)
  })

  test('never tells a password', () => {
    const told = problem(failed({ code: '516' }))
    expect(told && `${told.detail.zh} ${told.fix.zh} ${told.detail.en}`).not.toContain('secret')
    expect(told?.detail.en).toContain('db.example')
  })
})

describe('facts of other tables become entries of the ledger', () => {
  test('an upload says what it brought; its undoing why', () => {
    const upload = draftOf([
      'upload',
      'u1',
      '2022-06-10 01:00:00.000',
      '林',
      '',
      ['a.csv', 'h', 'r', '12', 's'],
    ])
    expect(upload).toMatchObject({
      at: '2022-06-10T01:00:00.000Z',
      kind: 'upload',
      before: null,
      after: { filename: 'a.csv', hash: 'h', receipt: 'r', rows: 12, sha256: 's' },
    })
    expect(draftOf(['upload-undone', 'u1', '2022-06-10 01:00:00.000', '林', '', ['报错了']]).after).toEqual({
      reason: '报错了',
    })
  })

  test('a text names the one it replaces and the day of its release', () => {
    const parts = ['p', '3', '区发改局', '2022-05', '', 'n0', 'sha', '2022-06-18 02:00:00.000']
    const { before, after } = draftOf(['narrative', 'n1', '2022-06-10 01:00:00.000', '林', '', parts])
    expect(before).toEqual({ narrative: 'n0' })
    expect(after).toMatchObject({ task: 3, claim: null, release: '2022-06-18T02:00:00.000Z' })
    const first = draftOf([
      'narrative',
      'n1',
      '2022-06-10 01:00:00.000',
      '林',
      '',
      [...parts.slice(0, 5), '', 'sha', '1970-01-01 00:00:00.000'],
    ])
    expect(first.before).toBeNull()
    expect(first.after).toMatchObject({ release: null })
  })
})
