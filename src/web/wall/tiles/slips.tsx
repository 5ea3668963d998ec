// Open slips as they hang on a wall: the number of each colour, and the gravest by name.
import { slips as kind, type SlipsTileView } from '../../../boards/tiles/slips.ts'
import type { Level } from '../../../slips/finding.ts'
import { LevelIcon } from '../../level-icon.tsx'
import type { Say } from '../../messages/index.ts'
import { safeHref } from '../../safe-href.ts'
import { totalStyles } from '../../styles/tile.ts'
import { Name } from '../words.tsx'
import { tileDrawing } from './drawing.ts'

const LIGHTS: Readonly<Record<Level, string>> = {
  red: 'light-red',
  orange: 'light-yellow',
  blue: 'light-blue',
}

/** Digits of all three counts that stand side by side at their full size. */
const SHORT_COUNTS = 7

function SlipsTile({ view, say }: { view: SlipsTileView; say: Say }) {
  const { gravest } = view
  const digits = view.counts.reduce((sum, { count }) => sum + String(count).length, 0)
  return (
    <>
      <Name name={view.name} href={view.href} />
      <p class="total">
        {view.late && <span class="late">{view.late}</span>}
        {say('total')} <b>{view.total}</b>
      </p>
      <ul class={digits > SHORT_COUNTS ? 'levels long' : 'levels'}>
        {view.counts.map(({ level, count, word }) => (
          <li key={level} class={LIGHTS[level]}>
            <LevelIcon level={level} />
            <b>{count}</b> <span class="status-word">{word}</span>
          </li>
        ))}
      </ul>
      <p class={`gravest ${LIGHTS[gravest.level]}`}>
        <LevelIcon level={gravest.level} />
        <a href={safeHref(gravest.href)}>{gravest.title}</a>
      </p>
      <p class="by">
        <span class="unit">{gravest.unit}</span>
        <span>{gravest.until}</span>
      </p>
    </>
  )
}

const styles = `${totalStyles('.slips')}
.slips{grid-template:"name total" auto "levels levels" 1fr "gravest gravest" auto "by by" auto/minmax(0,1fr) max-content;column-gap:calc(16*var(--t))}
.slips .levels{grid-area:levels;align-self:center;display:flex;justify-content:space-between;gap:0 calc(10*var(--t))}
.slips .levels li{display:flex;align-items:center;gap:.12em;font-size:calc(46*var(--t));line-height:1;color:var(--light);white-space:nowrap}
.slips .levels.long li{font-size:calc(34*var(--t))}
/* Upright cells are high and narrow: one colour below the other. */
.stacked .slips .levels{flex-direction:column;align-self:stretch;justify-content:space-evenly}
.stacked .slips .levels li{font-size:calc(60*var(--t))}
.slips .levels b{color:var(--text);font-weight:700}
.slips .levels .icon{font-size:.62em}
.slips .levels .status-word{font-size:calc(34*var(--t));font-weight:500}
.slips .gravest{grid-area:gravest;display:flex;align-items:center;gap:.3em;font-size:calc(36*var(--t));font-weight:600;color:var(--light);line-height:1.25;min-width:0}
.slips .gravest a{color:var(--text);text-decoration:none;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.slips .total .late{color:var(--red);font-weight:600;margin-right:.5em}
.slips .by{grid-area:by;display:flex;justify-content:space-between;gap:.6em;font-size:calc(28*var(--t));color:var(--muted);line-height:1.3;white-space:nowrap}
.slips .by .unit{overflow:hidden;text-overflow:ellipsis}
`

export const slips = tileDrawing(kind, { Inner: SlipsTile, styles })
