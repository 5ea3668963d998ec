// Targets without a digit: 持平, 清零, 零的突破, 不发生, 全覆盖, 翻番.
import type { Comparator } from '../core/comparators.ts'
import type { Kind } from '../core/kinds/index.ts'

interface WordedTarget {
  readonly rule: string
  readonly value: string | null
  readonly unit: string | null
  readonly comparator: Comparator
  readonly kind: Kind
  readonly count: boolean
}

interface WordedRule extends WordedTarget {
  readonly words: RegExp
}

const RULES: readonly WordedRule[] = [
  {
    rule: 'unchanged',
    words: /与?(?:上年|去年|上年度)(?:基本)?持平/u,
    value: '0',
    unit: '%',
    comparator: 'about',
    kind: 'growth',
    count: false,
  },
  {
    rule: 'cleared',
    words: /(?:动态|全部|基本|实现|问题)清零|(?<!社)零(?:事故|发生|新增|增长|容忍)(?!率)/u,
    value: '0',
    unit: '件',
    comparator: 'none',
    kind: 'ceiling',
    count: false,
  },
  {
    rule: 'first-one',
    words: /[“"]?零[”"]?的?突破/u,
    value: '1',
    unit: '个',
    comparator: 'at-least',
    kind: 'count',
    count: true,
  },
  {
    rule: 'none-happens',
    words: /(?:不发生|杜绝|坚决防止发生|不出现|无)[^,;。]{0,14}(?:事故|事件|案件|疫情)/u,
    value: '0',
    unit: '起',
    comparator: 'none',
    kind: 'ceiling',
    count: false,
  },
  {
    rule: 'full-coverage',
    words: /(?:实现|基本实现|达到|推动|力争)[^,;。]{0,20}(?:全覆盖|全面覆盖)/u,
    value: '100',
    unit: '%',
    comparator: 'at-least',
    kind: 'ratio',
    count: false,
  },
  {
    rule: 'doubled',
    words: /(?:翻一番|翻番)/u,
    value: '2',
    unit: '倍',
    comparator: 'at-least',
    kind: 'level',
    count: false,
  },
]

/** The wordings of a clause (folded) that set a target. A clause with a number of its own has it in the number. */
export function wordedTargets(clause: string, hasNumber: boolean): WordedTarget[] {
  return RULES.filter(
    ({ rule, words }) => words.test(clause) && !(hasNumber && rule === 'full-coverage'),
  ).map((found) =>
    found.rule === 'full-coverage' && /基本实现/u.test(clause) ? { ...found, comparator: 'about' } : found,
  )
}
