// The reporting calendar as it hangs on a wall.
import { type CalendarDay, type CalendarTileView, calendar as kind } from '../../../boards/tiles/calendar.ts'
import type { Light } from '../../../core/assessment.ts'
import type { Punctuality } from '../../../core/reporting.ts'
import type { Say } from '../../messages/index.ts'
import { countStyles } from '../../styles/tile.ts'
import { ShapeIcon, type Silhouette } from '../icons.tsx'
import { tileDrawing } from './drawing.ts'

const LOOKS: Readonly<Record<Punctuality, { readonly shape: Silhouette; readonly light: Light }>> = {
  arrived: { shape: 'done', light: 'green' },
  late: { shape: 'near', light: 'yellow' },
  missing: { shape: 'missing', light: 'grey' },
  coming: { shape: 'not-due', light: 'blue' },
}

function CalendarTile({ view, say }: { view: CalendarTileView; say: Say }) {
  return (
    <>
      <h2 class="name">{view.name}</h2>
      <table class="month">
        <thead>
          <tr>
            {view.weekdays.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.weeks.map((week, index) => (
            <tr key={index}>
              {week.map((day, column) => (
                <Day key={column} day={day} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div class="side">
        <ul class="arrivals">
          {view.counts.map(({ arrival, word, count }) => (
            <li key={arrival} class={`light-${LOOKS[arrival].light}`}>
              <ShapeIcon shape={LOOKS[arrival].shape} />
              <b>{count}</b> <span class="status-word">{word}</span>
            </li>
          ))}
        </ul>
        {view.names.length > 0 && (
          <ul class="open">
            {view.names.map(({ id, name, arrival }) => (
              <li key={id} class={`light-${LOOKS[arrival].light}`}>
                <ShapeIcon shape={LOOKS[arrival].shape} />
                <span class="clamp">{name}</span>
              </li>
            ))}
            {view.more > 0 && <li class="more">{say('andMore', { n: view.more })}</li>}
          </ul>
        )}
      </div>
    </>
  )
}

function Day({ day }: { day: CalendarDay }) {
  if (day.day === null) return <td class="other" />
  const classes = [day.working ? 'working' : 'off', day.today ? 'today' : '', day.due.length > 0 ? 'due' : '']
  return (
    <td class={classes.filter((name) => name !== '').join(' ')}>
      <span class="date">{day.day}</span>
      {day.due.map(({ arrival, count }) => (
        <span key={arrival} class={`mark light-${LOOKS[arrival].light}`}>
          <ShapeIcon shape={LOOKS[arrival].shape} />
          {count}
        </span>
      ))}
    </td>
  )
}

const styles = `${countStyles('.arrivals')}
.arrivals li{line-height:1.2}
.calendar{grid-template:"name name" auto "month side" minmax(0,1fr)/minmax(0,1fr) max-content;column-gap:calc(28*var(--t));row-gap:calc(6*var(--t))}
.calendar .month{grid-area:month;border-collapse:separate;border-spacing:calc(4*var(--t));table-layout:fixed;width:100%;height:100%}
.month th{font-size:calc(26*var(--t));font-weight:500;color:var(--muted);line-height:1.1;height:calc(32*var(--t))}
.month td{background:var(--ground);border-radius:calc(8*var(--t));vertical-align:middle;text-align:center;line-height:1.05;font-size:calc(26*var(--t));padding:0}
.month td.other{background:transparent}
.month td.off{background:transparent;color:var(--muted)}
.month tbody tr{height:16.66%}
.month .date{display:block}
.month td.today{box-shadow:inset 0 0 0 calc(4*var(--t)) var(--text)}
.month td.due .date{display:inline-block;margin-right:.2em;color:var(--muted)}
.month .mark{display:inline-flex;align-items:center;gap:.12em;color:var(--light);font-weight:700;margin:0 .08em}
.month .mark .icon{font-size:.86em}
.calendar .side{grid-area:side;width:calc(370*var(--t));display:flex;flex-direction:column;justify-content:space-evenly;gap:calc(10*var(--t));min-height:0}
.calendar .open li{display:flex;align-items:baseline;gap:.35em;font-size:calc(34*var(--t));line-height:1.15;margin-top:.25em;min-width:0}
.calendar .open .icon{color:var(--light);font-size:.8em;position:relative;top:.05em}
.calendar .open .more{color:var(--muted);font-size:calc(26*var(--t))}
@media (max-width:640px){
.page .calendar{grid-template:"name" auto "month" auto "side" auto/minmax(0,1fr)}
}
`

export const calendar = tileDrawing(kind, { Inner: CalendarTile, styles })
