// A matrix with a row for each place or unit and a column for each indicator, turned so that an indicator is a row.
import type { TableBlock } from './document.ts'
import { folded } from './plain-text.ts'
import type { ReadTask } from './reading.ts'
import { readRows, type UnnumberedTask } from './rows.ts'
import { WHOLE_PLACE } from './shared-out.ts'

interface TurnedTable {
  readonly places: readonly string[]
  /** A column each: its head, the unit that the caption gives, and what stands in it, place by place. */
  readonly columns: readonly {
    readonly head: string
    readonly unit: string
    readonly cells: readonly string[]
  }[]
}

const AMOUNT = /^-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*%?$/u
const NOTHING = /^(?:[-—–/]+)?$/u
const PLACES_HEAD =
  /^(?:各?(?:县区|区县|县市区|县\(市、?区\)|市县|地区|地方|镇街|街镇|街道|乡镇|镇乡|单位|责任单位|部门|园区|区域)(?:名称)?|place|area|county|district|unit)?$/iu
const NOT_GOALS = /完成|实绩|实际|上年|去年|分值|权重|得分|排名|备注|负责人|领导|电话/u
const UNIT_SAID = /单位[:：]\s*([^\s、，,）)]{1,8})/u

/** null: it is another kind of table. */
export function turnedTable({ rows }: TableBlock, before = ''): TurnedTable | null {
  const plain = rows.map((row) => row.map((cell) => folded(cell).trim()))
  const at = plain.findIndex((row) => row.filter((cell) => cell !== '').length > 1)
  const [head, ...body] = plain.slice(at).map((row, _, all) => (isCounted(all) ? row.slice(1) : row))
  const said = at < 0 ? '' : [before, ...plain.slice(0, at).flat()].join(' ')
  if (at < 0 || head === undefined || !PLACES_HEAD.test((head[0] ?? '').replace(/\s+/gu, ''))) return null
  const names = head.slice(1)
  if (names.length === 0 || names.some((name) => name === '' || NOT_GOALS.test(name) || /^\d/u.test(name)))
    return null
  const given = body.filter((row) => row.filter((cell) => cell !== '').length > 1)
  const isOne = (row: readonly string[]): boolean =>
    /^[^\d]{2,30}$/u.test(row[0] ?? '') &&
    row.length <= head.length &&
    row.slice(1).every((cell) => AMOUNT.test(cell) || NOTHING.test(cell))
  if (!given.every(isOne)) return null
  const places = given.map(([place = '']) => place)
  if (places.filter((place) => !WHOLE_PLACE.test(place)).length < 2 || new Set(places).size < places.length)
    return null
  const unit = UNIT_SAID.exec(said)?.[1] ?? ''
  return {
    places,
    columns: names.map((name, index) => ({
      head: name,
      unit: /[(（]/u.test(name) ? '' : unit,
      cells: given.map((row) => (NOTHING.test(row[index + 1] ?? '') ? '' : (row[index + 1] ?? ''))),
    })),
  }
}

/** Its first column counts the rows. */
const isCounted = ([head]: readonly (readonly string[])[]): boolean =>
  /^(?:序号?|No\.?)$/iu.test(head?.[0] ?? '')

/** A task for each of its columns. */
export function readTurned(
  { places, columns }: TurnedTable,
  year: number,
  section: string | null,
): readonly UnnumberedTask[] {
  const head = {
    roles: ['subject', 'unit', ...places.map(() => 'place' as const)] as const,
    cells: ['指标', '计量单位', ...places],
  }
  const rows = columns.map(({ head: name, unit, cells }) => [name, unit, ...cells])
  return readRows({ type: 'table', rows }, year, head, section).tasks
}

/** As the table of places below a paragraph whose goals its columns share out; null: they are others. */
export function belowParagraph(
  { places, columns }: TurnedTable,
  task: Pick<ReadTask, 'targets'>,
): TableBlock | null {
  const rows = columns.flatMap(({ head, cells }) => {
    const name = head.replace(/[(（].*$/u, '').replace(/(?:年度)?(?:目标|任务|计划)数?$/u, '')
    const isOurs = task.targets.some(
      (target) =>
        target.value !== null && (name === '' || target.name.includes(name) || name.includes(target.name)),
    )
    return isOurs ? [[`${name}目标`, ...cells]] : []
  })
  return rows.length < columns.length ? null : { type: 'table', rows: [['', ...places], ...rows] }
}
