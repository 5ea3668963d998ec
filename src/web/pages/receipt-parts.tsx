// What an upload does or did: counts, revised figures, statuses that change, warnings. The same on preview and receipt.
import { indicatorHref } from '../../boards/links.ts'
import type { Light, Status } from '../../core/assessment.ts'
import { decimal, decimalsOf, display } from '../../core/decimal.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Receipt, StatusChange } from '../../core/receipt.ts'
import { statusWord } from '../../core/status-words.ts'
import { type Language, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { sayIn } from '../messages/index.ts'
import { StatusIcon } from '../wall/icons.tsx'
import { BASIS_MESSAGES } from './figures.tsx'

/** Names of indicators by id; ids stand for themselves where none is known. */
export type Names = ReadonlyMap<string, string>

const WORDS = {
  read: text('读入', 'Read'),
  new: text('新增', 'New'),
  revised: text('更正', 'Revised'),
  unchanged: text('未变', 'Unchanged'),
  cell: text('出处', 'Cell'),
  indicator: text('指标', 'Indicator'),
  period: text('期', 'Period'),
  before: text('原值', 'Before'),
  after: text('新值', 'After'),
  plan: text('年度目标', 'Plan'),
  noValue: text('无数', 'none'),
  more: text('其余 {n} 处更正未列出。', '{n} more revisions are not listed.'),
  noChange: text('没有指标改变状态。', 'No indicator changes its status.'),
  warning: text('疑点', 'Doubt'),
  reason: text('放行原因', 'Why it passes'),
  edits: text('预览中改过的单元格', 'Cells put right in the preview'),
  editsHow: text(
    '留存的文件仍是原样，以下改动由报送人在确认前作出。',
    'The kept file is as it came; its sender made these changes before confirming.',
  ),
  blank: text('（空）', '(empty)'),
  waiting: text('以后才公开', 'Public later'),
  waitingHow: text(
    '以下 {n} 个数在公开时间之前只有统计部门看得到；到期未公开的，对外显示为缺报。',
    'Until then only the bureau sees these {n} figures; one that is due and not public counts as missing for everybody else.',
  ),
  publicFrom: text('{moment} 起公开', 'public from {moment}'),
  moreWait: text('其余 {n} 个未列出。', '{n} more are not listed.'),
  unit: text('单位换算', 'Told in another unit'),
  becomes: text('变为', 'becomes'),
  became: text('改为', 'became'),
  sheetRead: text('读的是工作表“{sheet}”', 'Sheet “{sheet}” was read'),
  leftOut: text(
    '{columns} 列有 {n} 个数年度目标不收（没有对应的增速或总量指标），没有读',
    '{n} numbers of column {columns} were left out: the plan has no indicator for such a growth or amount',
  ),
  basesFound: text('当月还是累计，表里没有写明', 'Of the month or cumulative: the file does not say'),
  foundCumulative: text(
    '按历史数据判断为累计：上月累计 {before} {unit}',
    'by its history cumulative: {before} {unit} up to the month before',
  ),
  foundMonth: text(
    '按历史数据判断为当月：上月累计已有 {before} {unit}',
    'by its history of the month alone: {before} {unit} up to the month before',
  ),
  basesTaken: text('按年度目标的口径读的指标：{n} 个', 'Read as the plan judges them: {n} indicators'),
  basesTakenHow: text(
    '表里没有写明当期还是累计，这些指标也还没有数据可比，先按年度目标的口径读。如果不是，请在表里加一列“口径”（当期、累计；增速写同比、累计同比）再送。',
    'The file does not say whether these are of the month or cumulative, and no figure of them is known yet. If they are not what is said here, add a column “basis” (period, cumulative; of rates yoy, cumulative-yoy) and send it again.',
  ),
  takenAs: text('按{basis}读，{n} 个数', 'read as {basis}, {n} figures'),
  rowsSkipped: text('跳过 {n} 行非数据行', '{n} rows without figures were passed over'),
  hiddenSkipped: text('隐藏的 {n} 行（列）没有读', '{n} hidden rows or columns were not read'),
  sheetsSkipped: text('隐藏的工作表没有读：{sheets}', 'Hidden sheets were not read: {sheets}'),
  comma: text('、', ', '),
  semicolon: text('；', '; '),
} as const

interface Said {
  readonly lang: Language
}

export const Counts = ({ rows, lang }: Said & { readonly rows: Receipt['rows'] }) => (
  <ul class="tally">
    {(['read', 'new', 'revised', 'unchanged'] as const).map((name) => (
      <li key={name} class={name}>
        <b>{rows[name]}</b> {WORDS[name][lang]}
      </li>
    ))}
  </ul>
)

interface RevisionsInput extends Said {
  readonly receipt: Receipt
  readonly names: Names
}

export function Revisions({ receipt: { revised, rows }, names, lang }: RevisionsInput) {
  const say = speak(WORDS, lang)
  const rest = rows.revised - revised.length
  return (
    <>
      <Table
        label={say('revised')}
        rows={revised}
        columns={[
          { head: say('cell'), cell: ({ cell }) => cell },
          {
            head: say('indicator'),
            class: 'wrap',
            bare: true,
            cell: ({ indicator }) => names.get(indicator) ?? indicator,
          },
          { head: say('period'), bare: true, cell: ({ period, basis }) => periodWords(period, basis)[lang] },
          { head: say('before'), cell: ({ before }) => <s>{before ?? say('noValue')}</s> },
          { head: say('after'), cell: ({ after }) => <b>{after ?? say('noValue')}</b> },
        ]}
      />
      {revised.length > 0 && rest > 0 && <p class="lead">{say('more', { n: rest })}</p>}
    </>
  )
}

export function StatusChanges({ changes, lang }: Said & { readonly changes: readonly StatusChange[] }) {
  const say = speak(WORDS, lang)
  if (changes.length === 0) return <p class="lead">{say('noChange')}</p>
  return (
    <ul class="changes">
      {changes.map(({ plan, indicator, name, from, to }) => (
        <li key={`${plan}/${indicator}`}>
          <a href={indicatorHref(indicator, { plan })}>{name}</a>
          <span>
            <Standing {...from} lang={lang} /> <span aria-hidden="true">→</span>{' '}
            <span class="sr">{say('becomes')}</span>
            <Standing {...to} lang={lang} />
          </span>
        </li>
      ))}
    </ul>
  )
}

const Standing = ({ status, light, lang }: Said & { readonly status: Status; readonly light: Light }) => (
  <span class={`state light-${light}`}>
    <StatusIcon status={status} light={light} />
    {statusWord(status)[lang]}
  </span>
)

export function Warnings({ warnings, lang }: Said & { readonly warnings: Receipt['warnings'] }) {
  const say = speak(WORDS, lang)
  return (
    <Table
      label={say('warning')}
      rows={warnings}
      class="faults"
      columns={[
        { head: say('cell'), cell: ({ cell }) => cell },
        {
          head: say('warning'),
          bare: true,
          cell: ({ detail, fix, reason }) =>
            reason === null ? `${detail[lang]} ${fix[lang]}` : detail[lang],
        },
        { head: say('reason'), cell: ({ reason }) => reason ?? '—' },
      ]}
    />
  )
}

interface WaitingInput extends Said {
  readonly receipt: Pick<Receipt, 'waits'>
  readonly names: Names
}

/** Every figure that waits, stated or inherited: nobody keeps one back unseen. */
export function Waiting({ receipt: { waits }, names, lang }: WaitingInput) {
  if (!waits) return null
  const say = speak(WORDS, lang)
  const rest = waits.count - waits.figures.length
  return (
    <>
      <h2>{say('waiting')}</h2>
      <p class="lead">{say('waitingHow', { n: waits.count })}</p>
      <ul class="card plain">
        {waits.figures.map(({ region, indicator, period, basis, cell, releaseAt }) => (
          <li key={`${region}/${cell}`}>
            {cell} · {names.get(indicator) ?? indicator} · {periodWords(period, basis)[lang]} ·{' '}
            <b>{say('publicFrom', { moment: momentWords(releaseAt) })}</b>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="lead">{say('moreWait', { n: rest })}</p>}
    </>
  )
}

interface ConversionsInput extends Said {
  readonly receipt: Pick<Receipt, 'conversions'>
  readonly names: Names
}

export function Conversions({ receipt: { conversions = [] }, names, lang }: ConversionsInput) {
  if (conversions.length === 0) return null
  return (
    <>
      <h2>{WORDS.unit[lang]}</h2>
      <ul class="card plain">
        {conversions.map(({ cell, indicator, from, fromUnit, to, toUnit }) => (
          <li key={cell}>
            {cell} · {names.get(indicator) ?? indicator}: {from} {fromUnit} → {to} {toUnit}
          </li>
        ))}
      </ul>
    </>
  )
}

interface BasesTakenInput extends Said {
  readonly receipt: Pick<Receipt, 'basesTaken'>
  readonly names: Names
}

/** Series of which only the plan says whether they are of the month or cumulative: said, so that it is no silent guess. */
export function BasesTaken({ receipt: { basesTaken = [] }, names, lang }: BasesTakenInput) {
  if (basesTaken.length === 0) return null
  const say = speak(WORDS, lang)
  return (
    <>
      <h2>{say('basesTaken', { n: basesTaken.length })}</h2>
      <p class="lead">{say('basesTakenHow')}</p>
      <ul class="card plain">
        {basesTaken.map(({ indicator, basis, figures }) => (
          <li key={indicator}>
            {names.get(indicator) ?? indicator} ·{' '}
            {say('takenAs', { basis: sayIn(lang)(BASIS_MESSAGES[basis]), n: figures })}
          </li>
        ))}
      </ul>
    </>
  )
}

/** How a sheet was read, and what of it was passed over; nothing for files of records. */
export function HowRead({
  receipt: { reading },
  lang,
}: Said & { readonly receipt: Pick<Receipt, 'reading'> }) {
  if (!reading) return null
  const say = speak(WORDS, lang)
  const {
    sheet,
    furtherSheets = [],
    skippedRows,
    hiddenSheets,
    hiddenRows,
    hiddenColumns,
    hiddenRead,
    leftOut = [],
    basesFound = [],
  } = reading
  const hidden = hiddenRows + hiddenColumns
  const parts = [
    sheet !== null && say('sheetRead', { sheet: [sheet, ...furtherSheets].join(say('comma')) }),
    skippedRows > 0 && say('rowsSkipped', { n: skippedRows }),
    leftOut.length > 0 &&
      say('leftOut', {
        columns: leftOut.map(({ column }) => column).join(say('comma')),
        n: leftOut.reduce((sum, { cells }) => sum + cells, 0),
      }),
    hidden > 0 && !hiddenRead && say('hiddenSkipped', { n: hidden }),
    hiddenSheets.length > 0 && say('sheetsSkipped', { sheets: hiddenSheets.join(say('comma')) }),
  ].filter(Boolean)
  return (
    <>
      {parts.length > 0 && <p class="lead">{parts.join(say('semicolon'))}</p>}
      {basesFound.length > 0 && (
        <>
          <h2>{say('basesFound')}</h2>
          <ul class="card plain">
            {basesFound.map(({ cell, basis, before, unit }) => (
              <li key={cell}>
                {cell} ·{' '}
                {say(basis === 'cumulative' ? 'foundCumulative' : 'foundMonth', {
                  before: display(decimal(before), decimalsOf(decimal(before)) ?? 2),
                  unit,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Cells that the sender put right before confirming: the file keeps the old text. */
export function Edits({ edits, lang }: Said & { readonly edits: NonNullable<Receipt['edits']> }) {
  if (edits.length === 0) return null
  const say = speak(WORDS, lang)
  return (
    <>
      <h2>{say('edits')}</h2>
      <p class="lead">{say('editsHow')}</p>
      <ul class="card plain edits">
        {edits.map(({ cell, before, after }) => (
          <li key={cell}>
            <b>{cell}</b> <s>{before || say('blank')}</s> <span aria-hidden="true">→</span>{' '}
            <span class="sr">{say('became')}</span> {after || say('blank')}
          </li>
        ))}
      </ul>
    </>
  )
}
