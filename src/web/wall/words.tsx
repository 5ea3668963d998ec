// The words that must be read from the table, at the same sizes on every tile: name, value, status, target.
import type { Light, Status } from '../../core/assessment.ts'
import type { Say } from '../messages/index.ts'
import { safeHref } from '../safe-href.ts'
import { emsOf, stepOf } from './fit.ts'
import { StatusIcon } from './icons.tsx'

/** Ems of a name that stand on one, two, three lines of a cell. */
const NAME_LINES = [15.8, 31, 46]

export const nameLines = (name: string): number => stepOf(name, NAME_LINES)

export function Name({ name, href }: { name: string; href: string | null }) {
  return (
    <h2 class={`name s${nameLines(name)}`}>{href === null ? name : <a href={safeHref(href)}>{name}</a>}</h2>
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
      <span>{value.unit}</span>
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
}

export function Goal({ target, say, wide = false }: GoalProps) {
  return (
    <p class={wide ? `goal wide l${goalFits(target.short, say('target'), CELL_ROOM) ? 1 : 2}` : 'goal'}>
      <span class="label">{say('target')}</span> <b title={target.phrase ?? undefined}>{target.short}</b>
    </p>
  )
}

/** The width of a cell inside its padding. */
const CELL_ROOM = 550
const LABEL_SIZE = 24
const SIZE = 34

/** Whether the target stands on one line of so many units. */
export const goalFits = (words: string, label: string, room: number): boolean =>
  emsOf(words) * SIZE + emsOf(`${label} `) * LABEL_SIZE <= room

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
