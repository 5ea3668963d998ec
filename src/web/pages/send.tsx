// Sending figures: a file or a pasted range, then a preview of what it would do, then "confirm". Works without script.

import { written } from '../../core/decimal.ts'
import { periodWords } from '../../core/period-words.ts'
import type { KeptPlan } from '../../core/plan.ts'
import type { Fault } from '../../core/problem.ts'
import type { Receipt } from '../../core/receipt.ts'
import { type Text, text } from '../../core/text.ts'
import type { CellState, PreviewCell } from '../../desk/preview.ts'
import type { Frame } from '../frame.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { DeskNav } from './desk-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'
import { Conversions, Counts, HowRead, type Names, StatusChanges } from './receipt-parts.tsx'

export interface SendInput {
  readonly plans: readonly KeptPlan[]
  /** `2022-10`: the month that the template is for. */
  readonly month: string | null
  readonly failure: Text | null
}

export interface PreviewInput {
  readonly draft: string
  readonly filename: string
  /** In the order of the file; at most so many as are shown. */
  readonly cells: readonly PreviewCell[]
  /** How many there are in all. */
  readonly total: number
  /** Faults that belong to no cell. */
  readonly refusal: { readonly detail: Text; readonly fix: Text; readonly faults: readonly Fault[] } | null
  /** What it would do; null: it cannot be stored as it is. */
  readonly receipt: Receipt | null
  readonly names: Names
  readonly failure: Text | null
}

const WORDS = {
  title: text('报送数据', 'Send figures'),
  template: text('下载本月模板', 'Download the month’s template'),
  month: text('月份', 'Month'),
  plan: text('年度目标', 'Plan'),
  file: text('选择文件，或拖到这里', 'Choose a file, or drop it here'),
  formats: text('xlsx、xls、CSV、JSON、Arrow 均可。', 'xlsx, xls, CSV, JSON or Arrow.'),
  paste: text('或者粘贴从表格复制的区域（含表头）', 'Or paste a range copied from a sheet, with its head'),
  look: text('预览', 'Preview'),
  nothing: text('预览不会入库；确认之后才保存。', 'A preview stores nothing; only “confirm” does.'),
  preview: text('预览', 'Preview'),
  cell: text('单元格', 'Cell'),
  indicator: text('指标', 'Indicator'),
  period: text('期', 'Period'),
  before: text('现有', 'Now'),
  after: text('本次', 'Sent'),
  state: text('结果', 'What it is'),
  remark: text('问题与建议', 'Problem and suggestion'),
  shown: text('共 {total} 个数据，显示前 {shown} 个。', '{total} figures; the first {shown} are shown.'),
  changes: text('确认后将改变的状态', 'Statuses that would change'),
  confirm: text('确认入库', 'Confirm and store'),
  reason: text('上面的疑点为什么可以放行', 'Why the doubts above may pass'),
  refused: text(
    '不能入库：请按下表改正文件，再重新上传。',
    'It cannot be stored: mend the file as listed below and send it again.',
  ),
  again: text('换一个文件', 'Another file'),
  read: text('按这种读法', 'Read it like this'),
} as const

const STATES: Readonly<Record<CellState, { readonly word: Text; readonly light: string }>> = {
  refused: { word: text('有错', 'Refused'), light: 'light-red' },
  warned: { word: text('存疑', 'Doubtful'), light: 'light-yellow' },
  revised: { word: text('更正', 'Revised'), light: 'light-yellow' },
  new: { word: text('新增', 'New'), light: 'light-green' },
  unchanged: { word: text('未变', 'Unchanged'), light: 'light-grey' },
}

const styles = formStyles + deskStyles

