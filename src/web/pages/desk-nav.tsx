// The desk's own places: what every page of the desk begins with.
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { Places } from '../kit/notes.tsx'

const PLACES = [
  ['/desk/upload', text('报送', 'Send')],
  ['/desk/uploads', text('报送记录', 'History')],
  ['/desk/narratives', text('任务进展', 'How tasks go')],
  ['/desk/review', text('复核', 'Review')],
  ['/desk/calendar', text('报送日历', 'Calendar')],
] as const

/** `here`: which of them this is. The plan looked at goes along. */
export const DeskNav = ({
  frame: { lang, look },
  here,
}: {
  frame: Frame
  here: (typeof PLACES)[number][0]
}) => (
  <Places
    label={text('数据报送', 'Desk')[lang]}
    places={PLACES.map(([path, word]) => [path, word[lang]])}
    here={here}
    plan={look.plan ?? null}
  />
)
