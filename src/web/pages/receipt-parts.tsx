// What an upload does or did: counts, revised figures, statuses that change, warnings. The same on preview and receipt.
import { indicatorHref } from '../../boards/links.ts'
import type { Light, Status } from '../../core/assessment.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Receipt, StatusChange } from '../../core/receipt.ts'
import { statusWord } from '../../core/status-words.ts'
import { type Language, text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { StatusIcon } from '../wall/icons.tsx'
import { ScrollPane } from './scroll-pane.tsx'

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
  unit: text('单位换算', 'Told in another unit'),
} as const

export function Counts({ rows, lang }: { rows: Receipt['rows']; lang: Language }) {
  return (
    <ul class="tally">
      {(['read', 'new', 'revised', 'unchanged'] as const).map((name) => (
        <li key={name} class={name}>
          <b>{rows[name]}</b> {WORDS[name][lang]}
        </li>
      ))}
    </ul>
  )
}

export function Revisions({ receipt, names, lang }: { receipt: Receipt; names: Names; lang: Language }) {
  const { revised, rows } = receipt
  if (revised.length === 0) return null
  const rest = rows.revised - revised.length
  return (
    <ScrollPane class="card scroll stack" label={WORDS.revised[lang]}>
      <table>
        <thead>
          <tr>
            <th scope="col">{WORDS.cell[lang]}</th>
            <th scope="col">{WORDS.indicator[lang]}</th>
            <th scope="col">{WORDS.period[lang]}</th>
            <th scope="col">{WORDS.before[lang]}</th>
            <th scope="col">{WORDS.after[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {revised.map(({ indicator, period, basis, before, after, cell }) => (
            <tr key={`${indicator}/${period}/${basis}`}>
              <td data-name={WORDS.cell[lang]}>{cell}</td>
              <td class="wrap">{names.get(indicator) ?? indicator}</td>
              <td>{periodWords(period, basis)[lang]}</td>
              <td data-name={WORDS.before[lang]}>
                <s>{before ?? WORDS.noValue[lang]}</s>
              </td>
              <td data-name={WORDS.after[lang]}>
                <b>{after ?? WORDS.noValue[lang]}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p class="lead">{WORDS.more[lang].replace('{n}', String(rest))}</p>}
    </ScrollPane>
  )
}

export function StatusChanges({
  changes,
  frame,
}: {
  changes: readonly StatusChange[]
  frame: Pick<Frame, 'lang' | 'look'>
}) {
  const { lang, look } = frame
  if (changes.length === 0) return <p class="lead">{WORDS.noChange[lang]}</p>
  return (
    <ul class="changes">
      {changes.map(({ plan, indicator, name, from, to }) => (
        <li key={`${plan}/${indicator}`}>
          <a href={indicatorHref(indicator, { plan, lang: look.lang ?? null })}>{name}</a>
          <span>
            <Standing {...from} lang={lang} /> <span aria-hidden="true">→</span>{' '}
            <span class="sr">{lang === 'zh' ? '变为' : 'becomes'}</span>
            <Standing {...to} lang={lang} />
          </span>
        </li>
      ))}
    </ul>
  )
}

const Standing = ({ status, light, lang }: { status: Status; light: Light; lang: Language }) => (
  <span class={`state light-${light}`}>
    <StatusIcon status={status} light={light} />
    {statusWord(status)[lang]}
  </span>
)

export function Warnings({ warnings, lang }: { warnings: Receipt['warnings']; lang: Language }) {
  if (warnings.length === 0) return null
  return (
    <ScrollPane class="card scroll stack" label={WORDS.warning[lang]}>
      <table class="faults">
        <thead>
          <tr>
            <th scope="col">{WORDS.cell[lang]}</th>
            <th scope="col">{WORDS.warning[lang]}</th>
            <th scope="col">{WORDS.reason[lang]}</th>
          </tr>
        </thead>
        <tbody>
          {warnings.map(({ id, cell, detail, fix, reason }) => (
            <tr key={id}>
              <td data-name={WORDS.cell[lang]}>{cell}</td>
              <td>
                {detail[lang]}
                {reason === null && ` ${fix[lang]}`}
              </td>
              <td data-name={WORDS.reason[lang]}>{reason ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollPane>
  )
}

export function Conversions({
  receipt,
  names,
  lang,
}: {
  receipt: Pick<Receipt, 'conversions'>
  names: Names
  lang: Language
}) {
  const conversions = receipt.conversions ?? []
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

/** How a sheet was read, and what of it was passed over; nothing for files of records. */
export function HowRead({
  receipt: { reading },
  lang,
}: {
  receipt: Pick<Receipt, 'reading'>
  lang: Language
}) {
  if (!reading) return null
  const zh = lang === 'zh'
  const { sheet, skippedRows, hiddenSheets, hiddenRows, hiddenColumns, hiddenRead } = reading
  const hidden = hiddenRows + hiddenColumns
  const parts = [
    sheet !== null && (zh ? `读的是工作表“${sheet}”` : `Sheet “${sheet}” was read`),
    skippedRows > 0 &&
      (zh ? `跳过 ${skippedRows} 行非数据行` : `${skippedRows} rows without figures were passed over`),
    hidden > 0 &&
      !hiddenRead &&
      (zh ? `隐藏的 ${hidden} 行（列）没有读` : `${hidden} hidden rows or columns were not read`),
    hiddenSheets.length > 0 &&
      (zh
        ? `隐藏的工作表没有读：${hiddenSheets.join('、')}`
        : `Hidden sheets were not read: ${hiddenSheets.join(', ')}`),
  ].filter(Boolean)
  return parts.length === 0 ? null : <p class="lead">{parts.join(zh ? '；' : '; ')}</p>
}

/** Cells that the sender put right before confirming: the file keeps the old text. */
export function Edits({ edits, lang }: { edits: NonNullable<Receipt['edits']>; lang: Language }) {
  if (edits.length === 0) return null
  return (
    <>
      <h2>{WORDS.edits[lang]}</h2>
      <p class="lead">{WORDS.editsHow[lang]}</p>
      <ul class="card plain edits">
        {edits.map(({ cell, before, after }) => (
          <li key={cell}>
            <b>{cell}</b> <s>{before || WORDS.blank[lang]}</s> <span aria-hidden="true">→</span>{' '}
            <span class="sr">{lang === 'zh' ? '改为' : 'became'}</span> {after || WORDS.blank[lang]}
          </li>
        ))}
      </ul>
    </>
  )
}