export function renderSend({ plans, month, failure }: SendInput, frame: Frame): string {
  const { lang, look } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const choices = plans.map(({ plan }) => (
    <option key={plan.id} value={plan.id} selected={plan.id === look.plan}>
      {plan.title}
    </option>
  ))
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/upload" />
      <h1>{say('title')}</h1>
      <form class="filter" method="get" action="/desk/template.xlsx">
        <input type="hidden" name="lang" value={lang} />
        <label>
          {say('plan')}
          <select name="plan">{choices}</select>
        </label>
        <label>
          {say('month')}
          <input name="month" value={month ?? ''} pattern="\d{4}-\d{2}" placeholder="2022-10" size={9} />
        </label>
        <button class="button" type="submit">
          {say('template')}
        </button>
      </form>
      <form
        class="card form send"
        method="post"
        action={hrefIn(frame, '/desk/upload')}
        encType="multipart/form-data"
      >
        {failure && (
          <p class="refused" role="alert">
            {failure[lang]}
          </p>
        )}
        <label class="drop">
          <b>{say('file')}</b>
          <span>{say('formats')}</span>
          <input type="file" name="file" accept=".xlsx,.xls,.xlsm,.csv,.tsv,.txt,.json,.arrow" />
        </label>
        <label>
          {say('paste')}
          <textarea name="pasted" rows={5} spellcheck={false} />
        </label>
        <p class="lead">{say('nothing')}</p>
        <button class="button main" type="submit">
          {say('look')}
        </button>
      </form>
    </>
  )
  return pageOf({ title: say('title'), demo: false, dated: false, styles, children }, frame)
}

export function renderPreview(input: PreviewInput, frame: Frame): string {
  const { lang } = frame
  const { draft, cells, total, receipt, refusal, names, failure } = input
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const doubts = receipt?.warnings.some(({ reason }) => reason === null) ?? false
  const at = `/desk/upload/drafts/${draft}`
  const children = (
    <>
      <DeskNav frame={frame} here="/desk/upload" />
      <h1>
        {say('preview')} · {input.filename}
      </h1>
      <p class="lead">{say('nothing')}</p>
      {failure && (
        <p class="refused" role="alert">
          {failure[lang]}
        </p>
      )}
      {refusal && (
        <div class="refused" role="alert">
          <p>{refusal.detail[lang]}</p>
          <p>{cells.length > 0 ? say('refused') : refusal.fix[lang]}</p>
        </div>
      )}
      {refusal?.faults.map((one, index) => (
        <form key={index} class="card form" method="post" action={hrefIn(frame, `${at}/choose`)}>
          <p>
            {one.detail[lang]} {one.code !== 'layout-proposed' && one.fix[lang]}
          </p>
          {one.code === 'layout-proposed' && (
            <button class="button" type="submit" name="choice" value={index}>
              {say('read')}
            </button>
          )}
        </form>
      ))}
      {receipt && <Counts rows={receipt.rows} lang={lang} />}
      {receipt && <HowRead receipt={receipt} lang={lang} />}
      {receipt && (
        <>
          <h2>{say('changes')}</h2>
          <StatusChanges changes={receipt.statusChanges} frame={frame} />
          <Conversions receipt={receipt} names={names} lang={lang} />
        </>
      )}
      <form class="form wide confirm" method="post" action={hrefIn(frame, `${at}/confirm`)}>
        {receipt && doubts && (
          <label>
            {say('reason')}
            <input name="accept" required maxLength={400} autocomplete="off" />
          </label>
        )}
        {receipt && (
          <button class="button main" type="submit">
            {say('confirm')}
          </button>
        )}
        <a class="button" href={hrefIn(frame, '/desk/upload')}>
          {say('again')}
        </a>
      </form>
      {cells.length > 0 && <Cells cells={cells} names={names} frame={frame} />}
      {total > cells.length && (
        <p class="lead">
          {say('shown').replace('{total}', String(total)).replace('{shown}', String(cells.length))}
        </p>
      )}
    </>
  )
  return pageOf({ title: say('preview'), demo: false, dated: false, styles, children }, frame)
}

function Cells({ cells, names, frame }: Pick<PreviewInput, 'cells' | 'names'> & { frame: Frame }) {
  const { lang } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const heads = ['cell', 'indicator', 'period', 'before', 'after', 'state', 'remark'] as const
  return (
    <div class="card scroll stack">
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
          {cells.map(({ cell, state, figure, before, faults }, index) => (
            <tr key={index} class={STATES[state].light}>
              <td data-name={say('cell')}>{cell}</td>
              <td class="wrap">{figure && (names.get(figure.indicator) ?? figure.indicator)}</td>
              <td>{figure && periodWords(figure.period, figure.basis)[lang]}</td>
              <td data-name={say('before')}>
                {state === 'revised' && before ? <s>{before}</s> : (before ?? '—')}
              </td>
              <td data-name={say('after')}>
                <b>{figure?.value ? written(figure.value) : '—'}</b>
              </td>
              <td>
                <span class="state">{STATES[state].word[lang]}</span>
              </td>
              <td class="wrap">
                {faults.map(({ detail, fix }) => `${detail[lang]} ${fix[lang]}`).join(' ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
