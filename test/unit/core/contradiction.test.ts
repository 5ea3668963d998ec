// Which words of a narrative claim completion or pace, and when the figures contradict them.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STATUSES } from '../../../src/core/assessment.ts'
import { claimsIn, contradictions } from '../../../src/core/contradiction.ts'
import { CLAIMS } from '../../../src/core/narrative.ts'

const claimed = (words: string) => claimsIn(words).map(({ claim, phrase }) => `${claim}: ${phrase}`)

describe('claims', () => {
  test.for([
    ['增殖放流工作已完成。', 'done: 已完成'],
    ['截至 11 月底，已全面完成年度目标任务', 'done: 已全面完成年度目标任务'],
    ['提前完成全年任务，比上年早 20 天', 'done: 提前完成全年任务'],
    ['文体中心已建成，设备进场', 'done: 已建成'],
    ['完成率达１００％', 'done: 完成率达100%'],
    ['快于序时进度 6 个百分点', 'on-pace: 快于序时进度'],
    ['已达到序时进度要求', 'on-pace: 达到序时进度要求'],
    ['总体进度正常', 'on-pace: 进度正常'],
  ] as const)('%s', ([words, expected]) => {
    expect(claimed(words)).toEqual([expected])
  })

  test.for([
    '已完成投资 3.2 亿元，占年度计划的 54%',
    '10 个项目已完成 8 个',
    '尚未完成招标',
    '没有全面完成',
    '预计 12 月底全面完成',
    '力争提前完成全年任务',
    '确保年底已建成',
    '一期工程基本已完成',
    '部分路段已建成',
    '已完成后将组织验收',
    '完成率 54.2%',
    '未达到序时进度',
    '落后序时进度 3 个百分点',
    '上年已完成',
    '',
  ])('not claimed: %s', (words) => {
    expect(claimed(words)).toEqual([])
  })
})

const words = (progress: string) => ({ progress, problems: '', next: '' })
const standing = (...statuses: (typeof STATUSES)[number][]) =>
  statuses.map((status, index) => ({ indicator: `i${index}`, status }))

test('a phrase is contradicted only when no indicator of the task bears it out', () => {
  const narrative = { claim: null, words: words('已全面完成年度任务。') }
  expect(contradictions(narrative, standing('behind'))).toEqual([
    { indicator: 'i0', claim: 'done', phrase: '已全面完成年度任务', chosen: false, status: 'behind' },
  ])
  expect(contradictions(narrative, standing('on-pace', 'missed')).map(({ indicator }) => indicator)).toEqual([
    'i0',
    'i1',
  ])
  expect(contradictions(narrative, standing('behind', 'done'))).toEqual([])
  expect(contradictions(narrative, standing('missing', 'not-due', 'other'))).toEqual([])
})

test('a chosen claim is about the whole task', () => {
  const narrative = { claim: 'done' as const, words: words('各项工作推进中') }
  expect(contradictions(narrative, standing('done', 'behind'))).toEqual([
    { indicator: 'i1', claim: 'done', phrase: 'done', chosen: true, status: 'behind' },
  ])
  expect(contradictions({ ...narrative, claim: 'on-pace' }, standing('on-pace', 'done', 'ahead'))).toEqual([])
  expect(contradictions({ ...narrative, claim: 'ahead' }, standing('missed'))).toHaveLength(1)
  expect(contradictions({ ...narrative, claim: 'behind' }, standing('missed'))).toEqual([])
})

test('done, missing or unmeasured never contradict anything; nothing is told twice', () => {
  const anyStanding = fc.array(fc.constantFrom(...STATUSES), { maxLength: 5 })
  const anyWords = fc
    .array(fc.constantFrom('已完成', '快于序时进度', '未完成', '投资 3 亿元', '，', '。', '预计'))
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(anyStanding, anyWords, fc.constantFrom(null, ...CLAIMS), (statuses, progress, claim) => {
      const found = contradictions({ claim, words: words(progress) }, standing(...statuses))
      for (const { status } of found) expect(['ahead', 'on-pace', 'behind', 'missed']).toContain(status)
      const keys = found.map(({ indicator, claim: kind }) => `${indicator} ${kind}`)
      expect(new Set(keys).size).toBe(keys.length)
      expect(
        found.filter(
          ({ status, claim: kind }) => kind === 'on-pace' && status !== 'behind' && status !== 'missed',
        ),
      ).toEqual([])
    }),
  )
})

describe('a hundred contradictions and a hundred statements that contradict nothing, as reports have them', () => {
  const lines = (name: string): string[] =>
    readFileSync(new URL(`../../fixtures/contradictions/${name}.txt`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '')

  test('at least 95 % of what is claimed against the figures is found', () => {
    const planted = lines('claimed').map((line) => line.split('\t') as [string, string])
    expect(planted).toHaveLength(100)
    const missed = planted.filter(([claim, progress]) => {
      const found = contradictions({ claim: null, words: words(progress) }, standing('behind'))
      return !found.some((one) => one.claim === claim)
    })
    expect(missed.length, JSON.stringify(missed, null, 1)).toBeLessThanOrEqual(5)
  })

  test('at most 2 % of the others are told, whatever the figures', () => {
    const others = lines('not-claimed')
    expect(others.length).toBeGreaterThanOrEqual(100)
    const told = others.filter(
      (progress) => contradictions({ claim: null, words: words(progress) }, standing('missed')).length > 0,
    )
    expect(told.length, JSON.stringify(told, null, 1)).toBeLessThanOrEqual(Math.floor(others.length / 50))
  })

  test('what is claimed and so is no contradiction', () => {
    for (const line of lines('claimed')) {
      const [, progress = ''] = line.split('\t')
      expect(contradictions({ claim: null, words: words(progress) }, standing('done')), progress).toEqual([])
    }
  })
})
