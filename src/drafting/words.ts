// What was done to a part of a draft, in words: whoever comes second is told.
import { type Text, text } from '../core/text.ts'

export const deedWords = {
  begun: text('开始了草稿', 'began the draft'),
  answered: text('答了疑问', 'answered a question'),
  target: text('改了目标', 'changed a target'),
  left: text('定为不是目标', 'said that a number is no target'),
  taken: text('定为目标', 'said that a number is a target'),
  added: text('加了指标', 'added an indicator'),
  task: text('改了任务', 'changed the task'),
  split: text('拆成两项', 'split the task'),
  joined: text('并入上一项', 'joined it to the one before'),
  accepted: text('核对无误', 'found it right'),
  removed: text('删去任务', 'took the task out'),
  names: text('合并或改了单位、领导的名称', 'joined or mended names of units or leaders'),
  head: text('改了基本信息', 'changed the basic facts'),
  lists: text('改了部分、单位、报送或参照', 'changed sections, units, reports or references'),
  dictionary: text('读入了指标解释', 'took in a dictionary of indicators'),
  file: text('用文件替换了内容', 'put a file in its place'),
  offered: text('送交确认', 'handed it in to be confirmed'),
  'sent-back': text('退回', 'sent it back'),
  withdrawn: text('撤回', 'withdrew it'),
  'in-force': text('生效', 'put it in force'),
  dropped: text('丢弃', 'dropped it'),
} as const satisfies Readonly<Record<string, Text>>

export type DraftDeed = keyof typeof deedWords
