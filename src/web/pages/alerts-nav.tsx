// The places of alerts: what every page about slips begins with.
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { Places } from '../kit/notes.tsx'

const PLACES = [
  ['/alerts', text('督查单', 'Slips')],
  ['/inbox', text('我的消息', 'Inbox')],
  ['/alerts/rules', text('预警规则', 'Rules')],
  ['/alerts/holds', text('静默与代收', 'Silences')],
  ['/alerts/channels', text('渠道与运行', 'Channels')],
] as const

/** `here`: which of them this is; null: a page below. */
export function AlertsNav({ frame, here }: { frame: Frame; here: (typeof PLACES)[number][0] | null }) {
  const { lang, person } = frame
  const shown = PLACES.filter(([path]) => path !== '/inbox' || (person && person.role !== 'screen'))
  return (
    <Places
      label={text('督查', 'Alerts')[lang]}
      places={shown.map(([path, word]) => [path, word[lang]])}
      here={here}
      plan={null}
    />
  )
}
