// A wall that is looked at in the past says so where its clock stands; its legend names no line that no tile has room for.
import { expect, test } from 'vitest'
import { wallView } from '../../../src/boards/index.ts'
import { assessPlan } from '../../../src/core/assess.ts'
import type { Instant } from '../../../src/core/period.ts'
import type { Language } from '../../../src/core/text.ts'
import { renderWall } from '../../../src/web/index.ts'
import { AS_OF, boardOf, sampleFigures, samplePlan } from '../boards/sample.ts'
import { frame } from './frame.ts'

const plan = samplePlan()
const figures = sampleFigures(plan)

function clockOf(lang: Language, now: Instant, knownAt: Instant | null): string {
  const view = wallView({
    board: boardOf(plan, [{ tile: 'gauge', face: 'gauge', select: {} }]),
    ...{ plan, figures, asOf: AS_OF, knownAt, lang, now },
    assessments: assessPlan(plan, figures, AS_OF),
  })
  const html = renderWall(view, frame({ lang, look: {}, path: '/wall' }))
  return (/<div class="clock" data-part="clock">.*?<\/div>/s.exec(html)?.[0] ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

test('today it says nothing but the time', () => {
  expect(clockOf('zh', `${AS_OF}T02:00:00.000Z`, null)).toBe('')
})

test('on another day, in both languages, with its year and what was known', () => {
  expect(clockOf('zh', '2023-03-01T02:00:00.000Z', null)).toBe('回看 2022年10月31日')
  expect(clockOf('en', '2023-03-01T02:00:00.000Z', '2022-11-05T02:00:00.000Z')).toBe(
    'Looking back: 31 Oct 2022 as known 2022-11-05 10:00',
  )
  expect(clockOf('zh', `${AS_OF}T02:00:00.000Z`, '2022-10-19T02:00:00.000Z')).toBe('按 2022-10-19 10:00 所知')
  expect(clockOf('zh', '2022-10-01T02:00:00.000Z', null)).toBe('所看日期 2022年10月31日')
})
