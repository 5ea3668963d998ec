// What waits for its release, as a supervisor sees it: counts and days, never values.

import { text } from '../../core/text.ts'
import type { WaitingLine } from '../../desk/embargoes.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'

const WORDS = {
  title: text('以后才公开的数', 'What becomes public later'),
  how: text(
    '这里只有个数，没有数值。等得最久的在前；已到报送期限仍未公开的，对外显示为缺报。',
    'Counts, no values. What has waited longest comes first; what is due and not public yet counts as missing for everybody but the bureau.',
  ),
  indicator: text('指标', 'Indicator'),
  region: text('地区', 'Region'),
  figures: text('个数', 'Figures'),
  overdue: text('已到期', 'Due already'),
  since: text('收到', 'Held since'),
  until: text('公开', 'Public from'),
  none: text(
    '没有等待公开的数；报送时写了发布时间的会列在这里。',
    'Nothing waits for its release; figures sent with one stand here until then.',
  ),
} as const

export function renderWaiting(lines: readonly WaitingLine[], frame: Frame): string {
  const say = speak(WORDS, frame.lang)
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{say('how')}</p>
      <Table
        label={say('title')}
        rows={lines}
        empty={say('none')}
        columns={[
          { head: say('indicator'), class: 'wrap', cell: ({ name }) => name },
          { head: say('region'), cell: ({ region }) => region },
          { head: say('figures'), cell: ({ figures }) => figures },
          { head: say('overdue'), cell: ({ overdue }) => overdue },
          { head: say('since'), cell: ({ since }) => momentWords(since) },
          { head: say('until'), cell: ({ publicFrom }) => momentWords(publicFrom) },
        ]}
      />
    </>
  )
  return pageOf({ title: say('title'), styles: deskStyles, children }, frame)
}
