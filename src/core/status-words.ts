// The practice's words for a status and a light.
import type { Light, Status } from './assessment.ts'
import { type Text, text } from './text.ts'

const STATUS_WORDS: Readonly<Record<Status, Text>> = {
  done: text('已完成', 'Done'),
  ahead: text('超进度', 'Ahead'),
  'on-pace': text('达进度', 'On pace'),
  behind: text('欠进度', 'Behind'),
  missed: text('未完成', 'Missed'),
  missing: text('缺报', 'Not reported'),
  'not-due': text('未到期', 'Not due'),
  other: text('其它', 'Other'),
  ended: text('已终止', 'Ended'),
}

const LIGHT_WORDS: Readonly<Record<Light, Text>> = {
  green: text('绿', 'green'),
  blue: text('蓝', 'blue'),
  yellow: text('黄', 'yellow'),
  red: text('红', 'red'),
  grey: text('灰', 'grey'),
}

export const statusWord = (status: Status): Text => STATUS_WORDS[status]
export const lightWord = (light: Light): Text => LIGHT_WORDS[light]
