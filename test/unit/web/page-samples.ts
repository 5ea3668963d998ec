// Every page with something of everything on it, as it would be rendered for a reader: what the golden pages show.
import { boardsFor, gaugeView, tallyOf } from '../../../src/boards/index.ts'
import { assess, assessPlan } from '../../../src/core/assess.ts'
import { LIGHTS } from '../../../src/core/assessment.ts'
import { beginSteps } from '../../../src/core/beginning.ts'
import { decimal } from '../../../src/core/decimal.ts'
import { doerOf } from '../../../src/core/deed.ts'
import type { EvidenceFile } from '../../../src/core/evidence.ts'
import { byIndicatorOf } from '../../../src/core/figures-about.ts'
import { yearOfPeriods } from '../../../src/core/history.ts'
import { monthEndsOf } from '../../../src/core/month-ends.ts'
import { period } from '../../../src/core/period.ts'
import type { Indicator } from '../../../src/core/plan.ts'
import { fault } from '../../../src/core/problem.ts'
import { prove } from '../../../src/core/prove.ts'
import type { Receipt } from '../../../src/core/receipt.ts'
import type { Due } from '../../../src/core/reporting.ts'
import { text } from '../../../src/core/text.ts'
import { watchedState, watchedStates } from '../../../src/core/watched.ts'
import { dueCalendar } from '../../../src/desk/calendar.ts'
import { areaOf, EVERYTHING, ledgerGroups, ledgerRows, ledgerTally } from '../../../src/desk/ledger.ts'
import { narrativeDesk } from '../../../src/desk/narrative-desk.ts'
import { heatOf, overviewTotals, soonOf, worstOf } from '../../../src/desk/overview.ts'
import { findIn, planEntries, searchIndex } from '../../../src/desk/search.ts'
import { watchedRows } from '../../../src/desk/watched-list.ts'
import { formats, pickerOf } from '../../../src/ingest/formats/index.ts'
import type { Inspection } from '../../../src/slips/inspection.ts'
import {
  type AreaInput,
  type Frame,
  type HoldsInput,
  type LedgerInput,
  type ListedSlip,
  readDoc,
  renderArea,
  renderAreaPrint,
  renderAreas,
  renderBegin,
  renderBoards,
  renderCell,
  renderChannels,
  renderContradictions,
  renderDeeds,
  renderDispatch,
  renderDueCalendar,
  renderEmbed,
  renderFollowing,
  renderHealth,
  renderHelp,
  renderHelpPage,
  renderHolds,
  renderInbox,
  renderIndicator,
  renderInspection,
  renderInspections,
  renderLedger,
  renderMatters,
  renderMe,
  renderNarratives,
  renderNewSlip,
  renderNoticeChoice,
  renderOverview,
  renderPairing,
  renderPeople,
  renderPlan,
  renderPlanBoards,
  renderPlans,
  renderPlanYears,
  renderPreview,
  renderProblem,
  renderProblemCatalogue,
  renderReports,
  renderReportTemplates,
  renderReview,
  renderReviews,
  renderRules,
  renderRuleYear,
  renderScreens,
  renderSearch,
  renderSend,
  renderSignIn,
  renderSlip,
  renderSlipList,
  renderSlipPrint,
  renderSnippet,
  renderTask,
  renderUpload,
  renderUploads,
  renderWaiting,
  renderWatched,
  type SlipInput,
  type UploadInput,
} from '../../../src/web/index.ts'
import { keptPlan } from '../../support/plans.ts'
import { AS_OF, figure, sampleFigures, samplePlan, watchedOf } from '../boards/sample.ts'
import { DRAFT_PAGES, listedDraft } from './draft-samples.ts'
import { roundPages } from './round-samples.ts'

const plan = samplePlan()
const figures = sampleFigures(plan)
const kept = keptPlan(plan)
const AT = '2022-10-20T01:30:00.000Z'
const HOMES = period('2022-10')
/** What nobody may smuggle into a page, and what a careless replacement mangles. */
const EVIL = '<script>alert("$& $1")</script>'

/** A figure that is only watched, with a name that means harm. */
const pmi: Indicator = { ...(watchedOf(plan)[0] as Indicator), id: 'pmi', name: `采购经理指数${EVIL}` }
const watching = { ...plan, watched: [pmi] }
const pmiFigures = [
  figure(watching, 'pmi', '2021-10', '50.1'),
  figure(watching, 'pmi', '2022-09', '49.2'),
  figure(watching, 'pmi', '2022-10', '49.5'),
]
const watchedSamples = watchedRows(watching, watchedStates(watching, byIndicatorOf(pmiFigures), AS_OF))

const receipt: Receipt = {
  upload: 'upload-1',
  sha256: 'b'.repeat(64),
  filename: '10月.xlsx',
  format: 'xlsx',
  encoding: null,
  receivedAt: AT,
  by: '王芳',
  dryRun: false,
  rows: { read: 12, new: 6, revised: 2, unchanged: 4 },
  revised: [
    {
      region: plan.region,
      indicator: 'homes',
      period: HOMES,
      basis: 'cumulative',
      before: '1129',
      after: null,
      row: 3,
      cell: 'C3',
    },
  ],
  statusChanges: [
    {
      region: plan.region,
      plan: plan.id,
      indicator: 'homes',
      name: '回迁群众',
      from: { period: period('2022-09'), status: 'on-pace', light: 'blue' },
      to: { period: HOMES, status: 'behind', light: 'red' },
    },
  ],
  warnings: [
    {
      id: 'factor-of-ten/350502/homes/2022-10/cumulative',
      check: 'factor-of-ten',
      code: 'factor-of-ten',
      region: plan.region,
      indicator: 'homes',
      period: HOMES,
      basis: 'cumulative',
      row: 3,
      cell: 'C3',
      detail: text(`比上期多出许多 ${EVIL}`, `Far more than before ${EVIL}`),
      fix: text('请核对。', 'Please check.'),
      reason: null,
    },
  ],
  reading: {
    sheet: '10月',
    layout: 'wide',
    shape: 'shape-of-it',
    mapping: '{}',
    skipped: [],
    skippedRows: 2,
    hiddenSheets: ['旧', '草稿'],
    hiddenRows: 1,
    hiddenColumns: 1,
    hiddenRead: false,
  },
  conversions: [
    { row: 4, cell: 'C4', indicator: 'sales', from: '1500000', fromUnit: '万元', to: '150', toUnit: '亿元' },
  ],
  edits: [{ sheet: '10月', row: 4, column: 2, cell: 'C5', before: '', after: '12' }],
}

/** With sentences of its own: those of the catalogue have tests of theirs. */
const oddKey = {
  ...fault('board-unknown-key', { key: 'x', where: 'board', nearest: 'id', known: 'id' }),
  detail: text('没有“x”这个键。', 'There is no key “x”.'),
  fix: text('是否想写“id”？', 'Did you mean “id”?'),
}

