// Pages of drafts with something of everything: questions with their gauges, changed and left numbers, names, what will appear.

import { spelt } from '../../../src/boards/spelling.ts'
import { withDictionary } from '../../../src/drafting/dictionary.ts'
import { draftOfNotice } from '../../../src/drafting/from-notice.ts'
import { namedIn } from '../../../src/drafting/names.ts'
import { outlookOf } from '../../../src/drafting/outlook.ts'
import { planValues } from '../../../src/drafting/plan-draft.ts'
import type { ListedDraft, PlanDraft } from '../../../src/drafting/plan-drafts.ts'
import { planYaml } from '../../../src/drafting/plan-yaml.ts'
import { faultsOf, taskView } from '../../../src/drafting/task-view.ts'
import { blocksOfText } from '../../../src/notices/decoders/plain.ts'
import { readNotice } from '../../../src/notices/read-notice.ts'
import { readPlan } from '../../../src/plans/parse-plan.ts'
import {
  type Frame,
  renderDraftDictionary,
  renderDraftFacts,
  renderDraftForce,
  renderDraftNames,
  renderDraftSections,
  renderPlanDraft,
  renderPlanNew,
  renderTaskCard,
} from '../../../src/web/index.ts'

const spell = spelt

const AT = '2026-01-05T01:30:00.000Z'
const NOTICE =
  '2026年目标任务<script>alert("$& $1")</script>\n1.粮食产量稳定在23万吨。（责任单位：区农水局、区统计局）\n2.新建口袋公园6个，“五个一批”全面推进。（责任单位：鲤城区统计局）'

const content = draftOfNotice(readNotice(blocksOfText(NOTICE), { year: 2026 }), {
  plans: new Set(),
  region: '350502',
  regionName: '鲤城区',
  notice: { name: '通知.docx', sha256: 'a'.repeat(64) },
  spell,
})
const begun = { seq: 1, what: 'begun', at: AT, by: '李强', person: 'p-1' } as const
const draft: PlanDraft = {
  ...content,
  id: '00000000-0000-4000-8000-000000000000',
  seq: 1,
  state: { state: 'open', by: { person: 'p-1', name: '李强' }, at: AT, reason: '文号不对', plan: null },
  versions: new Map(['head', 'state', ...content.tasks.map(({ key }) => key)].map((key) => [key, begun])),
}
const faults = faultsOf(draft)
const face = { ...draft, tasks: draft.tasks.length, left: 1, open: true }

export const listedDraft: ListedDraft = {
  ...{ id: draft.id, head: draft.head, state: draft.state, tasks: 2, open: 1, begunAt: AT, changedAt: AT },
}

const cards = ({ lang }: Frame) =>
  draft.tasks.map((task) => ({
    ...{
      view: taskView(draft, task, faults, lang),
      lang,
      draft: draft.id,
      back: '?show=all&page=1',
      open: true,
    },
    sections: draft.head.values.sections ?? [],
    partners: [],
  }))

export const DRAFT_PAGES: Readonly<Record<string, (frame: Frame) => string>> = {
  'plan-new': (frame) =>
    renderPlanNew(
      {
        given: { region: '350502', regionName: '鲤城区', year: '2026', pasted: NOTICE },
        regions: [{ code: '350502', name: '鲤城区' }],
        failure: { zh: '没有读到任务。', en: 'No tasks were found.' },
      },
      frame,
    ),
  'plan-draft': (frame) =>
    renderPlanDraft({ face, show: 'all', cards: cards(frame), page: 1, pages: 1, total: 2 }, frame),
  'draft-card': (frame) => cards(frame).map(renderTaskCard).join(''),
  'draft-names': (frame) =>
    renderDraftNames(
      { face, version: 1, units: namedIn(draft, 'unit'), leaders: namedIn(draft, 'leader') },
      frame,
    ),
  'draft-dictionary': (frame) => {
    const entry = { aliases: [], definition: null, formula: null, origin: null, source: null, parts: [] }
    const entries = [
      {
        ...entry,
        name: '口袋公园',
        definition: '400平方米以上、对外开放',
        origin: '园林台账',
        parts: ['街角绿地'],
      },
      { ...entry, name: '停车泊位', definition: '公共停车泊位' },
    ]
    const { head, tasks } = withDictionary(draft, entries, '指标解释.xlsx')
    const all = draft.tasks.map((task) => tasks.find(({ key }) => key === task.key) ?? task)
    const rows = all.flatMap((task) =>
      (task.values.indicators ?? []).map((indicator) => ({ task, version: 1, indicator })),
    )
    const shown = { version: 1, all: rows.map(({ indicator }) => indicator), rows, page: 1, pages: 1 }
    return renderDraftDictionary({ face: { ...face, head }, ...shown }, frame)
  },
  'draft-sections': (frame) => renderDraftSections({ face, version: 1, tasks: draft.tasks }, frame),
  'draft-facts': (frame) => renderDraftFacts({ face, version: 1, faults: [] }, frame),
  'draft-force': (frame) => {
    const { plan, faults: found } = readPlan(planYaml(planValues(draft)))
    return renderDraftForce(
      {
        ...{ face, faults: found, failure: null, review: true },
        outlook:
          plan &&
          outlookOf({
            ...{ plan, boardFiles: [], plans: [], today: '2026-01-05' },
            rules: [{ zh: '欠进度', en: 'Behind' }],
          }),
        may: { send: true, confirm: false, withdraw: false },
      },
      frame,
    )
  },
}
