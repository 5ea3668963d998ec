// The shipped plan with its figures as known at a day, and its boards: real words at their real lengths.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import {
  type Board,
  boardsFor,
  readBoard,
  type WallSlips,
  type WallView,
  wallView,
} from '../../src/boards/index.ts'
import { assessPlan } from '../../src/core/assess.ts'
import type { Assessment } from '../../src/core/assessment.ts'
import { decimal } from '../../src/core/decimal.ts'
import { type Basis, keyOf, type Observation, type ObsStatus } from '../../src/core/observation.ts'
import { type Day, period } from '../../src/core/period.ts'
import type { Plan } from '../../src/core/plan.ts'
import type { Language } from '../../src/core/text.ts'
import { endOfDay } from '../../src/core/zone.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { ALERTS_FILE } from '../../src/rules/rules-file.ts'
import type { Frame } from '../../src/web/index.ts'
import { NONCE } from './site.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** As many as the demonstration has in the autumn, the gravest with a long name and a long unit. */
const SLIPS: WallSlips = {
  counts: { red: 9, orange: 13, blue: 19 },
  late: 3,
  gravest: {
    ...{ id: '0123456789abcdef0123', level: 'red', unit: '区古城保护发展指挥部', limit: '2022-06-02' },
    title: { zh: '街巷综合保护提升', en: 'Lanes protected and improved in the old city' },
  },
}

export interface Licheng {
  readonly plan: Plan
  readonly all: readonly Observation[]
  readonly figures: readonly Observation[]
  readonly assessments: readonly Assessment[]
  readonly boards: readonly Board[]
  readonly asOf: Day
  readonly view: (board: Board, lang?: Language) => WallView
  readonly frame: (path: string, lang?: Language) => Frame
}

const known = new Map<Day, Licheng>()

/** Read and judged once for each day. */
export function licheng(asOf: Day): Licheng {
  const found = known.get(asOf) ?? lichengOn(asOf)
  known.set(asOf, found)
  return found
}

function lichengOn(asOf: Day): Licheng {
  const plan = parsePlan(read('seeds/licheng-2022/plan.yaml'))
  const all = ['demo', 'outcomes'].flatMap((name) =>
    (
      parse(read(`seeds/licheng-2022/${name}.csv`), { columns: true, bom: true }) as Record<string, string>[]
    ).map(
      (row, index): Observation => ({
        region: plan.region,
        indicator: row.indicator ?? '',
        period: period(row.period ?? ''),
        basis: row.basis as Basis,
        value: row.value ? decimal(row.value) : null,
        status: (row.status || 'A') as ObsStatus,
        knownAt: `${row.known_at}T01:00:00.000Z`,
        source: row.source ?? '',
        note: row.note ?? '',
        row: index + 2,
        cell: `C${index + 2}`,
        upload: name,
        recordedAt: `${row.known_at}T02:00:00.000Z`,
      }),
    ),
  )
  const latest = new Map<string, Observation>()
  for (const figure of all.toSorted((a, b) => (a.knownAt < b.knownAt ? -1 : 1))) {
    if (figure.knownAt <= endOfDay(asOf)) latest.set(keyOf(figure), figure)
  }
  const figures = [...latest.values()]
  const assessments = assessPlan(plan, figures, asOf)
  const files = readdirSync(join(root, 'dashboards')).flatMap((name) => {
    if (name === ALERTS_FILE) return []
    const { board } = readBoard(read(`dashboards/${name}`))
    return board ? [board.file] : []
  })
  const now = `${asOf}T02:42:00.000Z`
  return {
    plan,
    all,
    figures,
    assessments,
    boards: boardsFor(files, plan),
    asOf,
    view: (board, lang = 'zh') =>
      wallView({ slips: SLIPS, board, plan, assessments, figures, asOf, knownAt: null, lang, now }),
    frame: (path, lang = 'zh') => ({
      lang,
      nonce: NONCE,
      assets: { wall: '/assets/wall.js', desk: '/assets/desk.js', fonts: '/assets/fonts.css' },
      path,
      look: {},
      today: asOf,
      now,
      release: '1',
    }),
  }
}