const standing = (value: string) => ({ value, status: 'A', releaseAt: null }) as const
const beside = [
  {
    region: plan.region,
    indicator: 'homes',
    period: HOMES,
    basis: 'cumulative' as const,
    row: 3,
    cell: 'C3',
    sent: standing('1131'),
    stands: standing('1130'),
    upload: 'upload-0-of-somebody',
  },
  {
    region: plan.region,
    indicator: 'parking',
    period: HOMES,
    basis: 'cumulative' as const,
    row: 4,
    cell: 'C4',
    sent: standing('520'),
    stands: null,
    upload: null,
  },
]
const conflicts = beside.slice(0, 1).map((one) => ({ ...one, seen: standing('1129') }))
const record: UploadInput['record'] = {
  id: 'upload-1',
  sha256: receipt.sha256,
  filename: receipt.filename,
  bytes: 1200,
  receipt: {
    ...receipt,
    review: { sentBy: '王芳', sentAt: AT, confirmedBy: '李强', confirmedAt: AT, conflicts },
  },
  committed: { at: AT, by: '王芳' },
  undone: { at: '2022-10-21T01:30:00.000Z', by: '李强', reason: `$& ${EVIL}` },
}
const names = new Map(plan.indicators.map(({ id, name }) => [id, name]))

const parts = [
  {
    part: { id: 'scheduler', words: text('定时任务', 'Scheduler'), everyMs: 1, off: false },
    state: 'well' as const,
    wellAt: AT,
    failedAt: null,
    note: '',
  },
  {
    part: { id: 'channel/mail', words: text('邮件', 'Mail'), everyMs: 1, off: false },
    state: 'failing' as const,
    wellAt: null,
    failedAt: AT,
    note: EVIL,
  },
]

const slip: ListedSlip = {
  id: '0123456789abcdef0123',
  plan: plan.id,
  number: '鲤督〔2022〕3号',
  level: 'red',
  subject: { kind: 'indicator', id: 'homes' },
  title: text('回迁群众', 'Households rehoused'),
  shareOf: null,
  rule: { id: 'behind', words: text('落后于序时进度', 'Behind the pace') },
  helpers: [],
  leaders: [{ id: '王垦福', name: '王垦福' }],
  receiver: { kind: 'unit', id: 'guchengzhihuibu', name: '区古城保护发展指挥部' },
  reason: text('落后序时 26.8 点。', '26.8 points behind.'),
  entry: null,
  result: '',
  measures: [
    {
      id: 'm1',
      text: `赶工 ${EVIL}`,
      owner: '王芳',
      due: '2022-11-30',
      state: 'reported',
      reported: { name: '王芳', on: '2022-10-20', text: '已完' },
      verdict: { name: '王伟', on: '2022-10-10', text: '不实', accepted: false },
    },
  ],
  issued: '2022-10-21',
  limit: '2022-10-28',
  ended: null,
  left: -1,
  state: 'unsigned',
  overdue: true,
  stood: null,
  together: { sign: true, close: false },
}
const shown: EvidenceFile = {
  id: 'e-1',
  subject: { kind: 'slip', id: slip.id, plan: plan.id },
  part: null,
  name: `现场${EVIL.replaceAll(/[<>]/g, '_')}.png`,
  type: 'png',
  bytes: 1_234_567,
  sha256: 'c'.repeat(64),
  at: AT,
  by: '王芳',
  person: 'p-1',
  releaseAt: null,
  removed: null,
}

const slips = [
  slip,
  {
    ...slip,
    id: '1123456789abcdef0123',
    level: 'blue' as const,
    state: 'recovering' as const,
    overdue: false,
    together: { sign: false, close: true },
  },
]
/** Two of one whole, which read as one line. */
const sharesSlips = (['开元街道', `海滨${EVIL}`] as const).map((part, at) => ({
  ...slip,
  id: `${at + 2}123456789abcdef0123`,
  number: `鲤督〔2022〕${at + 4}号`,
  level: (['orange', 'blue'] as const)[at] ?? 'blue',
  title: text(`新建公园面积（${part}）`, `New parks (${part})`),
  shareOf: { indicator: 'parks', title: text('新建公园面积', 'New parks'), part },
  overdue: at === 0,
}))

const sheet: SlipInput['sheet'] = {
  id: slip.id,
  number: slip.number,
  level: 'red',
  heading: text('红色督查单（上报）', 'Red slip (reported upward)'),
  plan: { id: plan.id, title: plan.title, document: plan.document },
  matter: '回迁群众',
  rule: 'behind',
  period: HOMES,
  since: '2022-09-30',
  reason: slip.reason,
  now: text('落后序时 20 点。', '20 points behind.'),
  proof: [],
  requirement: text('请报措施。', 'Say what is being done.'),
  issued: { name: 'duibiao', on: '2022-10-21' },
  limit: slip.limit,
  receiver: slip.receiver.name,
  copies: ['王伟'],
  signature: { name: '王芳', on: '2022-10-22', level: 'orange' },
  signatures: [],
  replies: [
    {
      id: 'slip.replied.1',
      name: '王芳',
      on: '2022-10-24',
      text: `正在办理 ${EVIL}`,
      evidence: [
        { name: '会议纪要', link: null },
        { name: '现场照片', link: 'https://example.org/photo' },
      ],
      verdict: { name: '李强', on: '2022-10-25', granted: false, text: '不具体', limit: '2022-11-02' },
    },
  ],
  measures: [{ text: `赶工 ${EVIL}`, owner: '王芳', due: '2022-11-30', accepted: false }],
  extensions: [{ name: '王芳', on: '2022-10-24', days: 3, text: '等批复', verdict: null }],
  appeals: [],
  status: 'open',
  closing: null,
  record: [{ on: '2022-10-21', at: AT, why: text('开单', 'Issued') }],
}

const finding = {
  matter: {
    plan: plan.id,
    region: plan.region,
    subject: { kind: 'indicator' as const, id: 'homes' },
    rule: 'behind',
  },
  asOf: AS_OF,
  condition: 'raised' as const,
  level: 'orange' as const,
  period: HOMES,
  since: null,
  reason: slip.reason,
  requirement: sheet.requirement,
  receivers: [{ kind: 'unit' as const, id: slip.receiver.id }],
  leaders: [],
  limitDays: 5,
  urgent: false,
  facts: null,
}
const rule = {
  id: 'behind',
  title: slip.rule.words,
  on: false,
  words: { raises: text('落后 5 点', '5 points behind'), clears: text('回到序时', 'On pace again') },
  limitDays: 5,
  ofService: false,
}

