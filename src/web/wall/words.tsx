// The words that must be read from the table, at the same sizes on every tile: name, value, status, target.
import type { Light, Status } from '../../core/assessment.ts'
import type { Say } from '../messages/index.ts'
import { safeHref } from '../safe-href.ts'
import { emsOf, stepOf } from './fit.ts'
import { StatusIcon } from './icons.tsx'

/** Ems of a name that stand on one line of a cell; of a longer one two lines are shown. */
const NAME_LINE = [15.8]

const nameLines = (name: string): number => stepOf(name, NAME_LINE)

export function Name({ name, href }: { name: string; href: string | null }) {
  return (
    <h2 class={`name s${nameLines(name)}`} title={nameLines(name) > 1 ? name : undefined}>
      {href === null ? name : <a href={safeHref(href)}>{name}</a>}
    </h2>
  )
}

export function StatusWord({ status, light, word }: { status: Status; light: Light; word: string }) {
  return (
    <p class="status">
      <StatusIcon status={status} light={light} />
      {word}
    </p>
  )
}

interface ValueProps {
  readonly value: { readonly number: string; readonly unit: string } | null
  readonly say: Say
  /** The class that gives number and unit their size. */
  readonly size: (number: string, unit: string) => string
}

export function Value({ value, say, size }: ValueProps) {
  return value ? (
    <p class={`value ${size(value.number, value.unit)}`}>
      <b>{value.number}</b>
      {value.unit !== '' && <span>{value.unit}</span>}
    </p>
  ) : (
    <p class="value s1 none">
      <b>—</b>
      <span class="sr">{say('notReported')}</span>
    </p>
  )
}

interface GoalProps {
  readonly target: { readonly short: string; readonly phrase: string | null }
  readonly say: Say
  /** On a line of its own. */
  readonly wide?: boolean
  /** The width of its place, in tile units. */
  readonly room?: number
}

/** What English says in words stands on a wall as a sign: ≥ 7%. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^at least /, '≥ '],
  [/^at most /, '≤ '],
  [/^more than /, '> '],
  [/^less than /, '< '],
  [/^about /, '≈ '],
]

export const inSigns = (words: string): string =>
  SIGNS.reduce((said, [sentence, sign]) => said.replace(sentence, sign), words)

export function Goal({ target, say, wide = false, room = CELL_ROOM }: GoalProps) {
  const short = inSigns(target.short)
  const lines = goalFits(short, say('target'), wide ? CELL_ROOM : room) ? 1 : 2
  return (
    <p class={`goal${wide ? ' wide' : ''} l${lines}`}>
      <span class="label">{say('target')}</span> <b title={target.phrase ?? target.short}>{short}</b>
    </p>
  )
}

/** The width of a cell inside its padding. */
const CELL_ROOM = 550
const LABEL_SIZE = 24
const SIZE = 34

/** Whether the target stands on one line of so many units. */
export const goalFits = (words: string, label: string, room: number): boolean =>
  emsOf(inSigns(words)) * SIZE + emsOf(`${label} `) * LABEL_SIZE <= room

/** What of a tile is made up: all of it, or only its line of the year. */
export function DemoMark({
  view,
  say,
}: {
  view: { readonly demo: boolean; readonly demoTrend?: boolean }
  say: Say
}) {
  if (!view.demo) return null
  return <span class="demo">{say(view.demoTrend ? 'demoTrend' : 'demoShort')}</span>
}
