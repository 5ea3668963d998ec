// Which column is what: the head row's names, in Chinese and English, and what is wrong with a head.
import { distance } from 'fastest-levenshtein'
import type { FaultList } from './fault-list.ts'
import { isUnitWord } from './units.ts'

/** Names by role, tidied as `tidy` does. The first one is what a fault calls the column. */
const NAMES = {
  indicator: [
    'indicator',
    'indicator_id',
    'indicator_code',
    'code',
    '指标代码',
    '指标编码',
    '指标',
    '指标名称',
    'indicator_name',
  ],
  period: [
    ...[
      'period',
      'time_period',
      'date',
      '期',
      '时期',
      '时间',
      '报告期',
      '期间',
      '月份',
      '月度',
      '季度',
      '年月',
      '日期',
      '期别',
    ],
    ...[
      '截止日期',
      '截至日期',
      '截止时间',
      '截至时间',
      '统计时间',
      '统计日期',
      '统计期',
      '所属期',
      '数据时间',
      '数据日期',
    ],
  ],
  value: ['value', 'obs_value', '数值', '值', '完成值', '数据', '实际', '本期数'],
  basis: ['basis', '口径', '统计口径'],
  status: ['status', 'obs_status', '状态', '数据状态'],
  knownAt: ['known_at', 'knownat', 'known-at', '获知时间', '公布时间', '公布日期'],
  releaseAt: ['release_at', 'releaseat', 'release-at', '发布时间', '发布日期'],
  unit: ['unit', 'unit_measure', 'unit_of_measure', '单位', '计量单位'],
  region: ['region', 'ref_area', 'region_code', '地区', '地区代码', '行政区划代码', '行政区划'],
  source: ['source', '来源', '数据来源'],
  note: ['note', 'remark', 'obs_note', '备注', '说明', '注'],
} as const

export type ColumnRole = keyof typeof NAMES
const ROLES = Object.keys(NAMES) as readonly ColumnRole[]
const REQUIRED: readonly ColumnRole[] = ['indicator', 'period', 'value']

const ROLE_OF: ReadonlyMap<string, ColumnRole> = new Map(
  ROLES.flatMap((role) => NAMES[role].map((name) => [name, role] as const)),
)

/** Index of each role's column; absent where the file has none. */
type Columns = Readonly<Partial<Record<ColumnRole, number>>>

export interface Head {
  readonly columns: Columns
  /** The unit that the value column's name gives for all rows (数值（亿元）), or null. */
  readonly unit: string | null
}

const tidy = (name: string): string =>
  name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    // 数值, 亿元 gives the unit as 数值（亿元） does; a line may break within a Chinese name.
    .replace(/[(:,].*$/, '')
    .replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '')
    .trim()
    .replace(/\s+/g, '_')

/**
 * The roles of the columns. Faults at `row`: a required column that is missing (unless every record carries its own
 * names), two for one role, and names that nearly are one. Other columns are left alone. `from`: the names before it
 * were judged already.
 */
export function readHead(
  names: readonly string[],
  row: number,
  keyed: boolean,
  faults: FaultList,
  cellOf: (column: number) => string,
  from = 0,
): Head {
  const head: Partial<Record<ColumnRole, number>> = {}
  const roles = rolesOf(names)
  names.forEach((name, column) => {
    const role = roles[column]
    if (role === undefined) {
      misspelt(name, column)
      return
    }
    const other = head[role]
    if (other === undefined) {
      head[role] = column
      return
    }
    const preferred = role === 'indicator' ? codeColumn(names, other, column) : null
    if (preferred !== null) head[role] = preferred
    else if (column >= from)
      faults.add('column-twice', { column: name, other: names[other] ?? '' }, place(name, column))
  })
  if (!keyed) {
    for (const role of REQUIRED) {
      if (head[role] !== undefined) continue
      const params = {
        columnZh: chineseNameOf(role),
        columnEn: NAMES[role][0],
        namesZh: NAMES[role].filter(isChinese).slice(0, OFFERED).join('、'),
        namesEn: NAMES[role].join(', '),
      }
      faults.add('column-missing', params, { row, column: NAMES[role][0] })
    }
  }
  return { columns: head, unit: unitBehind(names[head.value ?? -1] ?? '') }

  function misspelt(name: string, column: number): void {
    const near = nearName(tidy(name))
    if (near)
      faults.add('column-unknown', { column: name.slice(0, 60), suggestion: near }, place(name, column))
  }

  function place(name: string, column: number) {
    return { row, column: name.slice(0, 60), cell: cellOf(column) }
  }
}

