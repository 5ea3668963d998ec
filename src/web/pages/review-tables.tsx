// The tables of a review: figures that changed since it was sent, and all of them beside what stands now.
import type { Beside, Conflict, FigureValue } from '../../core/beside.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Receipt } from '../../core/receipt.ts'
import { type Language, text } from '../../core/text.ts'
import { speak } from '../kit/speak.ts'
import { type Column, Table } from '../kit/table.tsx'
import type { Names } from './receipt-parts.tsx'

const WORDS = {
  conflicts: text('送出之后变了的数据', 'Figures that changed since it was sent'),
  accepted: text('复核时接受的变化', 'Changes that were accepted when it was confirmed'),
  conflictsHow: text(
    '送出之后，别的报送改变了下列数据。逐个看过再决定：确认则以本次为准。',
    'Since this was sent another upload changed these figures. Look at each before you decide: what is confirmed here will count.',
  ),
  cell: text('单元格', 'Cell'),
  indicator: text('指标', 'Indicator'),
  period: text('期', 'Period'),
  seen: text('送出时', 'When it was sent'),
  now: text('现有', 'Now'),
  confirmed: text('复核时', 'When it was confirmed'),
  sent: text('本次', 'Sent'),
  changedBy: text('由此报送改变', 'Changed by'),
  state: text('结果', 'What it is'),
  figures: text('全部数据', 'All figures'),
  nothing: text('没有数', 'nothing'),
  shown: text('共 {total} 个数据，显示前 {shown} 个。', '{total} figures; the first {shown} are shown.'),
} as const

const STATES = {
  warned: { word: text('存疑', 'Doubtful'), light: 'light-yellow' },
  revised: { word: text('更正', 'Revised'), light: 'light-yellow' },
  new: { word: text('新增', 'New'), light: 'light-green' },
  unchanged: { word: text('未变', 'Unchanged'), light: 'light-grey' },
} as const
type State = keyof typeof STATES
const ORDER: readonly State[] = ['warned', 'revised', 'new', 'unchanged']
const CELLS_SHOWN = 500

interface ConflictsInput {
  readonly conflicts: readonly Conflict[]
  readonly names: Names
  readonly lang: Language
  /** They were accepted: nothing is to be decided any more. */
  readonly past?: boolean
}

/** Where a figure stands in the file, of what it is and for when: how the rows of both tables begin. */
function placeColumns<Row extends Beside>(names: Names, lang: Language): readonly Column<Row>[] {
  const say = speak(WORDS, lang)
  return [
    { head: say('cell'), cell: ({ cell }) => cell },
    {
      head: say('indicator'),
      class: 'wrap',
      bare: true,
      cell: ({ indicator }) => names.get(indicator) ?? indicator,
    },
    { head: say('period'), bare: true, cell: ({ period, basis }) => periodWords(period, basis)[lang] },
  ]
}

/** Cell by cell: what was seen when it was sent, what stands now, and what is sent. */
export function Conflicts({ conflicts, names, lang, past = false }: ConflictsInput) {
  const say = speak(WORDS, lang)
  return (
    <section aria-labelledby="conflicts">
      <h2 id="conflicts">
        {say(past ? 'accepted' : 'conflicts')} ({conflicts.length})
      </h2>
      {!past && <p class="lead">{say('conflictsHow')}</p>}
      <Table
        label={say(past ? 'accepted' : 'conflicts')}
        pane={past ? 'card scroll' : 'card scroll conflicts'}
        class="preview"
        rows={conflicts}
        columns={[
          ...placeColumns<Conflict>(names, lang),
          { head: say('seen'), cell: ({ seen }) => valueWords(seen, lang) },
          { head: say(past ? 'confirmed' : 'now'), cell: ({ stands }) => <b>{valueWords(stands, lang)}</b> },
          { head: say('sent'), cell: ({ sent }) => <b>{valueWords(sent, lang)}</b> },
          {
            head: say('changedBy'),
            cell: ({ upload }) =>
              upload ? <a href={`/desk/uploads/${upload}`}>{upload.slice(0, 8)}</a> : '—',
          },
        ]}
      />
    </section>
  )
}

interface CellsInput {
  readonly beside: readonly Beside[]
  readonly now: Receipt | null
  readonly names: Names
  readonly lang: Language
}

/** What needs a look comes first where not all can be shown. */
export function Cells({ beside, now, names, lang }: CellsInput) {
  const say = speak(WORDS, lang)
  const doubted = new Set(now?.warnings.map(({ cell }) => cell))
  const cells = beside.map((one) => ({ ...one, state: stateOf(one, doubted) }))
  const shown =
    cells.length <= CELLS_SHOWN
      ? cells
      : cells.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).slice(0, CELLS_SHOWN)
  return (
    <>
      <Table
        label={say('figures')}
        class="preview"
        rows={shown}
        rowClass={({ state }) => STATES[state].light}
        columns={[
          ...placeColumns<(typeof shown)[number]>(names, lang),
          {
            head: say('now'),
            cell: ({ state, stands }) =>
              state === 'revised' ? <s>{valueWords(stands, lang)}</s> : valueWords(stands, lang),
          },
          { head: say('sent'), cell: ({ sent }) => <b>{valueWords(sent, lang)}</b> },
          {
            head: say('state'),
            bare: true,
            cell: ({ state }) => <span class="state">{STATES[state].word[lang]}</span>,
          },
        ]}
      />
      {cells.length > shown.length && (
        <p class="lead">{say('shown', { total: cells.length, shown: shown.length })}</p>
      )}
    </>
  )
}

function stateOf({ cell, stands, sent }: Beside, doubted: ReadonlySet<string>): State {
  if (doubted.has(cell)) return 'warned'
  if (stands === null) return 'new'
  return stands.value === sent.value && stands.status === sent.status ? 'unchanged' : 'revised'
}

/** Nothing there at all, or somebody's word that there is no value. */
const valueWords = (standing: FigureValue | null, lang: Language): string =>
  standing === null ? WORDS.nothing[lang] : (standing.value ?? '—')
