// The one chart of an indicator: the year's path drawn by the server, drawn anew by the browser where it can, and the same as a table.
import { queryOf } from '../../boards/links.ts'
import { type PathView, pathSvg } from '../../charts/index.ts'
import type { Indicator } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { drawn } from '../drawn.ts'
import type { Frame } from '../frame.ts'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'

interface ChartInput {
  readonly indicator: Pick<Indicator, 'id' | 'unit'>
  readonly view: PathView
  /** The other indicator's name; null: it is held against none. */
  readonly partner: string | null
  /** What the chart shows, in a sentence, for those who do not see it. */
  readonly finding: string
}

const WORDS = {
  title: text('全年走势（{unit}）', 'The year’s path ({unit})'),
  actual: text('实际', 'Actual'),
  pace: text('序时进度', 'Expected pace'),
  target: text('目标', 'Target'),
  band: text('目标区间', 'Target band'),
  flat: text('目标，各期同此要求', 'Target, the same at every period'),
  last: text('上年同期', 'A year ago'),
  revised: text('更正前的值', 'Value before a revision'),
  missing: text('缺报', 'Not reported'),
  table: text('数据表', 'As a table'),
  month: text('月份', 'Month'),
  read: text('逐月读数，用左右方向键移动', 'Month by month; move with the arrow keys'),
  hint: text(
    '指到图上，或用方向键，逐月读数。',
    'Point at the chart, or use the arrow keys, to read a month.',
  ),
  svg: text('下载矢量图', 'Save as SVG'),
  png: text('下载图片', 'Save as PNG'),
  colon: text('：', ': '),
  comma: text('；', '; '),
  nothing: text('没有数据', 'no figures'),
} as const

export function YearChart({ input, frame }: { input: ChartInput; frame: Frame }) {
  const { indicator, view, finding } = input
  const { lang, look, assets } = frame
  const say = speak(WORDS, lang)
  const columns = columnsOf(input, say)
  const said = view.months.map((month, at) => {
    const parts = columns.flatMap(({ name, values }) => {
      const value = values[at] ?? null
      return value === null ? [] : [`${name} ${numberWords(value)} ${indicator.unit}`]
    })
    return `${month}${say('colon')}${parts.join(say('comma')) || say('nothing')}`
  })
  const live = assets.drawing && {
    'data-chart': JSON.stringify({ view, said }),
    'data-drawing': assets.drawing,
    'data-reads': say('read'),
    'data-hint': say('hint'),
    'data-png': say('png'),
    'data-name': indicator.id,
  }
  return (
    <figure class={`card chart light-${view.light}`} {...live}>
      <figcaption>
        <h2>{say('title', { unit: indicator.unit })}</h2>
        <span class="take">
          <a href={`/indicators/${encodeURIComponent(indicator.id)}/chart.svg${queryOf(look)}`} download>
            {say('svg')}
          </a>
        </span>
      </figcaption>
      <div class="still" role="img" aria-label={finding}>
        <div class="roomy" {...drawn(pathSvg(view))} />
        <div class="tight" {...drawn(pathSvg(view, true))} />
      </div>
      <Keys input={input} say={say} />
      <details class="fold data">
        <summary>{say('table')}</summary>
        <Table
          label={say('table')}
          pane="scroll"
          rigid
          rows={view.months.map((month, at) => ({ month, at }))}
          columns={[
            { head: say('month'), isHead: true, cell: ({ month }) => month },
            ...columns.map(({ name, values }) => ({
              head: name,
              class: 'number',
              cell: ({ at }: { readonly at: number }) => {
                const value = values[at] ?? null
                return value === null ? '' : numberWords(value)
              },
            })),
          ]}
        />
      </details>
    </figure>
  )
}

type SayChart = Speak<keyof typeof WORDS>

interface Series {
  readonly name: string
  readonly values: readonly (number | null)[]
}

/** What is drawn, as columns of a table: those with any number in them. */
function columnsOf({ view, partner }: ChartInput, say: SayChart): readonly Series[] {
  const level = (value: number | null | undefined) => view.months.map(() => value ?? null)
  return [
    { name: say('actual'), values: view.actual },
    { name: say('pace'), values: view.pace },
    { name: say('target'), values: level(view.target) },
    ...(view.end === undefined ? [] : [{ name: say('band'), values: level(view.end) }]),
    ...(view.partner ? [{ name: partner ?? '', values: view.partner }] : []),
    ...(view.last ? [{ name: say('last'), values: view.last }] : []),
  ].filter(({ values }) => values.some((value) => value !== null))
}

/** As it is read from a drawing: two decimals, more for what is smaller than one. */
const numberWords = (value: number): string =>
  value.toLocaleString(
    'en-US',
    Math.abs(value) < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 },
  )

function Keys({ input: { view, partner }, say }: { input: ChartInput; say: SayChart }) {
  const has = (values: readonly (number | null)[] | undefined) => values?.some((value) => value !== null)
  return (
    <ul class="keys">
      <Key name={say('actual')} d="M0 7H34" width={4} color="var(--light)" />
      {has(view.pace) && <Key name={say('pace')} d="M0 7H34" width={2} color="var(--text)" dashes="3 5" />}
      {view.target !== null && (
        <Key
          name={say(view.end !== undefined ? 'band' : has(view.pace) ? 'target' : 'flat')}
          d="M0 7H34"
          width={2}
          color="var(--text)"
        />
      )}
      {view.partner && <Key name={partner ?? ''} d="M0 7H34" width={2} color="var(--muted)" dashes="8 4" />}
      {has(view.last) && <Key name={say('last')} d="M0 7H34" width={2} color="var(--muted)" />}
      {view.revised.length > 0 && (
        <Key name={say('revised')} d="M12 7a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z" width={2} color="var(--muted)" />
      )}
      {view.missing.length > 0 && (
        <Key name={say('missing')} d="M12 2H22V12H12Z" width={2.5} color="var(--grey)" />
      )}
    </ul>
  )
}

interface KeyInput {
  readonly name: string
  readonly d: string
  readonly width: number
  readonly color: string
  readonly dashes?: string
}

function Key({ name, d, width, color, dashes }: KeyInput) {
  return (
    <li>
      <svg viewBox="0 0 34 14" aria-hidden="true">
        <path d={d} fill="none" stroke={color} stroke-width={width} stroke-dasharray={dashes} />
      </svg>
      {name}
    </li>
  )
}
