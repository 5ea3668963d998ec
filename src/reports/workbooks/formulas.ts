// The rules of `docs/kinds.md` as formulas of a spreadsheet: `[key]` is the cell of a column, `@name` a number of the plan, `«code»` a word.
import type { Status } from '../../core/assessment.ts'
import { lightWord, statusWord } from '../../core/status-words.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { codeWord } from './recomputed.ts'

export interface Formula {
  readonly key: string
  readonly head: Text
  readonly width: number
  readonly format?: string
  /** Empty: each row has its own. */
  readonly formula: string
}

const NUMBER = '#,##0.######'
const STATUSES = ['done', 'ahead', 'on-pace', 'behind', 'missed', 'missing', 'not-due', 'other', 'ended']
const LIGHTS = ['green', 'blue', 'yellow', 'red', 'grey']

/** With addresses and words in the place of its names. */
export function formulaOf(
  formula: string,
  cell: (key: string) => string,
  policy: (name: string) => string,
  lang: Language,
): string {
  return formula
    .replace(/«([\w-]+)»/g, (_, code: string) => `"${wordOf(code, lang)}"`)
    .replace(/\[(\w+)\]/g, (_, key: string) => cell(key))
    .replace(/@(\w+)/g, (_, name: string) => policy(name))
}

function wordOf(code: string, lang: Language): string {
  if (code.startsWith('light-')) {
    const light = LIGHTS.find((one) => `light-${one}` === code)
    if (light !== undefined) return lightWord(light as 'green')[lang]
  }
  const status = STATUSES.find((one) => `is-${one}` === code)
  return status === undefined ? codeWord(code as 'way', lang) : statusWord(status as Status)[lang]
}

const one = (key: string, zh: string, en: string, formula: string, width = 10): Formula => ({
  key,
  head: text(zh, en),
  width,
  format: NUMBER,
  formula,
})
/** Only where something can be measured. */
const ok = (formula: string): string => `IF([measurable],${formula},"")`
const months = (from: string, to: string): string =>
  `(YEAR(${to})-YEAR(${from}))*12+MONTH(${to})-MONTH(${from})+1`

