// What the states of a report, and what happened to it, are called.
import { type Text, text } from '../core/text.ts'
import type { ReportState } from './round.ts'

export const REPORT_STATE_WORDS: Readonly<Record<ReportState, Text>> = {
  asked: text('已通知', 'Asked'),
  begun: text('已动笔', 'Begun'),
  sent: text('已报送', 'Sent'),
  returned: text('已退回', 'Returned'),
  accepted: text('已认可', 'Accepted'),
}
