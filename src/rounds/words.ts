// What the states of a report, and what happened to it, are called.
import { type Text, text } from '../core/text.ts'
import type { RoundEventKind } from './events.ts'
import type { ReportState } from './round.ts'

export const REPORT_STATE_WORDS: Readonly<Record<ReportState, Text>> = {
  asked: text('已通知', 'Asked'),
  begun: text('已动笔', 'Begun'),
  sent: text('已报送', 'Sent'),
  returned: text('已退回', 'Returned'),
  accepted: text('已认可', 'Accepted'),
}

export const ROUND_EVENT_WORDS: Readonly<Record<RoundEventKind, Text>> = {
  opened: text('发起', 'Opened'),
  saved: text('存下', 'Saved'),
  'file-read': text('读入文件', 'Read a document'),
  'part-asked': text('请责任单位补充', 'Asked a responsible unit'),
  'handed-on': text('转交', 'Handed on'),
  sent: text('报送', 'Sent'),
  returned: text('退回', 'Returned'),
  accepted: text('认可', 'Accepted'),
  commented: text('批示', 'Commented'),
  bound: text('合订', 'Bound'),
  paragraph: text('改段落', 'Edited a paragraph'),
  'in-force': text('印发', 'Put in force'),
}
