// The reporting calendar as it hangs on a wall.
import type { CalendarDay, CalendarTileView } from '../../../boards/index.ts'
import type { Light } from '../../../core/assessment.ts'
import type { Arrival } from '../../../core/reporting.ts'
import type { Say } from '../../messages/index.ts'
import { ShapeIcon, type Silhouette } from '../icons.tsx'

const LOOKS: Readonly<Record<Arrival, { readonly shape: Silhouette; readonly light: Light }>> = {
  arrived: { shape: 'done', light: 'green' },
  late: { shape: 'near', light: 'yellow' },
  missing: { shape: 'missing', light: 'grey' },
  coming: { shape: 'not-due', light: 'blue' },
}

export function CalendarTile({ view, say }: { view: CalendarTileView; say: Say }) {
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
                <span>{name}</span>
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
