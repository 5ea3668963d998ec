// The lines of shares in a form of the reading room as a table: a sheet is pasted into any cell, and what the shares make together is said at once.
import type { Language } from '../../core/text.ts'
import { NO_PLACE, type ShareLine, shareLines, sharesSaid, shareWords } from '../../drafting/share-lines.ts'

const COLUMNS = ['who', 'value', 'lead', 'leaders'] as const
const HEADS = {
  zh: ['单位、镇街、县区', '目标', '牵头单位', '分管领导'],
  en: ['Unit, street or county', 'Target', 'Lead unit', 'Leader'],
} as const
const OUT = { zh: '删去', en: 'Take out' } as const
const EMPTY: ShareLine = { who: '', value: '', lead: '', leaders: '' }

/** In the place of each field of shares below `place`, which goes on holding what is sent. */
export function showShareTables(place: ParentNode, lang: Language): void {
  for (const area of place.querySelectorAll<HTMLTextAreaElement>('textarea[name=shares]'))
    if (!area.hidden) showShareTable(area, lang)
}

function showShareTable(area: HTMLTextAreaElement, lang: Language): void {
  const label = area.closest('label')
  const form = area.form
  const said = area.closest('details')?.querySelector<HTMLElement>('.shares-said') ?? null
  const unit = said?.dataset.unit ?? ''
  const table = document.createElement('table')
  table.className = 'share-lines'
  table.setAttribute('aria-label', label?.firstChild?.textContent ?? '')
  const head = table.createTHead().insertRow()
  for (const [at, words] of HEADS[lang].entries()) {
    const cell = document.createElement('th')
    cell.scope = 'col'
    cell.textContent = at === 1 && unit !== '' ? `${words} (${unit})` : words
    head.append(cell)
  }
  head.append(document.createElement('td'))
  const body = table.createTBody()

  const inputsOf = (row: HTMLTableRowElement): HTMLInputElement[] => [...row.querySelectorAll('input')]
  const lineOf = (row: HTMLTableRowElement): ShareLine => {
    const [who = '', value = '', lead = '', leaders = ''] = inputsOf(row).map((input) =>
      input.value.replace(/\t/g, ' ').trim(),
    )
    // Called by its lead units, or not called yet.
    return { who: who === '' && lead !== '' ? NO_PLACE : who, value, lead, leaders }
  }

  function addRow(line: ShareLine, after: HTMLTableRowElement | null = null): HTMLTableRowElement {
    const row = document.createElement('tr')
    for (const [at, column] of COLUMNS.entries()) {
      const cell = row.insertCell()
      const input = document.createElement('input')
      // What the table was shown with is what it stands at: nobody has typed it.
      input.defaultValue = column === 'who' && line.who === NO_PLACE ? '' : line[column]
      input.setAttribute('aria-label', HEADS[lang][at] ?? '')
      input.spellcheck = false
      if (column === 'value') input.inputMode = 'decimal'
      cell.append(input)
    }
    const out = document.createElement('button')
    out.type = 'button'
    out.textContent = '×'
    out.className = 'out'
    out.setAttribute('aria-label', `${OUT[lang]} ${line.who}`.trim())
    out.title = OUT[lang]
    out.addEventListener('click', () => {
      row.remove()
      keep()
    })
    row.insertCell().append(out)
    if (after === null) body.append(row)
    else after.after(row)
    return row
  }

  /** The field holds what the table shows, and there is always room for one more. */
  function keep(): void {
    const lines = [...body.rows].map(lineOf)
    area.value = lines
      .filter((line) => COLUMNS.some((column) => line[column] !== ''))
      .map(shareWords)
      .join('\n')
    const last = body.rows[body.rows.length - 1]
    if (last === undefined || inputsOf(last).some(({ value }) => value !== '')) addRow(EMPTY)
    tell()
  }

  function tell(): void {
    if (said === null) return
    const value = form?.querySelector<HTMLInputElement>('input[name=value]')?.value.trim() ?? ''
    const whole = { addsUp: said.dataset.adds === 'true', value, unit }
    const words = sharesSaid(whole, shareLines(area.value))?.[lang] ?? ''
    if (said.textContent !== words) said.textContent = words
  }

  body.addEventListener('input', keep)
  body.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? ''
    const input = event.target as HTMLInputElement
    const row = input.closest('tr')
    if (row === null || !/[\t\n]/.test(pasted.trimEnd())) return
    event.preventDefault()
    const from = inputsOf(row).indexOf(input)
    // Whole lines begin with who: a head and a row of totals among them are none.
    const cells =
      from === 0
        ? shareLines(pasted).map((line) => COLUMNS.map((column) => line[column]))
        : pasted
            .trimEnd()
            .split(/\r\n?|\n/)
            .map((line) => line.split('\t').map((cell) => cell.trim()))
    let into: HTMLTableRowElement | null = row
    let last = row
    for (const line of cells) {
      into ??= addRow(EMPTY, last)
      for (const [at, words] of line.entries()) {
        const field = inputsOf(into)[from + at]
        if (field && words !== '') field.value = words === NO_PLACE ? '' : words
      }
      last = into
      into = into.nextElementSibling as HTMLTableRowElement | null
    }
    keep()
    inputsOf(last)[from]?.focus()
  })
  form?.addEventListener('input', tell)

  for (const line of shareLines(area.value)) addRow(line)
  addRow(EMPTY)
  area.hidden = true
  label?.after(table)
  if (label) label.classList.add('over-table')
  tell()
}
