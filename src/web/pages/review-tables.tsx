// The tables of a review: figures that changed since it was sent, and all of them beside what stands now.
import type { Beside, Conflict, FigureValue } from '../../core/beside.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Receipt } from '../../core/receipt.ts'
import { type Language, text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { hrefIn } from './href-in.ts'
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
  readonly frame: Frame
  /** They were accepted: nothing is to be decided any more. */
  readonly past?: boolean
}

/** Cell by cell: what was seen when it was sent, what stands now, and what is sent. */
export function Conflicts({ conflicts, names, frame, past = false }: ConflictsInput) {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const then = past ? 'confirmed' : 'now'
  const heads = ['cell', 'indicator', 'period', 'seen', then, 'sent', 'changedBy'] as const
  return (
    <section aria-labelledby="conflicts">
      <h2 id="conflicts">
        {say(past ? 'accepted' : 'conflicts')} ({conflicts.length})
      </h2>
      {!past && <p class="lead">{say('conflictsHow')}</p>}
      <div class={`card scroll stack${past ? '' : ' conflicts'}`}>
        <table class="preview">
          <thead>
            <tr>
              {heads.map((name) => (
                <th key={name} scope="col">
                  {say(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {conflicts.map(({ cell, indicator, period, basis, seen, stands, sent, upload }, index) => (
              <tr key={index}>
                <td data-name={say('cell')}>{cell}</td>
                <td class="wrap">{names.get(indicator) ?? indicator}</td>
                <td>{periodWords(period, basis)[lang]}</td>
                <td data-name={say('seen')}>{valueWords(seen, lang)}</td>
                <td data-name={say(then)}>
                  <b>{valueWords(stands, lang)}</b>
                </td>
                <td data-name={say('sent')}>
                  <b>{valueWords(sent, lang)}</b>
                </td>
                <td data-name={say('changedBy')}>
                  {upload ? <a href={hrefIn(frame, `/desk/uploads/${upload}`)}>{upload.slice(0, 8)}</a> : '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface CellsInput {
  readonly beside: readonly Beside[]
  readonly now: Receipt | null
  readonly names: Names
  readonly frame: Frame
}

/** What needs a look comes first where not all can be shown. */
export function Cells({ beside, now, names, frame }: CellsInput) {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const doubted = new Set(now?.warnings.map(({ cell }) => cell))
  const stateOf = ({ cell, stands, sent }: Beside): State =>
    doubted.has(cell)
      ? 'warned'
      : stands === null
        ? 'new'
        : stands.value === sent.value && stands.status === sent.status
          ? 'unchanged'
          : 'revised'
  const cells = beside.map((one) => ({ ...one, state: stateOf(one) }))
  const shown =
    cells.length <= CELLS_SHOWN
      ? cells
      : cells.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state)).slice(0, CELLS_SHOWN)
  return (
    <>
      <div class="card scroll stack">
        <table class="preview">
          <thead>
            <tr>
              {(['cell', 'indicator', 'period', 'now', 'sent', 'state'] as const).map((name) => (
                <th key={name} scope="col">
                  {say(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ cell, indicator, period, basis, stands, sent, state }, index) => (
              <tr key={index} class={STATES[state].light}>
                <td data-name={say('cell')}>{cell}</td>
                <td class="wrap">{names.get(indicator) ?? indicator}</td>
                <td>{periodWords(period, basis)[lang]}</td>
                <td data-name={say('now')}>
                  {state === 'revised' ? <s>{valueWords(stands, lang)}</s> : valueWords(stands, lang)}
                </td>
                <td data-name={say('sent')}>
                  <b>{valueWords(sent, lang)}</b>
                </td>
                <td>
                  <span class="state">{STATES[state].word[lang]}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cells.length > shown.length && (
        <p class="lead">
          {say('shown').replace('{total}', String(cells.length)).replace('{shown}', String(shown.length))}
        </p>
      )}
    </>
  )
}

/** Nothing there at all, or somebody's word that there is no value. */
const valueWords = (standing: FigureValue | null, lang: Language): string =>
  standing === null ? WORDS.nothing[lang] : (standing.value ?? '—')
