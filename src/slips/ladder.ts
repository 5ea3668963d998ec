// The ladder of slips: blue reminds, orange warns, red is reported upward; who is told at each step.

import { type Text, text } from '../core/text.ts'
import type { Addressee } from './events.ts'
import { LEVELS, type Level, type Receiver } from './finding.ts'

/** 0 for blue, 1 for orange, 2 for red. */
export const rankOf = (level: Level): number => LEVELS.indexOf(level)

/** The graver of two. */
export const graver = (a: Level, b: Level): Level => (rankOf(a) >= rankOf(b) ? a : b)

/** The next step; red stays red. */
export const stepAbove = (level: Level): Level => LEVELS[rankOf(level) + 1] ?? 'red'

export const LEVEL_WORDS: Readonly<Record<Level, Text>> = {
  blue: text('蓝色', 'blue'),
  orange: text('橙色', 'orange'),
  red: text('红色', 'red'),
}

/** What each colour is, as it stands on the sheet. */
export const SHEET_WORDS: Readonly<Record<Level, Text>> = {
  blue: text('蓝色督查单（提醒）', 'Blue slip (reminder)'),
  orange: text('橙色督查单（预警）', 'Orange slip (warning)'),
  red: text('红色督查单（警告）', 'Red slip (highest warning)'),
}

/** The 督查室: everybody with the role of a supervisor. */
export const SUPERVISION: Addressee = { kind: 'role', id: 'supervisor' }

/** Who is told of a slip at a level: whoever answers; from orange the leaders in charge; at red the 督查室. */
export function toldAt(
  receivers: readonly Receiver[],
  leaders: readonly string[],
  level: Level,
): Addressee[] {
  const told: Addressee[] = [...receivers]
  if (rankOf(level) >= 1) told.push(...leaders.map((id) => ({ kind: 'leader', id }) as const))
  const isTold = told.some(({ kind, id }) => kind === SUPERVISION.kind && id === SUPERVISION.id)
  if (level === 'red' && !isTold) told.push(SUPERVISION)
  return told
}
