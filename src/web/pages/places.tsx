// The places of alerts and of the desk: what every page of theirs begins with.
import { MATRIX } from '../../core/roles.ts'
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { Neighbours } from '../kit/notes.tsx'

const ALERT_PLACES = [
  ['/alerts', text('督查单', 'Slips')],
  ['/matters', text('督办事项', 'Matters')],
  ['/inspections', text('督查活动', 'Inspections')],
  ['/dispatch', text('按旬调度', 'Every ten days')],
  ['/contradictions', text('文数不符', 'Contradictions')],
  ['/inbox', text('我的消息', 'Inbox')],
  ['/alerts/rules', text('预警规则', 'Rules')],
  ['/alerts/holds', text('静默与代收', 'Silences')],
  ['/alerts/channels', text('渠道与运行', 'Channels')],
] as const

/** `here`: which of them this is; null: a page below. */
export function AlertsNav({ frame, here }: { frame: Frame; here: (typeof ALERT_PLACES)[number][0] | null }) {
  const { lang, look, person } = frame
  const supervises = person != null && MATRIX[person.role]['slips:write'] !== undefined
  const shown = ALERT_PLACES.filter(
    ([path]) =>
      (path !== '/inbox' || (person && person.role !== 'screen')) &&
      (path !== '/contradictions' || supervises),
  )
  return (
    <Neighbours
      label={text('督查', 'Alerts')[lang]}
      places={shown.map(([path, word]) => [path, word[lang]])}
      here={here}
      look={{ ...look, plan: null }}
    />
  )
}

const DESK_PLACES = [
  ['/desk/upload', text('报送', 'Send')],
  ['/desk/uploads', text('报送记录', 'History')],
  ['/desk/narratives', text('任务进展', 'How tasks go')],
  ['/desk/review', text('复核', 'Review')],
  ['/desk/calendar', text('报送日历', 'Calendar')],
] as const

/** `here`: which of them this is. */
export const DeskNav = ({
  frame: { lang, look },
  here,
}: {
  frame: Frame
  here: (typeof DESK_PLACES)[number][0]
}) => (
  <Neighbours
    label={text('数据报送', 'Desk')[lang]}
    places={DESK_PLACES.map(([path, word]) => [path, word[lang]])}
    here={here}
    look={look}
  />
)
