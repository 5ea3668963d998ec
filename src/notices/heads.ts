// What the columns of a table hold, from the words of its head.
import { folded } from './plain-text.ts'

export type NoticeColumn =
  | 'number'
  | 'section'
  | 'subject'
  | 'text'
  | 'lead'
  | 'responsible'
  | 'leaders'
  | 'deadline'
  | 'target'
  | 'growth'
  | 'actual'
  | 'progress'
  | 'points'
  | 'weight'
  | 'examiners'
  | 'funds'
  | 'fundSource'
  | 'quarter'
  | 'unit'
  | 'place'
  | 'other'

/** Asked in this order. */
const ROLES: readonly (readonly [NoticeColumn, RegExp])[] = [
  ['number', /^(?:序号|编号|项目序号|任务序号|序|No\.?|#)$/iu],
  ['points', /得分|扣分|自评|评分(?!标准)/u],
  ['weight', /分值|权重|赋分|满分|标准分|基准分|\b(?:points|weight)/iu],
  ['fundSource', /(?:资金|经费)(?:来源|渠道|性质)/u],
  [
    'funds',
    /^(?:(?:项目|计划|估算|概算)?总|估算|概算)?投资(?:总额|额|规模|概算|估算|金额)?(?:[(]?[万亿]?元[)]?)?$|^(?:所需|补助|奖补|专项|财政|配套|项目)?(?:资金|经费)(?:安排|需求|额度|规模|金额|投入|预算|数额)?(?:[(]?[万亿]?元[)]?)?$/u,
  ],
  ['progress', /(?:完成情况|进展|执行情况|落实情况|推进情况|实际完成)/u],
  ['growth', /^(?:同比)?(?:增长|增速|增幅)率?(?:[(]?[%±]+[)]?)?$/u],
  ['quarter', /(?:[一二三四1-4]季度|上半年|下半年)(?!.*完成)/u],
  [
    'actual',
    /(?:上年|去年|实际|完成数|完成值|基期|现状)|^20\d{2}年(?:完成|实绩|预计)|\b(?:actual|value|adopted|estimated?|baseline|result|status|commitments?)\b/iu,
  ],
  ['examiners', /(?<!被)(?:考核|考评|认定|评价|评估|核定)(?:责任)?(?:单位|部门|主体|机构)/u],
  ['leaders', /(?:领导|负责人|责任人|挂钩人|分管|包联|minister)/iu],
  ['lead', /(?:牵头|主办|主责|主抓|lead)/iu],
  [
    'responsible',
    /(?:责任|配合|协办|协同|参与|承办|实施|被考核)(?:单位|部门|科室|主体|处室|实施单位)|^部门$|^单位部门$|agency|responsible/iu,
  ],
  ['deadline', /(?:时限|时间|期限|节点|due|deadline)/iu],
  ['unit', /^(?:计量单位|单位|unit)$/iu],
  ['section', /^(?:目标类别|类别|类型|板块|领域|分类|大类|目标类型|属性|性质|指标类型|指标属性|category)$/iu],
  [
    'text',
    /(?:具体任务|目标任务|工作任务|任务内容|工作内容|主要内容|建设内容|内容及规模|指标要求|年度目标任务|项目内容|任务要求|工作要求|目标要求|重点任务|主要任务|工作举措|主要举措|工作目标|主要目标|年度任务|任务分解|实施内容|建设规模)/u,
  ],
  [
    'target',
    /(?:目标|计划数|预期数?|任务数|指标值|年度计划|计划|\btargets?\b|\bgoals?\b|planned|projected)/iu,
  ],
  [
    'subject',
    /(?:指标|项目名称|任务名称|重点工作|重点项目|考核项目|事项|项目|名称|任务|工作|内容|indicator|measure(?:ment)?|objective)/iu,
  ],
]

/** 巴州区, 南江县, 全市: a column for each place. */
const PLACE = /^(?:全[省市县区]|合计|总计|.{1,12}(?:市|区|县|旗|镇|乡|街道|开发区|新区|州|盟))$/u

function roleOf(head: string): NoticeColumn {
  const plain = folded(head)
    .replace(/\s+/g, /\p{Script=Han}/u.test(head) ? '' : ' ')
    .trim()
  if (plain === '') return 'other'
  if (PLACE.test(plain)) return 'place'
  return ROLES.find(([, words]) => words.test(plain))?.[0] ?? 'other'
}

/** What each column holds, or null when the row is no head: it needs two columns that are known, one of them saying what is to be done. */
export function tableHeadOf(cells: readonly string[]): NoticeColumn[] | null {
  if (cells.length < 2 || cells.some((cell) => cell.length > 40)) return null
  const first = cells[0] ?? ''
  const roles = cells.map(roleOf)
  const known = roles.filter((role) => role !== 'other')
  if (known.length < 2) return null
  const numeric = cells.filter((cell) => /^[\d.,%\s]+$/u.test(cell)).length
  if (numeric > 0 && !/\d{4}/u.test(cells.join(' '))) return null
  const says = (role: NoticeColumn): boolean => roles.includes(role)
  // Target | 2030 EU target: the first column names what the others give.
  if (!says('subject') && !says('text') && says('target') && /^(?:target|goal|目标)$/iu.test(first.trim())) {
    roles[0] = 'subject'
  }
  return roles.includes('subject') ||
    roles.includes('text') ||
    (says('place') && roles.filter((role) => role === 'place').length > 1)
    ? growthOfTarget(onlyLatestTarget(cells, inOrder(roles, cells)))
    : null
}

/** 责任单位 alone leads, and so do 考核单位 where no other column names any; a second column of 目标 text stays text. */
function inOrder(roles: NoticeColumn[], cells: readonly string[]): NoticeColumn[] {
  const result = [...roles]
  const alone = cells.findIndex((cell) => /^考核(?:单位|部门)$/u.test(cell.replace(/\s+/gu, '')))
  if (alone >= 0 && !result.some((role) => role === 'lead' || role === 'responsible' || role === 'leaders'))
    result[alone] = 'lead'
  if (!result.includes('lead')) {
    const at = result.indexOf('responsible')
    if (at >= 0) result[at] = 'lead'
  }
  return result
}

/** FY2024 Goal | FY2025 Goal | FY2026 Goal: the latest year is what is aimed at; without a goal, the last projection. */
function onlyLatestTarget(cells: readonly string[], roles: NoticeColumn[]): NoticeColumn[] {
  const targets = roles.flatMap((role, index) => (role === 'target' ? [index] : []))
  if (targets.length < 2) return roles
  const goals = targets.filter((index) => /目标|target|goal/iu.test(cells[index] ?? ''))
  const years = (goals.length > 0 ? goals : targets).map((index) => ({
    index,
    year: Number(/(?:19|20)\d{2}/u.exec(cells[index] ?? '')?.[0] ?? 0),
  }))
  const latest = years.reduce((best, one) => (one.year >= best.year ? one : best))
  return roles.map((role, index) => (role === 'target' && index !== latest.index ? 'actual' : role))
}

/** 增长% behind the column of targets is a target too; behind what was, it tells what was. */
const growthOfTarget = (roles: NoticeColumn[]): NoticeColumn[] =>
  roles.map((role, index) =>
    role === 'growth' && !/^(?:target|growth)$/u.test(roles[index - 1] ?? '') ? 'actual' : role,
  )
