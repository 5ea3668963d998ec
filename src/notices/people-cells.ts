// The units and people named in a cell or behind 责任单位：, as a list.
import { folded } from './plain-text.ts'

const ENDS =
  /(?:局|委|办|院|会|部|处|厅|中心|集团|公司|街道|办事处|指挥部|管委会|政府|乡|镇|村|联|协|所|站|大队|分局|支队|学校|银行|单位|部门|组|社|馆|队|校|行|台|园)$/u
/** 鄞州区 is whole; 通政小学北校区 may be the middle of a name. */
const SHORT_PLACE = /^.{1,4}[区县市]$/u
/** What no unit is called by itself: the end of a name that a line end broke. */
const ONLY_AN_END = /^(?:管?委会|指?挥部|办?公室|领?导小组|责?任单位|办?事处|委?员会|服?务中心)$/u

const isWhole = (name: string): boolean => ENDS.test(name) || SHORT_PLACE.test(name) || /[)）]$/u.test(name)

/** 区发改局、区财政局，各街道办事处: separated by 、，；blank or line end; an office in brackets behind its bureau is that bureau, acting through it. */
export function unitsInCell(cell: string): string[] {
  const opened = cell
    .replace(/[(（]\s*(?:列第一位|下同|排名第一)[^()（）]*[)）]/gu, '')
    .replace(/\s+([(（])/gu, ' $1')
    .replace(/^[\s:：]+/u, '')
  const parts: string[] = []
  for (const raw of splitOutsideBrackets(opened)) {
    const part = raw.trim().replace(/[。.;；]$/u, '')
    const alone = /^[(（](.+)[)）]$/u.exec(part)
    const name = (alone?.[1] ?? part).trim()
    const before = parts.at(-1)
    // A name that a line end broke: 区古城保护 发展指挥部, 区行政服务中心 管委会.
    const isBroken =
      before !== undefined && alone === null && /\s/u.test(opened) && /\p{Script=Han}$/u.test(before)
    if (isBroken && (!isWhole(before) || ONLY_AN_END.test(name))) {
      parts[parts.length - 1] = `${before}${name}`
    } else if (alone !== null) {
      const within = unitsInCell(name)
      const [office] = within
      // 区发改局 (区重点办), often over two lines: one unit, as it is written.
      if (before !== undefined && !/[)）]$/u.test(before) && within.length === 1 && office !== undefined)
        parts[parts.length - 1] = `${before}${part.at(0)}${office}${part.at(-1)}`
      else parts.push(...within)
    } else if (name !== '' && name !== '—' && name !== '-' && name !== '/') parts.push(unbroken(name))
  }
  return [...new Set(parts)]
}

/** A line end within the brackets of a name: 区发改局(区重点 办). */
const unbroken = (name: string): string => name.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')

function splitOutsideBrackets(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const unit of text) {
    if ('（('.includes(unit)) depth++
    if ('）)'.includes(unit)) depth--
    if (depth <= 0 && /[\s、,，;；]/u.test(unit)) {
      parts.push(part)
      part = ''
    } else part += unit
  }
  parts.push(part)
  return parts.filter((one) => one.trim() !== '')
}

/** 王 伟、李超端 as two names: a single character followed by a blank and another is one name. */
export function leadersOf(cell: string): string[] {
  const joined = folded(cell)
    .replace(/^[\s:]+/u, '')
    .replace(/(^|[\s、,;])(\p{Script=Han})\s+(\p{Script=Han}{1,2})(?=$|[\s、,;])/gu, '$1$2$3')
    // A name of three that a line end broke: 吴小 纲, as 李 超端 above.
    .replace(/(^|[\s、,;])(\p{Script=Han}{2})\s+(\p{Script=Han})(?=$|[\s、,;])/gu, '$1$2$3')
    .replace(/各项目\s+分管领导/gu, '各项目分管领导')
  return [
    ...new Set(joined.split(/[\s、,;。]+/u).filter((name) => name !== '' && name !== '-' && name !== '/')),
  ]
}