/** The role of each column; years alone are its periods where nothing else is. */
function rolesOf(names: readonly string[]): readonly (ColumnRole | undefined)[] {
  const roles = names.map((name) => ROLE_OF.get(tidy(name)))
  if (roles.includes('period')) return roles
  return roles.map((role, column) =>
    /^(?:年份|年度|year)$/.test(tidy(names[column] ?? '')) ? 'period' : role,
  )
}

/** The unit in a name such as 数值（亿元） or 数值, 亿元; null: it gives none. */
function unitBehind(name: string): string | null {
  const [, inside, after] = /\(([^()]+)\)$|,\s*([^,()]+)$/.exec(name.normalize('NFKC').trim()) ?? []
  return inside ?? (after !== undefined && isUnitWord(after) ? after : null)
}

/** Whether two columns of a row of names are of one role: tables that stand beside one another. */
export function repeatsLongHead(names: readonly string[]): boolean {
  const roles = names.map((name) => ROLE_OF.get(tidy(name)))
  return REQUIRED.every((role) => roles.filter((one) => one === role).length > 1)
}

/** The first name of every role. */
export const HEAD_NAMES = Object.fromEntries(ROLES.map((role) => [role, NAMES[role][0]])) as Readonly<
  Record<ColumnRole, string>
>

/** Whether a row of names is the head of a table with one figure in each row. */
export function isLongHead(names: readonly string[]): boolean {
  const found = new Set(rolesOf(names))
  return REQUIRED.every((role) => found.has(role))
}

const isChinese = (name: string): boolean => /[\u4e00-\u9fff]/.test(name)
/** Names that a Chinese fault offers. */
const OFFERED = 8

/** Whether a row of names is a head of such a table with one column missing or misspelt, or holds nothing else. */
export function isNearlyLongHead(names: readonly string[]): boolean {
  const found = REQUIRED.filter((role) => names.some((name) => ROLE_OF.get(tidy(name)) === role))
  const near = names.filter((name) => ROLE_OF.has(tidy(name)) || nearName(tidy(name)) !== null)
  const plain = names.some((name) => REQUIRED.some((role) => ROLE_OF.get(name.trim().toLowerCase()) === role))
  return found.length >= 2 || near.length >= 2 || plain || names.length < 2
}

/** What a Chinese sentence calls a role: the shortest of its Chinese names. */
export const chineseNameOf = (role: ColumnRole): string =>
  NAMES[role].filter(isChinese).toSorted((a, b) => a.length - b.length)[0] ?? NAMES[role][0]

/** What a fault calls a role that has no column. */
export const columnName = (role: ColumnRole): string => NAMES[role][0]

/** A file may give an indicator's code and its name beside it: the code counts. */
function codeColumn(names: readonly string[], a: number, b: number): number | null {
  const isName = (column: number): boolean =>
    /^(指标|指标名称|indicator_name)$/.test(tidy(names[column] ?? ''))
  if (isName(a) === isName(b)) return null
  return isName(a) ? b : a
}

/** English names of five letters or more with at most two slips. Chinese names are too short for this. */
function nearName(name: string): string | null {
  if (name.length < 5 || name.length > 20) return null
  for (const known of ROLE_OF.keys()) {
    if (/^[a-z_-]{5,}$/.test(known) && distance(name, known) <= 2) return known
  }
  return null
}