const narrative = {
  id: 'n-2',
  plan: plan.id,
  task: 2,
  at: AT,
  by: '王芳',
  person: 'p-1',
  releaseAt: '2023-01-01T00:00:00.000Z',
  unit: plan.tasks[1]?.lead[0] ?? '',
  period: HOMES,
  claim: 'on-pace' as const,
  words: { progress: `已回迁 1130 户 ${EVIL}`, problems: '资金', next: '' },
}
const threads = [{ latest: narrative, earlier: [{ ...narrative, id: 'n-1', releaseAt: null }] }]
const reporter = {
  id: 'p-1',
  name: '王芳',
  role: 'reporter' as const,
  unit: '区古城保护发展指挥部',
  scopes: null,
}
const texts = {
  plan,
  task: 2,
  indicator: 'homes',
  threads,
  comments: [
    {
      id: 'c-1',
      plan: plan.id,
      task: 2,
      at: AT,
      by: '王伟',
      person: 'p-2',
      releaseAt: null,
      indicator: 'homes',
      text: `抓紧 ${EVIL}`,
    },
  ],
  mayComment: true,
}

const homes = plan.indicators.find(({ id }) => id === 'homes')
if (!homes) throw new Error('the sample plan has no homes')
const judged = { plan, indicator: homes, figures, asOf: AS_OF }
const sampleYears = [
  {
    plan: { ...plan, id: 'p-2021', year: 2021, title: '上年' },
    indicator: homes,
    assessment: assess({ ...judged, figures: [] }),
  },
  { plan, indicator: homes, assessment: assess(judged) },
]

const holds: HoldsInput = {
  holds: [
    {
      id: 'h-1',
      what: text(`静默 ${EVIL}`, `Silence ${EVIL}`),
      from: AS_OF,
      until: AS_OF,
      state: 'stands',
      mayConfirm: false,
      mayEnd: true,
    },
    {
      id: 'h-2',
      what: text('静默全部督查单', 'All slips are silenced'),
      from: AS_OF,
      until: AS_OF,
      state: 'waits',
      mayConfirm: true,
      mayEnd: true,
    },
  ],
  may: { hold: true, away: true },
  plans: [{ id: plan.id, name: plan.title }],
  rules: [{ id: 'behind', name: 'behind' }],
  units: plan.units,
  persons: [{ id: 'p-1', name: '王芳' }],
  deputies: [{ id: 'p-2', name: '王伟' }],
  today: AS_OF,
  nonce: 'nonce-of-form',
  failure: text('止日在前。', 'Its last day is over.'),
}

const screen = {
  id: 'screen-1',
  name: `大厅 ${EVIL}`,
  made: AT,
  paired: true,
  wish: { board: 'b', theme: 'dark' as const, paused: false, told: null },
  report: null,
}
const heldToken = {
  id: 'token-1',
  name: '统计平台',
  scopes: ['boards:read' as const],
  made: AT,
  expires: null,
  lastUse: null,
  from: null,
}
const doubted = {
  id: 'factor-of-ten/1',
  cell: 'C3',
  name: '回迁群众',
  detail: text('突变', 'A jump'),
  fix: text('请核对', 'Check it'),
  reason: null,
  own: '',
}

const [board] = boardsFor(
  [{ id: 'mine', title: { zh: '我的看板', en: 'Mine' }, pages: [{ tiles: [{}] }] }],
  plan,
)
if (!board) throw new Error('the sample plan has no board')

const may = { confirm: true, withdraw: true, file: true }
const sent = {
  id: 'sent-1',
  person: 'p-1',
  by: '王芳',
  at: AT,
  decision: null,
  kind: 'upload' as const,
  sha256: receipt.sha256,
  filename: receipt.filename,
  words: { reasons: {} } as never,
  receipt,
}
const undo = { ...sent, id: 'sent-2', kind: 'undo' as const, upload: 'upload-1', reason: `错了 ${EVIL}` }
const decided = {
  ...sent,
  id: 'sent-3',
  decision: {
    what: 'sent-back' as const,
    by: '李强',
    person: 'p-3',
    at: AT,
    reason: '$& 差一格',
    upload: null,
  },
}

/** The page of `homes`, whose 2000 are shared out as 1200, 600 and 100, or of one of its shares. */
function sharedOutIndicator(whole: Indicator, id = whole.id): Parameters<typeof renderIndicator>[0] {
  const share = (n: number, value: number, more: Partial<Indicator>): Indicator => ({
    ...whole,
    id: `homes-${n}`,
    name: `回迁群众（${n}）`,
    phrase: null,
    shareOf: whole.id,
    target: { ...whole.target, value: decimal(value) },
    ...more,
  })
  const indicators = [
    ...plan.indicators,
    share(1, 1200, { place: `开元街道${EVIL}` }),
    share(2, 600, { lead: ['区发改局'], leaders: ['庄垂生'] }),
    share(3, 100, { place: '海滨街道' }),
  ]
  const shared = { ...plan, indicators }
  const all = [
    ...figures,
    figure(shared, 'homes-1', '2022-10', '1100'),
    figure(shared, 'homes-2', '2022-10', '100'),
  ]
  const indicator = indicators.find((one) => one.id === id) ?? whole
  const input = { plan: shared, indicator, figures: all, asOf: AS_OF }
  return {
    ...input,
    assessment: assess(input),
    proof: prove(input),
    year: yearOfPeriods(shared, indicator, all, AS_OF),
    vintages: [],
    partner: [],
    uploads: new Map(),
    due: null,
    evidence: new Map(),
    events: [],
    mayMark: false,
    place: null,
    slips: [],
    knownAt: null,
    mayCorrect: false,
    texts: null,
    years: [],
    programme: [],
    around: { assessments: assessPlan(shared, all, AS_OF), figures: all },
  }
}

const ledger = (subject: LedgerInput['subject'], group: 'none' | 'section', frame: Frame): string => {
  const asked = { ...EVERYTHING, group, words: '<户>' }
  const assessments = assessPlan(plan, figures, AS_OF)
  const rows = ledgerRows(subject, { plan, assessments, figures, slips, narratives: [narrative] })
  const groups = group === 'none' ? [{ id: null, rows }] : ledgerGroups(plan, rows, group)
  return renderLedger(
    {
      ...{ subject, plan, asOf: AS_OF, figures, asked, total: rows.length, pages: 2, demo: true },
      groups: groups.map((one) => ({ ...one, tally: ledgerTally(one.rows) })),
      tally: ledgerTally(rows),
      watched: subject === 'indicators' ? watchedSamples : [],
    },
    frame,
  )
}

const helpDoc = readDoc(
  `# 案头\n\n看 [台账](desk.md#台账)、[源码](../src/x.ts)、[坏](javascript:alert(1))。\n\n## 台账\n\n| 列 | 是 |\n| --- | --- |\n| 甲<br>乙 | ${EVIL} |\n\n![图](images/x.png)\n`,
  (href) => (href.startsWith('desk.md') ? '/help/desk#台账' : null),
)