export const FORMULAS: readonly Formula[] = [
  one('actual', '实际', 'Actual', '', 12),
  one('reported', '有数据', 'Reported', '', 7),
  one(
    'goal',
    '比较的目标',
    'Goal',
    'IF([with]<>"",IF([partner]="","",[partner]+[margin]),IF([value]="","",IF([upper]="",[value],IF([direction]="↑",[value],IF([direction]="↓",[upper],MAX([value],MIN([upper],IF([baseline]="",[value],[baseline]))))))))',
    12,
  ),
  one(
    'tolerance',
    '允许偏离',
    'Tolerance',
    'IF([ownTolerance]<>"",[ownTolerance],IF([sign]="≈",IF([isRate]=1,@aboutRatePoints,ABS([value])*@aboutAmountPercent/100),0))',
  ),
  one('measurable', '能评判', 'Measurable', 'AND([actual]<>"",[goal]<>"")', 7),
  one(
    'met',
    '达到目标',
    'Target met',
    ok(
      'IF([sign]="∈",AND(OR([direction]="↓",[actual]>=[value]),OR([direction]="↑",[actual]<=[upper])),IF([sign]="≥",ROUND([actual]-[goal],9)>=0,IF([sign]=">",ROUND([actual]-[goal],9)>0,IF([sign]="≤",ROUND([actual]-[goal],9)<=0,IF([sign]="<",ROUND([actual]-[goal],9)<0,IF(OR([sign]="=",[direction]="↔"),ROUND(ABS([actual]-[goal])-[tolerance],9)<=0,IF([direction]="↑",ROUND([actual]-[goal]+[tolerance],9)>=0,ROUND([actual]-[goal]-[tolerance],9)<=0)))))))',
    ),
    7,
  ),
  one('isFinal', '已到期', 'Time is over', 'IF([end]="",FALSE,AND([end]>=[horizon],@asOf>=[horizon]))', 7),
  one(
    'expects',
    '期间预期',
    'Expects',
    ok(
      'IF([start]=«held»,«target»,IF([start]=«zero»,«share»,IF([pace]=«held»,«target»,IF([baseline]="",IF(AND([start]=«baseline-or-held»,[direction]<>"↓"),«share»,«nothing»),IF(OR([baseline]=[goal],AND([direction]="↑",[baseline]>[goal]),AND([direction]="↓",[baseline]<[goal])),«target»,«share»)))))',
    ),
  ),
  one(
    'startAt',
    '起点值',
    'Starts at',
    ok('IF(AND([expects]=«share»,[start]<>«zero»,[baseline]<>""),[baseline],0)'),
  ),
  one('length', '路程', 'Way', ok('ROUND([goal]-[startAt],9)')),
  one('isHeld', '各期直接比', 'Held', ok('AND([form]=«way»,OR([expects]=«target»,[length]=0))'), 7),
  one('elapsed', '已过月数', 'Months gone', `IF([end]="","",${months('[begin]', '[end]')})`, 7),
  one('total', '总月数', 'Months in all', months('[begin]', '[horizon]'), 7),
  one('paced', '按节奏的比例', 'Share by pace', '', 9),
  one(
    'share',
    '序时比例',
    'Expected share',
    ok(
      'IF(OR([form]<>«way»,[isHeld]),"",IF(AND([expects]<>«share»,NOT([isFinal])),"",IF([elapsed]>=[total],1,[paced])))',
    ),
  ),
  one(
    'nearest',
    '最近的目标点',
    'Nearest point',
    ok('IF([upper]="",[goal],MAX([value],MIN([upper],[actual])))'),
  ),
  one(
    'expected',
    '应完成',
    'Expected',
    ok(
      'IF(OR([form]=«place»,AND([form]=«limit»,[inPoints]=0)),[goal],IF(OR([form]=«rate»,[form]=«limit»),[nearest],IF([isHeld],IF(AND([pace]=«at-end»,NOT([isFinal])),"",[nearest]),IF([share]="","",[startAt]+[length]*[share]))))',
    ),
    12,
  ),
  one(
    'completion',
    '完成率',
    'Completion',
    ok(
      'IF([form]=«way»,IF([isHeld],IF(AND([direction]="↑",[goal]>0),[actual]*100/[goal],""),([actual]-[startAt])*100/[length]),IF(AND([form]=«limit»,[inPoints]=0,[goal]>0),[actual]*100/[goal],""))',
    ),
  ),
  one(
    'gap',
    '差距',
    'Gap',
    ok(
      'IF([form]=«place»,[actual]-[goal],IF([form]=«rate»,ROUND([actual]-[nearest],9),IF([form]=«limit»,IF([inPoints]=1,ROUND([actual]-[nearest],9),IF([goal]<=0,[actual]-[goal],[completion]-100)),IF([isHeld],IF([expected]="","",ROUND([actual]-[nearest],9)),IF([share]="","",ROUND([completion]-[share]*100,9))))))',
    ),
  ),
  one('near', '一路求近', 'Near all along', 'AND([direction]="↔",[sign]<>"=",[sign]<>"∈")', 7),
  one(
    'onPace',
    '达序时',
    'On pace',
    ok(
      'IF([form]<>«way»,[met],IF([isHeld],IF([expected]="","",[met]),IF([share]="","",IF([met],TRUE,IF([near],ROUND(ABS([expected]-[actual])-[tolerance]*[share],9)<=0,IF([goal]<[startAt],ROUND([actual]-[expected]-[tolerance]*[share],9)<=0,ROUND([expected]-[actual]-[tolerance]*[share],9)<=0))))))',
    ),
    7,
  ),
  one(
    'advantage',
    '领先',
    'Advantage',
    ok(
      'IF([gap]="","",IF([form]=«rate»,IF([direction]="↑",[gap],IF([direction]="↓",-[gap],-ABS([gap]))),IF(AND([form]=«way»,NOT([isHeld]),NOT([near])),[gap],"")))',
    ),
  ),
  one(
    'band',
    '黄灯以内',
    'Yellow within',
    ok(
      'IF([form]=«rate»,@watchGrowthPoints,IF([form]<>«way»,"",IF([isHeld],IF([expected]="","",IF([inPoints]=1,@watchGrowthPoints,ABS([goal])*@watchCompletionPoints/100)),IF([share]="","",@watchCompletionPoints))))',
    ),
  ),
  one(
    'verdict',
    '评判',
    'Verdict',
    ok(
      'IF([isFinal],IF([met],«is-done»,«is-missed»),IF(AND([met],[settles]<>«at-horizon»),«is-done»,IF([onPace]="",«is-not-due»,IF([onPace],IF([advantage]="",«is-on-pace»,IF([advantage]>=@aheadPoints,«is-ahead»,«is-on-pace»)),«is-behind»))))',
    ),
  ),
  one(
    'late',
    '缺报',
    'Due and absent',
    'IF([dueEnd]="",FALSE,AND([dueDay]<@asOf,IF([reported],[end]<[dueEnd],TRUE)))',
    7,
  ),
  one(
    'cause',
    '按什么定',
    'Decided by',
    'IF(AND([added]<>"",[added]>@asOf),«not-in»,IF(AND([ended]<>"",[ended]<=@asOf),«ended»,IF([late],IF([measurable],IF(AND([verdict]=«is-done»,[settles]=«when-met»,[dueEnd]<=[dueHorizon]),«measured»,«missing»),«missing»),IF(NOT([reported]),«no-figure»,IF([measurable],«measured»,«unmeasured»)))))',
  ),
  one(
    'status',
    '状态',
    'Status',
    'IF([cause]=«measured»,[verdict],IF([cause]=«ended»,«is-ended»,IF([cause]=«missing»,«is-missing»,IF([cause]=«unmeasured»,«is-other»,«is-not-due»))))',
  ),
  one(
    'light',
    '灯',
    'Light',
    'IF([status]=«is-done»,«light-green»,IF([status]=«is-missed»,«light-red»,IF(OR([status]=«is-ahead»,[status]=«is-on-pace»),«light-blue»,IF([status]=«is-behind»,IF(OR([gap]="",[band]=""),«light-red»,IF(ABS([gap])<[band],«light-yellow»,«light-red»)),«light-grey»))))',
    6,
  ),
  one('shownExpected', '应完成（评判时）', 'Expected, judged', 'IF([cause]=«measured»,[expected],"")', 12),
  one('shownCompletion', '完成率（评判时）', 'Completion, judged', 'IF([cause]=«measured»,[completion],"")'),
  one('shownGap', '差距（评判时）', 'Gap, judged', 'IF([cause]=«measured»,[gap],"")'),
]
