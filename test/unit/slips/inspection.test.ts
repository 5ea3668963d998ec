// Inspections out of their events, what can be written of them, and whom they concern.
import { expect, test } from 'vitest'
import { doerOf } from '../../../src/core/deed.ts'
import type { Plan } from '../../../src/core/plan.ts'
import {
  faultOfInspection,
  type InspectionDeed,
  type InspectionEvent,
  inspectionIdOf,
  inspectionsOf,
  unitsConcerned,
  whyInspected,
} from '../../../src/slips/inspection.ts'
import { planOf } from '../../support/plans.ts'

const [first, second] = ['区商务局', '区文旅局'] as const
const task = 1
const unit = (id: string) => ({ id, name: id, aliases: [], parent: null, members: [] })
const plan = {
  ...planOf(),
  units: [unit(first), unit(second)],
  tasks: [
    {
      number: task,
      section: null,
      text: '夜间经济',
      lead: [first],
      responsible: [],
      leaders: [],
      cadence: null,
    },
  ],
} as unknown as Plan

const OPENED = {
  kind: 'inspection-opened',
  what: 'theme',
  title: '夜间经济',
  purpose: '查夜间消费集聚区建设',
  convener: '陈督查',
  team: '',
  units: [],
  tasks: [task],
  from: '2022-06-01',
  to: '2022-06-30',
} as const

let seq = 0
const event = (deed: InspectionDeed, inspection = 'i-1'): InspectionEvent => {
  seq++
  const by = doerOf('陈督查')
  const on = '2022-06-01'
  const rest = {
    inspection,
    plan: plan.id,
    on,
    by,
    at: `${on}T01:00:00.000Z`,
    why: whyInspected(deed, by.name),
  }
  return { ...deed, ...rest, id: `e-${seq}`, seq }
}
const found = { kind: 'inspection-found', task, unit: first, good: false, text: '未开工' } as const
const closed = { kind: 'inspection-closed', text: '查清' } as const

test('replayed in the order of the log, the latest begun first; what ended is not ended twice', () => {
  const events = [
    event(OPENED),
    event({ kind: 'inspection-planned', day: '2022-06-20', place: '中山路', who: '' }),
    event({ kind: 'inspection-planned', day: '2022-06-10', place: '涂门街', who: '' }),
    event(found),
    event({ ...OPENED, title: '另一项' }, 'i-2'),
    event(closed),
    event({ ...closed, text: '再结' }),
    event(found, 'unknown'),
  ]
  const [other, one] = inspectionsOf(events.toReversed())
  expect([other?.title, one?.title]).toEqual(['另一项', '夜间经济'])
  expect(one?.visits.map(({ place }) => place)).toEqual(['涂门街', '中山路'])
  expect(one?.findings).toHaveLength(1)
  expect(one?.closed?.text).toBe('查清')
  expect(one && unitsConcerned(one, plan)).toEqual(expect.arrayContaining([...(plan.tasks[0]?.lead ?? [])]))
})

test.each<[InspectionDeed, string | null]>([
  [OPENED, null],
  [{ ...OPENED, title: ' ' }, 'inspection-invalid'],
  [{ ...OPENED, title: '长'.repeat(121) }, 'inspection-invalid'],
  [{ ...OPENED, convener: '' }, 'inspection-invalid'],
  [{ ...OPENED, purpose: '' }, 'inspection-invalid'],
  [{ ...OPENED, team: '长'.repeat(401) }, 'inspection-invalid'],
  [{ ...OPENED, tasks: [] }, 'inspection-invalid'],
  [{ ...OPENED, tasks: [99_999] }, 'inspection-invalid'],
  [{ ...OPENED, units: ['没有'] }, 'inspection-invalid'],
  [{ ...OPENED, to: '' }, 'inspection-invalid'],
  [{ ...OPENED, to: '2022-05-01' }, 'inspection-invalid'],
  [{ ...OPENED, to: '2024-06-30' }, 'inspection-invalid'],
  [{ ...OPENED, what: 'coordination', units: [first] }, 'inspection-invalid'],
  [{ ...OPENED, what: 'coordination', units: [first, second], tasks: [] }, null],
  [{ ...OPENED, what: 'visit', tasks: [] }, null],
  [found, null],
  [{ ...found, text: '' }, 'inspection-invalid'],
  [{ ...found, task: 99_999 }, 'inspection-invalid'],
  [{ ...found, unit: '没有' }, 'inspection-invalid'],
  [{ kind: 'inspection-planned', day: 'soon', place: '中山路', who: '' }, 'inspection-invalid'],
  [{ kind: 'inspection-planned', day: '2022-06-10', place: '', who: '' }, 'inspection-invalid'],
  [{ ...closed, text: '' }, 'inspection-invalid'],
])('what can be written: %j', (deed, code) => {
  const [one = null] = deed.kind === 'inspection-opened' ? [] : inspectionsOf([event(OPENED)])
  expect(faultOfInspection(deed, one, plan)?.code ?? null).toBe(code)
})

test('nothing more is written of one that is concluded; one form is one inspection', () => {
  const [one = null] = inspectionsOf([event(OPENED), event(closed)])
  expect(faultOfInspection(found, one, plan)?.code).toBe('inspection-over')
  expect(inspectionIdOf('p', OPENED, 'n')).toBe(inspectionIdOf('p', OPENED, 'n'))
  expect(inspectionIdOf('p', OPENED, 'n')).not.toBe(inspectionIdOf('p', OPENED, 'm'))
})