/** Of a supervisor who leads one of the units, so that everything stands on it. */
const overview = (frame: Frame): string => {
  const assessments = assessPlan(plan, figures, AS_OF)
  const narratives = [narrative]
  const rows = ledgerRows('indicators', { plan, assessments, figures, slips, narratives })
  const tasks = ledgerRows('tasks', { plan, assessments, figures, slips: [], narratives })
  const steps = monthEndsOf(plan, figures, AS_OF)
  let step = steps.next()
  while (!step.done) step = steps.next()
  const months = step.value
  const due: Due = { indicator: 'homes', period: HOMES, day: '2022-11-18', arrival: 'coming' }
  const late: Due = { indicator: 'sales', period: HOMES, day: '2022-10-20', arrival: 'missing' }
  const worst = worstOf(plan, rows, byIndicatorOf(figures), months, 10)
  return renderOverview(
    {
      begun: 1,
      standing: {
        plan,
        choices: [plan, { ...plan, id: 'other', title: `丰泽 ${EVIL}` }],
        asOf: AS_OF,
        figures,
        area: { kind: 'leader', id: '王伟', name: '王伟' },
        whole: overviewTotals(rows, months),
        own: overviewTotals(rows.slice(1), months),
        worstOwn: worst.slice(0, 1),
        worst: worst.slice(1),
        months,
        heat: heatOf(plan, rows, months),
        changed: { behind: ['homes', 'sales'], caughtUp: ['gdp'], missing: [] },
        visit: {
          at: AT,
          figures: ['gdp', 'homes', 'parking', 'sales', 'accidents'],
          narratives: 1,
          slips: 2,
        },
        followed: [
          {
            ...{ what: 'figure', at: AT, task: 1, indicator: 'homes', slip: null },
            ...{ title: text('回迁', 'Homes'), words: text(EVIL, EVIL) },
          },
        ],
        soon: [
          ...soonOf(plan, [due], AS_OF),
          { day: '2022-12-23', figures: [], steps: [{ indicator: 'homes', name: EVIL }], duties: [EVIL] },
        ],
        watched: watchedSamples,
        work: {
          ...{ reports: true, due: [late, due], unanswered: slips, unwritten: [1, 2], month: HOMES },
          ...{ decide: slips.slice(0, 1), overdue: slips, held: { figures: 3, overdue: 1 }, reviews: 2 },
          doubtful: [{ id: 'upload-1', filename: EVIL, doubts: 2 }],
          measures: { late: 1, near: 2 },
        },
        unitTasks: tasks.map((row, at) => ({
          ...{
            row,
            leads: at === 0,
            due: at === 0 ? [due] : [late],
            writes: ['区发改局'],
            written: at === 0,
          },
        })),
        demo: true,
      },
    },
    frame,
  )
}

const noted = {
  ...{ inspection: 'i-1', plan: plan.id, at: AT, on: '2022-10-22', by: doerOf('陈督查') },
  ...{ why: text('', ''), seq: 1 },
} as const
const inspection: Inspection = {
  ...{ id: 'i-1', plan: plan.id, what: 'theme', title: EVIL, purpose: EVIL, convener: EVIL, team: EVIL },
  ...{
    units: [plan.units[0]?.id ?? ''],
    tasks: [plan.tasks[0]?.number ?? 1],
    from: '2022-10-20',
    to: '2022-11-20',
  },
  opened: { on: '2022-10-20', at: AT, by: doerOf('陈督查') },
  visits: [{ ...noted, id: 'v-1', kind: 'inspection-planned', day: '2022-10-25', place: EVIL, who: EVIL }],
  findings: [
    {
      ...{ ...noted, id: 'f-1', kind: 'inspection-found', task: plan.tasks[0]?.number ?? 1, unit: null },
      ...{ good: false, text: EVIL },
    },
    {
      ...noted,
      id: 'f-2',
      kind: 'inspection-found',
      task: null,
      unit: plan.units[0]?.id ?? '',
      good: true,
      text: EVIL,
    },
  ],
  closed: null,
}

const areas = (kind: 'unit' | 'leader') => {
  const assessments = assessPlan(plan, figures, AS_OF)
  const rows = ledgerRows('tasks', { plan, assessments, figures, slips, narratives: [narrative] })
  return (kind === 'unit' ? plan.units : plan.leaders).map((one) => areaOf(plan, rows, kind, one))
}
const area = (kind: 'unit' | 'leader'): AreaInput => ({
  area: areas(kind)[1] ?? areaOf(plan, [], kind, { id: '', name: '' }),
  plan,
  asOf: AS_OF,
  figures,
  due: [
    { indicator: 'homes', period: HOMES, day: '2022-10-20', arrival: 'late' },
    { indicator: 'sales', period: HOMES, day: '2022-10-20', arrival: 'missing' },
  ],
  watched: kind === 'unit' ? watchedSamples : [],
  narratives: kind === 'unit' ? [narrative] : [],
  slips: kind === 'unit' ? slips : [],
  people: kind === 'unit' ? [{ name: `王芳 ${EVIL}`, role: 'reporter' }] : null,
  demo: true,
})

