import { describe, expect, test } from 'vitest'
import { boardsFor, tallyOf } from '../../../src/boards/index.ts'
import { assess } from '../../../src/core/assess.ts'
import { yearOfPeriods } from '../../../src/core/history.ts'
import type { Observation } from '../../../src/core/observation.ts'
import { fault } from '../../../src/core/problem.ts'
import { prove } from '../../../src/core/prove.ts'
import type { Language } from '../../../src/core/text.ts'
import {
  type Frame,
  renderBoards,
  renderIndicator,
  renderOverview,
  renderProblem,
} from '../../../src/web/index.ts'
import { keptPlan } from '../../support/plans.ts'
import { AS_OF, figure, sampleFigures, samplePlan } from '../boards/sample.ts'
import { frame } from './frame.ts'

const plan = samplePlan()
const figures = sampleFigures(plan)
const EVIL = '<script>alert(1)</script>'

function indicatorPage(
  id: string,
  lang: Language = 'zh',
  more: Partial<Frame> = {},
  earlier: readonly Observation[] = [],
): string {
  const indicator = plan.indicators.find((one) => one.id === id)
  if (!indicator) throw new Error(id)
  const input = { plan, indicator, figures: [...figures, ...earlier], asOf: AS_OF }
  const replaced = figure(plan, 'homes', '2022-10', '1129', {
    upload: 'upload-0',
    knownAt: '2022-10-19T00:00:00.000Z',
  })
  return renderIndicator(
    {
      ...input,
      assessment: assess(input),
      proof: prove(input),
      year: yearOfPeriods(plan, indicator, figures, AS_OF),
      slips: [],
      ...{
        partner: [],
        uploads: new Map(),
        due: null,
        evidence: new Map(),
        place: null,
        events: [],
        mayMark: false,
      },
      vintages: [replaced, ...figures.filter((one) => one.indicator === id)].map((one) => ({
        ...one,
        note: EVIL,
        undoneAt: null,
      })),
      knownAt: null,
      ...{ mayCorrect: false, texts: null, years: [], programme: [] },
      around: { assessments: [], figures: [] },
    },
    frame({ lang, path: `/indicators/${id}`, look: {}, ...more }),
  )
}

describe('an indicator’s page', () => {
  const page = indicatorPage('homes')

  test('proposes a pace where earlier years are known, and is silent where they are not', () => {
    const late = [1, 3, 5, 8, 12, 18, 25, 34, 44, 62, 80, 100]
    const earlier = [2020, 2021].flatMap((year) =>
      late.map((value, at) =>
        figure(plan, 'homes', `${year}-${String(at + 1).padStart(2, '0')}`, `${value}`),
      ),
    )
    expect(indicatorPage('homes', 'zh', {}, earlier)).toMatch(
      /按前两年实绩[^。]*，10月末通常完成 62\.0%，序时进度为 83\.3%，比序时低 21\.3 个百分点。.*pace: \{ seasonal: \[1, 3, 5,/s,
    )
    expect(page).not.toContain('实绩')
  })

  test('shows value, gap, the notice’s own words marked in the task, and every line of the proof', () => {
    for (const words of [
      '1,130',
      '落后序时 26.8 个百分点',
      '<mark>回迁群众 2000 户</mark>',
      '1130 ÷ 2000 × 100 = 56.5',
      '83.333333…',
    ]) {
      expect(page).toContain(words)
    }
  })

  test('tells what a period was said to be, and what it was corrected to', () => {
    expect(page).toContain('更正（1）')
    expect(page).toMatch(/<td class="number">1129<\/td><td class="number">1130<\/td>/)
    expect(page).toContain('C2')
  })

  test('says that figures are made up, and does not when they are not', () => {
    expect(page).toContain('本页含演示数据')
    expect(indicatorPage('gdp')).not.toContain('本页含演示数据')
  })

  test('escapes what came in files', () => {
    expect(page).not.toContain(EVIL)
    expect(page).toContain('&lt;script>')
  })

  test('can be looked at as of another day without script, and says when it is', () => {
    expect(page).toContain('<form method="get"')
    expect(page).toContain('name="as-of"')
    const back = indicatorPage('homes', 'zh', { look: { asOf: AS_OF } })
    expect(back).toContain('您在看 2022年10月31日 的情况，按现在所知')
    expect(back).toContain('回到今天')
  })

  test('is English when asked, and leads back to Chinese', () => {
    const english = indicatorPage('homes', 'en')
    expect(english).toContain('<html lang="en">')
    expect(english).toContain('26.8 points behind')
    expect(english).toContain('href="/indicators/homes?lang=zh"')
  })
})

test('the page of boards leads to every board with its tally', () => {
  const [board] = boardsFor(
    [{ id: 'mine', title: { zh: '我的看板', en: 'Mine' }, pages: [{ tiles: [{}] }] }],
    plan,
  )
  if (!board) throw new Error('no board')
  const kept = keptPlan(plan)
  const page = renderBoards(
    {
      plan: kept,
      boards: [
        {
          board,
          tally: tallyOf(
            [
              { status: 'behind', light: 'red' },
              { status: 'behind', light: 'yellow' },
              { status: 'done', light: 'green' },
            ],
            'zh',
          ),
          demo: false,
        },
      ],
      plans: [kept],
      uploads: [],
      asOf: AS_OF,
      knownAt: null,
    },
    frame(),
  )
  expect(page).toContain('href="/wall/mine?plan=sample-2022"')
  expect(page).toContain('共 3')
  expect(page).toContain('as-of=2022-10-31')
  expect(page).not.toContain('as-of=2022-11-30')
})

test('an overview or boards without a plan say how to bring one', () => {
  const empty = { plan: null, boards: [], plans: [], uploads: [], asOf: AS_OF, knownAt: null }
  expect(renderBoards(empty, frame())).toContain('还没有年度目标文件')
  const page = renderOverview({ begun: 2, standing: null }, frame())
  for (const words of ['还没有年度目标', 'href="/plans"', 'href="/begin"', '已完成 2/4 步'])
    expect(page).toContain(words)
})

test('a failure is a page that says how to mend it, with every fault', () => {
  const page = renderProblem(
    {
      status: 422,
      code: 'board-unknown-key',
      title: { zh: '标题', en: 'Title' },
      detail: { zh: EVIL, en: EVIL },
      fix: { zh: '改正', en: 'Mend' },
      faults: [fault('board-unknown-key', { key: 'x', at: 'board', nearest: 'id', known: 'id' }, { row: 7 })],
      requestId: 'req-9',
    },
    frame(),
  )
  expect(page).not.toContain(EVIL)
  for (const words of ['改正', 'board-unknown-key', 'req-9', '行 7', '是否想写“id”'])
    expect(page).toContain(words)
})
