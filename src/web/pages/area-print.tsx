// One unit's or leader's tasks on paper (一个单位一张清单): lying sheets whose heads come again on each.
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { leaderHref, unitHref } from '../../boards/index.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import { text } from '../../core/text.ts'
import { type LedgerRow, ledgerTally } from '../../desk/ledger.ts'
import { dayWords } from '../day-words.ts'
import { documentOf } from '../document.tsx'
import type { Frame } from '../frame.ts'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { baseStyles, LIGHT_VARIABLES } from '../styles/base.ts'
import { listPaperStyles } from '../styles/ledger.ts'
import type { AreaInput } from './area.tsx'
import { type LedgerLine, ledgerColumns, ledgerLine } from './ledger-line.ts'
import { LedgerTallyLine } from './ledger-table.tsx'

const WORDS = {
  title: text('{name}任务清单', 'Tasks of {name}'),
  back: text('返回', 'Back'),
  print: text('按 Ctrl+P 打印', 'Print with Ctrl+P'),
  lead: text('一、牵头的任务', '1. As lead'),
  charge: text('分管的任务', 'In charge of'),
  responsible: text('二、负责的任务（不含牵头的）', '2. As responsible (beside those it leads)'),
  asOf: text('截至 {day}', 'As of {day}'),
  demo: text('含演示数据', 'With demonstration data'),
} as const

export function renderAreaPrint(
  { area, plan, asOf, figures, demo }: Pick<AreaInput, 'area' | 'plan' | 'asOf' | 'figures' | 'demo'>,
  frame: Frame,
): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const look = { ...frame.look, plan: plan.id }
  const context = { plan, figures: byIndicatorOf(figures), asOf, lang, look }
  const isUnit = area.kind === 'unit'
  const title = say('title', { name: area.name })
  const part = (head: string, rows: readonly LedgerRow<ShownSlip>[]) => {
    if (rows.length === 0) return null
    const lines = rows.map((row) => ledgerLine(row, context))
    return (
      <section>
        <h2>{head}</h2>
        <LedgerTallyLine subject="tasks" tally={ledgerTally(rows)} lang={lang} />
        <Table
          label={head}
          pane="list"
          rigid
          rows={lines}
          columns={ledgerColumns('tasks', lines, lang, plan).map(([words, , of]) => ({
            head: words[lang],
            cell: (line: LedgerLine) => of(line, lang, plan),
          }))}
        />
      </section>
    )
  }
  return documentOf(
    {
      title,
      styles: `${baseStyles}:root{${LIGHT_VARIABLES};color-scheme:light}${listPaperStyles}`,
      bodyClass: 'paper',
      body: (
        <>
          <nav class="back" aria-label={say('back')}>
            <a href={isUnit ? unitHref(area.id, look) : leaderHref(area.id, look)}>{say('back')}</a>{' '}
            {say('print')}
          </nav>
          <main>
            <h1>{title}</h1>
            <p class="org">
              {[plan.title, plan.document, say('asOf', { day: dayWords(asOf, lang) }), demo && say('demo')]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {part(say(isUnit ? 'lead' : 'charge'), area.lead)}
            {part(say('responsible'), area.responsible)}
          </main>
        </>
      ),
    },
    frame,
  )
}
