// Open slips as they hang on a wall: the number of each colour, and the gravest by name.
import type { SlipsTileView } from '../../../boards/index.ts'
import type { Level } from '../../../core/finding.ts'
import { LevelIcon } from '../../level-icon.tsx'
import type { Say } from '../../messages/index.ts'
import { safeHref } from '../../safe-href.ts'
import { Name } from '../words.tsx'

const LIGHTS: Readonly<Record<Level, string>> = {
  red: 'light-red',
  orange: 'light-yellow',
  blue: 'light-blue',
}

export function SlipsTile({ view, say }: { view: SlipsTileView; say: Say }) {
  const { gravest } = view
  return (
    <>
      <Name name={view.name} href="/alerts" />
      <p class="total">
        {view.late && <span class="late">{view.late}</span>}
        {say('total')} <b>{view.total}</b>
      </p>
      <ul class="levels">
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