/** Each page by the name of its golden file. */
export const PAGES: Readonly<Record<string, (frame: Frame) => string>> = {
  units: (frame) =>
    renderAreas(
      {
        kind: 'unit',
        plan,
        asOf: AS_OF,
        areas: areas('unit').map((one, at) => ({ ...one, missing: at, slips: at })),
        demo: false,
      },
      frame,
    ),
  unit: (frame) => renderArea(area('unit'), frame),
  leader: (frame) => renderArea(area('leader'), frame),
  'unit-print': (frame) => renderAreaPrint(area('unit'), frame),
  ledger: (frame) => ledger('tasks', 'section', frame),
  'ledger-indicators': (frame) => ledger('indicators', 'none', frame),
  begin: (frame) =>
    renderBegin(
      {
        steps: beginSteps({
          administrators: [{ name: EVIL, ownPassword: true, ownName: true }],
          plans: [],
          reporting: 1,
          supervisors: 0,
          figures: false,
        }),
        plan,
        demonstration: { plan, state: 'shown' },
        failure: text('没有收起。', 'Nothing was put away.'),
      },
      frame,
    ),
  me: (frame) =>
    renderMe(
      {
        name: '王芳',
        login: 'wangfang',
        role: 'reporter',
        unit: '区商务局',
        hasPassword: true,
        mustChange: false,
        session: 's-1',
        sessions: [
          { ...heldToken, id: 's-1', from: '10.0.0.1', lastUse: AT, expires: AT },
          { ...heldToken, id: 's-2' },
        ],
        tokens: [heldToken],
        feeds: [{ ...heldToken, id: 'f-1', scopes: null }],
        addresses: ['https://a.invalid/feeds/dbf_x/limits.ics', 'https://a.invalid/feeds/dbf_x/news.atom'],
        scopes: ['boards:read'],
        token: 'secret-token',
        done: text('密码已改。', 'The password was changed.'),
      },
      frame,
    ),
  'me-must-change': (frame) =>
    renderMe(
      {
        name: '王芳',
        login: 'wangfang',
        role: 'reporter',
        unit: null,
        hasPassword: true,
        mustChange: true,
        session: 's-1',
        sessions: [],
        tokens: [],
        feeds: [],
        addresses: null,
        scopes: [],
        token: null,
        done: null,
      },
      frame,
    ),
  'notice-choice': (frame) =>
    renderNoticeChoice(
      {
        channels: [
          { id: 'mail', words: text('电子邮件', 'E-mail'), wanted: true },
          { id: 'mail-2', words: text('备用邮件', 'Other mail'), wanted: false },
        ],
        address: 'wangfang@example.gov.cn',
        digestAt: '09:30',
        usual: '08:30',
        done: true,
      },
      frame,
    ),
  channels: (frame) =>
    renderChannels(
      {
        parts,
        channels: [{ id: 'mail', words: text('邮件', 'Mail'), waiting: 2, dead: 1, sent: 40 }],
        dead: [{ channel: 'mail', title: text('督查单', 'Slip'), at: AT, note: EVIL }],
        mayTest: true,
        nonce: 'nonce-of-form',
        tested: {
          channel: 'mail',
          attempt: { attempt: 8, state: 'dead', at: AT, nextAt: AT, note: '$& refused' },
        },
      },
      frame,
    ),
  people: (frame) =>
    renderPeople(
      {
        people: [
          {
            id: 'p-1',
            login: 'wangfang',
            name: '王芳',
            role: 'reporter',
            unit: '区商务局',
            active: false,
            account: null,
          },
        ],
        units: ['区商务局'],
        made: [
          { login: 'wangfang', password: 'four words of it' },
          { login: 'lihua', password: 'four other words here' },
        ],
        known: [EVIL],
        refused: {
          list: EVIL,
          faults: [fault('people-list-twice', { login: EVIL, row: 2 }, { row: 3, column: 'login' })],
        },
        slowed: [{ login: EVIL, address: null, failures: 51 }],
      },
      frame,
    ),
  'plan-boards': (frame) =>
    renderPlanBoards(
      {
        followed: [{ kept, boards: [board] }],
        toCome: [{ ...kept, plan: { ...plan, id: 'next', year: 2023, title: '2023年示例目标' } }],
        withdrawn: [{ plan, withdrawal: { reason: EVIL, by: '王芳', at: AT } }],
        today: AS_OF,
        mayWithdraw: true,
        failure: { plan: 'next', words: text('请写明撤回原因。', 'Say why it is withdrawn.') },
      },
      frame,
    ),
  waiting: (frame) =>
    renderWaiting(
      [
        {
          region: '350502',
          indicator: 'firms',
          name: '净增市场主体',
          figures: 3,
          overdue: 1,
          since: AT,
          publicFrom: '2023-01-20T02:00:00.000Z',
        },
      ],
      frame,
    ),
  deeds: (frame) =>
    renderDeeds(
      {
        day: AS_OF,
        entries: [
          {
            seq: 7,
            at: AT,
            who: '王芳',
            role: text('报送员', 'Reporter'),
            from: '10.0.0.1',
            what: text('报送', 'Sent'),
            subject: 'upload-1',
            change: '行数：12',
            hash: 'c'.repeat(64),
          },
        ],
        opening: 'd'.repeat(64),
        closing: null,
        seal: 'e'.repeat(64),
      },
      frame,
    ),
  screens: (frame) =>
    renderScreens(
      {
        screens: [
          screen,
          {
            ...screen,
            id: 'screen-2',
            report: {
              at: frame.now,
              skewMs: 130_000,
              board: 'b',
              page: 2,
              pages: 3,
              width: 1920,
              height: 1080,
              dpr: 1,
              release: '0',
              failed: null,
              memory: 52_428_800,
              stale: false,
            },
          },
        ],
        waiting: [{ code: 'AB12CD', made: AT, from: '10.0.0.2' }],
        boards: [{ id: 'b', title: '总览' }],
        now: frame.now,
        release: '1',
        start: 'http://wall.example/screen',
        address: 'http://wall.example/screen#token',
        failure: { detail: text('没有这个码。', 'No such code.'), fix: text('再看一眼。', 'Look again.') },
      },
      frame,
    ),
  help: (frame) =>
    renderHelp(
      {
        pages: [{ name: 'desk', doc: helpDoc }],
        words: EVIL,
        hits: [{ name: 'desk', title: '案头', id: '台账', heading: '台账', excerpt: EVIL }],
      },
      frame,
    ),
  'help-page': (frame) => renderHelpPage({ name: 'desk', doc: helpDoc }, frame),
  boards: (frame) =>
    renderBoards(
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
            demo: true,
          },
        ],
        plans: [kept],
        uploads: [record, { ...record, id: 'upload-2', undone: null }],
        asOf: AS_OF,
        knownAt: null,
      },
      frame,
    ),
  overview: (frame) => overview(frame),
  inbox: (frame) =>
    renderInbox(
      {
        notices: [
          {
            notice: {
              key: 'k',
              kind: 'digest',
              level: 'orange',
              title: text('今日督查', 'Today'),
              items: Array.from({ length: 10 }, (_, index) => ({
                number: slip.number,
                level: 'orange' as const,
                title: text(`事项 ${index} ${EVIL}`, `Matter ${index} ${EVIL}`),
                reason: slip.reason,
                facts: [],
                gauge: null,
                path: index === 0 ? `/alerts/${slip.id}` : null,
                state: 'open' as const,
                since: AT,
                matter: 'm',
              })),
              at: AT,
            },
            at: AT,
            fresh: true,
          },
        ],
        upTo: AT,
      },
      frame,
    ),
  following: (frame) =>
    renderFollowing(
      {
        followed: [
          { plan: plan.id, kind: 'indicator', id: 'gdp', name: text('地区生产总值增速', 'GDP growth') },
          { plan: plan.id, kind: 'task', id: '9', name: null },
        ],
        news: [
          {
            plan,
            changes: [
              {
                what: 'narrative',
                at: AT,
                task: 2,
                indicator: null,
                title: text('任务 2', 'Task 2'),
                words: text(EVIL, EVIL),
                slip: null,
              },
            ],
          },
        ],
        days: 31,
        views: [{ name: '红灯', path: '/tasks?light=red' }],
      },
      frame,
    ),
  health: (frame) =>
    renderHealth(
      {
        status: 'degraded',
        problems: [text('数据缺失', 'Figures are gone')],
        version: '1.2.3',
        engine: { kind: 'embedded', state: 'ready', restarts: 2 },
        store: { version: '26.7', check: { at: AT, uploads: 3, observations: 400 } },
        lastUpload: { at: AT, id: 'upload-1' },
        lastAssessment: null,
        screens: 4,
        slowScreens: 0,
        parts,
      },
      frame,
    ),
  'due-calendar': (frame) => {
    const calendar = dueCalendar({
      plan,
      figures,
      arrivals: figures.map(({ indicator, period, basis, knownAt, recordedAt }) => ({
        indicator,
        period,
        basis,
        knownAt,
        recordedAt,
        empty: false,
      })),
      asOf: AS_OF,
      source: plan.units[0]?.id ?? null,
    })
    return renderDueCalendar(
      {
        calendar,
        ...{ state: null, rows: calendar.rows, total: 300, page: 1, pages: 3 },
        demo: false,
      },
      frame,
    )
  },
  search: (frame) => {
    const asked = EVIL
    const index = searchIndex(planEntries(plan))
    const { total, hits } = findIn([index], '区', { pronounce: null, lang: frame.lang, most: 6 })
    return renderSearch({ asked, plan, total, hits }, frame)
  },
  send: (frame) =>
    renderSend(
      {
        plans: [kept],
        month: '2022-10',
        demo: false,
        waiting: [
          {
            id: 'draft-1',
            person: 'p-1',
            sha256: 'b'.repeat(64),
            filename: '$& 十月.xlsx',
            contentType: null,
            plan: null,
            mapping: null,
            at: AT,
            edits: receipt.edits ?? [],
          },
        ],
        failure: text('没有选文件。', 'No file was chosen.'),
        formats: pickerOf(formats),
      },
      frame,
    ),
  uploads: (frame) =>
    renderUploads(
      { demo: false, uploads: [record, { ...record, id: 'upload-2', undone: null }], next: AT },
      frame,
    ),
  upload: (frame) =>
    renderUpload(
      {
        demo: false,
        record: { ...record, undone: null },
        names,
        may: { undo: true, file: true },
        failure: text('请写原因。', 'Say why.'),
      },
      frame,
    ),
  'upload-undone': (frame) =>
    renderUpload({ demo: false, record, names, may: { undo: true, file: false }, failure: null }, frame),
  preview: (frame) =>
    renderPreview(
      {
        summary: {
          draft: 'draft-1',
          filename: '十月.xlsx',
          at: AT,
          total: 900,
          refusal: {
            code: 'layout-proposed',
            detail: text('有两种读法。', 'It can be read in two ways.'),
            fix: text('选一种。', 'Choose one.'),
            faults: [oddKey],
            proposals: [],
            indicators: [],
          },
          rows: receipt.rows,
          changes: receipt.statusChanges,
          reading: receipt.reading,
          names: [],
          conversions: receipt.conversions,
          doubts: [doubted],
          reasonForAll: '',
          edits: [],
          failure: text('疑点没有原因。', 'A doubt has no reason.'),
        } as Parameters<typeof renderPreview>[0]['summary'],
        cells: [
          {
            cell: 'C3',
            place: { row: 2, column: 2 },
            state: 'revised',
            figure: figure(plan, 'homes', '2022-10', '1131'),
            before: '1130',
            faults: [],
          },
          {
            cell: '$& C4',
            place: { row: 3, column: 2 },
            state: 'refused',
            figure: null,
            before: null,
            faults: [oddKey],
          },
        ],
        firstRows: [['指标', '10月']],
        mendable: true,
        demo: false,
        names,
      },
      frame,
    ),
  'sign-in': (frame) =>
    renderSignIn({ next: '/me', login: 'wang', failure: text('不对。', 'Wrong.'), provider: true }, frame),
  pairing: (frame) =>
    renderPairing({ code: 'AB12CD', state: 'new', address: 'http://wall.example/admin/screens' }, frame),
  problem: (frame) =>
    renderProblem(
      {
        status: 422,
        code: 'board-unknown-key',
        title: text('标题', 'Title'),
        detail: text(EVIL, EVIL),
        fix: text('改正', 'Mend'),
        faults: [{ ...oddKey, row: 7 }],
        requestId: 'req-9',
      },
      frame,
    ),
  'problem-catalogue': (frame) =>
    renderProblemCatalogue(
      [
        {
          code: 'not-found',
          status: 404,
          title: text('没有', 'Not found'),
          detail: text('没有 {path}。', 'There is no {path}.'),
          fix: text('核对地址。', 'Check the address.'),
        },
      ],
      frame,
    ),
  review: (frame) =>
    renderReview(
      {
        look: { submission: sent, tried: receipt, beside, conflicts },
        may,
        names,
        failure: text('有人先处理了。', 'Somebody was first.'),
      },
      frame,
    ),
  'review-undo': (frame) =>
    renderReview(
      { look: { submission: undo, tried: null, beside: [], conflicts: [] }, may, names, failure: null },
      frame,
    ),
  reviews: (frame) => renderReviews({ submissions: [sent, undo, decided], isOn: true, person: 'p-1' }, frame),
  holds: (frame) => renderHolds(holds, frame),
  ...roundPages(plan, EVIL),
  'report-templates': (frame) =>
    renderReportTemplates(
      {
        most: 4,
        templates: [
          {
            kind: 'month-bulletin',
            name: { zh: '月度督查通报', en: 'Monthly bulletin' },
            lang: 'zh',
            own: { name: EVIL, at: '2022-10-31T02:00:00.000Z', by: EVIL },
          },
          {
            kind: 'month-bulletin',
            name: { zh: '月度督查通报', en: 'Monthly bulletin' },
            lang: 'en',
            own: null,
          },
        ],
      },
      frame,
    ),
  reports: (frame) =>
    renderReports(
      {
        plan,
        asOf: '2022-10-31',
        demo: true,
        offered: [
          {
            kind: 'month-bulletin',
            name: { zh: '月度督查通报', en: 'Monthly bulletin' },
            tells: { zh: '截止日所在月的进展。', en: 'The day’s month.' },
            of: null,
            workbookOnly: false,
          },
          {
            kind: 'recomputation',
            name: { zh: '手工复算表', en: 'Recomputed by hand' },
            tells: { zh: 'Excel 表。', en: 'A workbook.' },
            of: null,
            workbookOnly: true,
          },
          {
            kind: 'unit-list',
            name: { zh: '单位清单', en: 'List of a unit' },
            tells: { zh: EVIL, en: EVIL },
            of: { words: { zh: '一个单位', en: 'a unit' }, options: [['u', EVIL]] },
            workbookOnly: false,
          },
        ],
        asked: { kind: 'unit-list', of: 'u' },
        mayExchange: true,
      },
      frame,
    ),
  plans: (frame) =>
    renderPlans(
      {
        plans: [
          {
            kept,
            tally: tallyOf(
              [
                { status: 'behind', light: 'red' },
                { status: 'behind', light: 'yellow' },
                { status: 'done', light: 'green' },
              ],
              'zh',
            ),
            demo: true,
          },
        ],
        ...{ total: 41, page: 1, pages: 2, day: frame.today },
        drafts: [listedDraft],
        mayWrite: true,
      },
      frame,
    ),
  plan: (frame) => renderPlan({ kept, asOf: frame.today, demo: false }, frame),
  ...DRAFT_PAGES,
  embed: (frame) =>
    renderEmbed(
      {
        title: EVIL,
        again: '/embed/boards/all?lang=zh',
        of: '鲤城区 · 2022年',
        gauges: [
          gaugeView(
            { plan, figures: byIndicatorOf(figures), lang: frame.lang, look: frame.look },
            homes,
            assess(judged),
          ),
        ],
        tally: tallyOf(
          [
            { status: 'behind', light: 'red' },
            { status: 'done', light: 'green' },
          ],
          'zh',
        ),
        theme: 'auto',
        href: '/wall/all',
      },
      frame,
    ),
  snippet: (frame) =>
    renderSnippet(
      {
        subjects: [
          { id: 'indicators/homes', name: EVIL },
          { id: 'boards/all', name: '全部目标' },
        ],
        chosen: 'indicators/homes',
        theme: 'light',
        language: 'zh',
        width: 320,
        look: { plan: 'sample-2022' },
        origin: 'https://duibiao.example.gov.cn',
        embedders: ['https://portal.example.gov.cn'],
        closed: true,
      },
      frame,
    ),
  indicator: (frame) =>
    renderIndicator(
      {
        ...judged,
        assessment: assess(judged),
        proof: prove(judged),
        year: yearOfPeriods(plan, homes, figures, AS_OF),
        vintages: [
          figure(plan, 'homes', '2022-10', '1129', { upload: 'upload-0', note: EVIL }),
          ...figures.filter(({ indicator }) => indicator === 'homes'),
        ].map((one) => ({ ...one, undoneAt: null })),
        slips: [slip],
        partner: [],
        uploads: new Map(
          figures.map(({ upload }) => [
            upload,
            {
              ...{ id: upload, filename: `10月 ${EVIL}.xlsx`, undone: null },
              committed: { at: AT, by: '王芳' },
            },
          ]),
        ),
        due: { period: period('2022-11'), day: '2022-12-20' },
        evidence: new Map(),
        events: [
          {
            id: 'e-1',
            plan: plan.id,
            indicator: null,
            day: '2022-07-15',
            words: `暴雨 ${EVIL}`,
            at: AT,
            by: '王芳',
            redefines: null,
            withdrawn: null,
          },
        ],
        mayMark: true,
        redefined: [
          {
            id: 'e-2',
            plan: 'licheng-2022',
            indicator: 'gdp',
            day: '2022-07-01',
            words: '统计制度改革',
            redefines: { was: { definition: '不含飞地' }, now: { definition: '含飞地', origin: '季度核算' } },
            at: '2022-07-03T02:00:00.000Z',
            by: '统计员',
            withdrawn: null,
          },
        ],
        place: { list: '/indicators?light=red', at: 2, of: 3, before: 'gdp', after: null },
        knownAt: null,
        mayCorrect: true,
        texts,
        around: { assessments: [], figures: [] },
        years: sampleYears,
        programme: [
          { counted: { year: 2022, yearBegins: 1 }, expected: decimal(800), reached: null, dueThen: null },
          {
            counted: { year: 2023, yearBegins: 1 },
            expected: decimal(1600),
            reached: { value: decimal(900), period: period('2023-06') },
            dueThen: decimal(1200),
          },
        ],
      },
      frame,
    ),
  'indicator-watched': (frame) =>
    renderWatched(
      {
        ...{ plan: watching, indicator: pmi, figures: pmiFigures, events: [], asOf: AS_OF, knownAt: null },
        state: watchedState(pmi, byIndicatorOf(pmiFigures), AS_OF),
        vintages: pmiFigures.map((one) => ({ ...one, undoneAt: null })),
        uploads: new Map(),
        place: { list: '/indicators#watched', at: 1, of: 1, before: null, after: null },
        periods: [period('2022-09'), period('2022-10')],
        ...{ mayMark: true, mayCorrect: true, texts },
      },
      frame,
    ),
  'indicator-shares': (frame) => renderIndicator(sharedOutIndicator(homes), frame),
  'plan-years': (frame) =>
    renderPlanYears(
      {
        region: { code: plan.region, name: plan.regionName },
        regions: [
          { code: plan.region, name: plan.regionName },
          { code: '360100', name: null },
        ],
        plans: sampleYears.map((year) => keptPlan(year.plan)),
        lines: [
          {
            line: { indicator: homes, inPlans: new Map([[plan.id, homes]]) },
            years: new Map(sampleYears.slice(1).map((year) => [year.plan.id, year])),
          },
        ],
        ...{ total: 300, page: 1, pages: 2, group: 2, groups: 3, demo: false },
      },
      frame,
    ),
  cell: (frame) =>
    renderCell(
      {
        record,
        address: 'C3',
        whole: false,
        demo: false,
        around: {
          sheet: '10月',
          columns: [0, 2],
          allRows: 40,
          allColumns: 3,
          rows: [1, 3].map((number) => ({
            number,
            hidden: false,
            cells: [
              { text: EVIL, isNumber: false, asked: false, edited: null },
              { text: number === 3 ? '1130' : null, isNumber: true, asked: number === 3, edited: null },
            ],
          })),
        },
      },
      frame,
    ),
  task: (frame) =>
    renderTask(
      {
        task: plan.tasks[1] as NonNullable<(typeof plan.tasks)[number]>,
        asOf: AS_OF,
        assessments: assessPlan(plan, figures, AS_OF),
        figures,
        texts: { ...texts, indicator: null, mayComment: false },
      },
      frame,
    ),
  narratives: (frame) =>
    renderNarratives(
      {
        desk: narrativeDesk({
          plan,
          month: HOMES,
          unit: null,
          reader: reporter,
          threads: [
            ...threads,
            { latest: { ...narrative, id: 'n-0', period: period('2022-09') }, earlier: [] },
          ],
          today: AS_OF,
        }),
      },
      frame,
    ),
  rules: (frame) =>
    renderRules(
      {
        rules: [
          { ...rule, says: Array.from({ length: 14 }, () => finding) },
          { ...rule, id: 'quiet', says: [] },
          { ...rule, id: 'service', on: true, ofService: true, says: [] },
        ],
        plan,
        asOf: AS_OF,
      },
      frame,
    ),
  'rule-year': (frame) =>
    renderRuleYear(
      {
        rule,
        plan,
        year: [
          {
            day: AS_OF,
            raised: [finding, { ...finding, level: 'red' }],
            ended: Array.from({ length: 22 }, () => finding.matter),
            standing: 3,
          },
        ],
      },
      frame,
    ),
  matters: (frame) =>
    renderMatters(
      {
        asked: { origin: 'instruction', unit: null, state: 'open', words: EVIL },
        matters: [
          {
            ...slip,
            subject: { kind: 'matter', id: 'm-1' },
            title: text(EVIL, EVIL),
            result: EVIL,
            entry: {
              ...{ origin: 'instruction', source: EVIL, given: '2022-10-10', title: EVIL },
              ...{ task: 1, inspection: null },
            },
          },
        ],
        units: plan.units,
        entering: {
          plan,
          written: {
            ...{ origin: 'meeting', source: EVIL, given: '2022-10-10', title: EVIL, requirement: EVIL },
            ...{ receiver: '', helper: '', due: '2022-12-01', level: 'orange', task: '1' },
          },
          nonce: 'nonce-of-form',
          failure: text('时限已过。', 'The limit has passed.'),
        },
      },
      frame,
    ),
  inspections: (frame) =>
    renderInspections(
      {
        plan,
        inspections: [{ ...inspection, slips: [slip] }],
        lights: LIGHTS,
        beginning: {
          written: {
            ...{
              what: 'coordination',
              title: EVIL,
              purpose: EVIL,
              convener: EVIL,
              team: EVIL,
              numbers: '1、2',
            },
            ...{ units: [plan.units[0]?.id ?? ''], section: '', unit: '', light: 'red', from: '', to: '' },
          },
          nonce: 'nonce-of-form',
          failure: text('没有题目。', 'No title.'),
        },
      },
      frame,
    ),
  inspection: (frame) => {
    const assessments = assessPlan(plan, figures, AS_OF)
    const rows = ledgerRows('tasks', { plan, assessments, figures, slips, narratives: [narrative] })
    return renderInspection(
      {
        ...{ inspection, plan, rows: rows.slice(0, 1), figures },
        files: [{ ...shown, subject: { kind: 'inspection', id: 'i-1', plan: plan.id }, part: 'f-1' }],
        slips: [slip],
        acting: { nonce: 'nonce-of-form' },
        failure: text('没有写。', 'Nothing was written.'),
      },
      frame,
    )
  },
  dispatch: (frame) =>
    renderDispatch(
      {
        ...{ plan, since: '2022-10-20', asOf: AS_OF, tasks: plan.tasks.slice(0, 1) },
        lines: [
          {
            ...{ task: plan.tasks[0]?.number ?? 1, indicator: 'homes', slip: null, name: '回迁群众' },
            ...{ before: '1,000 户，欠进度', now: '1,130 户，欠进度', since: [EVIL], moved: true },
          },
          {
            ...{ task: plan.tasks[0]?.number ?? 1, indicator: null, slip: slip.id, name: EVIL },
            ...{ before: EVIL, now: EVIL, since: [], moved: false },
          },
        ],
      },
      frame,
    ),
  contradictions: (frame) =>
    renderContradictions(
      {
        plan,
        places: [
          {
            ...{ indicator: 'homes', name: '回迁群众', unit: plan.units[0]?.id ?? '' },
            ...{ period: period('2022-09'), claim: 'done', phrase: EVIL, status: 'behind' },
            ...{ since: '2022-10-12', slip, answers: [{ name: '王芳', on: '2022-10-24', text: EVIL }] },
          },
          {
            ...{ indicator: 'homes', name: '回迁群众', unit: plan.units[0]?.id ?? '' },
            ...{ period: period('2022-09'), claim: 'on-pace', phrase: 'on-pace', status: 'missed' },
            ...{ since: '2022-10-14', slip: null, answers: [] },
          },
        ],
      },
      frame,
    ),
  slips: (frame) =>
    renderSlipList(
      {
        asked: {
          ...{ of: 'mine', level: 'red', unit: null, leader: '王垦福', rule: 'behind', words: '市场' },
          ...{ state: 'late', order: 'limit', page: 2 },
        },
        hasOwn: true,
        slips: [...slips, ...sharesSlips],
        total: 400,
        pages: 4,
        leaders: [{ id: '王垦福', name: '王垦福' }],
        counts: { red: 1, orange: 0, blue: 1, late: 1, verdict: 0, all: 2 },
        unsettled: 7,
        units: plan.units,
        rules: [{ id: 'behind', words: slip.rule.words }],
        unconfirmed: [text('陈督查静默全部督查单', 'All slips are silenced')],
        unwell: [text('邮件', 'Mail'), text('规则', 'Rules')],
        maySupervise: true,
        today: AS_OF,
        nonce: 'nonce-of-form',
        failure: text('没有选。', 'Nothing was ticked.'),
        done: 2,
      },
      frame,
    ),
  slip: (frame) =>
    renderSlip(
      {
        sheet,
        title: slip.title,
        shown: slip,
        rule: slip.rule.words,
        subject: slip.subject,
        facts: {
          target: { value: '2000', unit: '户' },
          periods: [{ period: '2022-10', value: '1130', expected: '1666.67', gap: '-26.8', knownAt: AT }],
        },
        knownAt: AT,
        asOf: AS_OF,
        doing: {
          id: slip.id,
          level: 'orange',
          may: [
            'sign',
            'reply',
            'report-measure',
            'ask-extension',
            'appeal',
            'judge-reply',
            'judge-measure',
            'judge-extension',
            'close',
            'lift',
          ],
          nonce: 'nonce-of-form',
          measures: slip.measures,
          owed: true,
          today: AS_OF,
          proposed: null,
          sent: {
            deed: 'reply',
            text: EVIL,
            evidence: '会议纪要',
            days: '',
            measures: [{ text: EVIL, owner: EVIL, due: '2022-11-30' }],
            failure: text('太短。', 'Too short.'),
          },
        },
        told: [
          { at: AT, name: '王芳', insteadOf: '李强', of: text('开单', 'Issued'), way: 'at-once' },
          { at: AT, name: '王伟', insteadOf: null, of: text('开单', 'Issued'), way: 'digest' },
        ],
        unreached: [],
        evidence: {
          files: [
            { ...shown, part: 'slip.replied.1' },
            { ...shown, id: 'e-2', name: '会议纪要.pdf', type: 'pdf', person: null },
            { ...shown, id: 'e-3', removed: { at: AT, by: '李强', reason: '传错了' } },
          ],
          mayAdd: true,
          mayRemove: ({ id }) => id === 'e-1',
          mostMegabytes: 20,
          mostFiles: 20,
          failure: text('文件过大。', 'Too large.'),
        },
        before: { id: '9123456789abcdef0123', number: '鲤督〔2022〕1号' },
      },
      frame,
    ),
  'slip-new': (frame) =>
    renderNewSlip(
      {
        plan,
        written: {
          subject: 'indicator/homes',
          receiver: plan.units[0]?.id ?? '',
          level: 'orange',
          days: '',
          reason: EVIL,
          requirement: '',
        },
        nonce: 'nonce-of-form',
        failure: text('请写要求。', 'Say what is asked.'),
      },
      frame,
    ),
  'slip-print': (frame) =>
    renderSlipPrint(
      {
        sheet,
        facts: { periods: [{ period: '2022-10', value: '1130', expected: '1666.67', knownAt: AT }] },
        office: '鲤城区督查室',
      },
      frame,
    ),
}
