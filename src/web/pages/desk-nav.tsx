// The desk's own places: what every page of the desk begins with.
import { queryOf } from '../../boards/index.ts'
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'

const PLACES = [
  ['/desk/upload', text('报送', 'Send')],
  ['/desk/uploads', text('报送记录', 'History')],
  ['/desk/narratives', text('任务进展', 'How tasks go')],
  ['/desk/review', text('复核', 'Review')],
  ['/desk/calendar', text('报送日历', 'Calendar')],
] as const

/** `here`: which of them this is. */
export function DeskNav({ frame, here }: { frame: Frame; here: (typeof PLACES)[number][0] }) {
  const { lang, look } = frame
  const kept = queryOf({ plan: look.plan ?? null, lang: look.lang ?? null })
  return (
    <nav class="places" aria-label={text('数据报送', 'Desk')[lang]}>
      {PLACES.map(([path, word]) => (
        <a key={path} href={`${path}${kept}`} aria-current={path === here ? 'page' : undefined}>
          {word[lang]}
        </a>
      ))}
    </nav>
  )
}
