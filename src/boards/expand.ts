// Board files -> the boards of a plan: templates (`each`) become one board per section or leader that has indicators.

import { answerersOf } from '../core/answerable.ts'
import { USUAL_VIEWING, type Viewing } from '../core/legibility.ts'
import type { Plan } from '../core/plan.ts'
import { type Text, text } from '../core/text.ts'
import type { Board, BoardOwner, BoardPage, Selection } from './board.ts'
import { headlineOf } from './headline.ts'
import { leaderCalled, sectionCalled, unitCalled } from './names.ts'
import type { BoardFile, TileFile, Titles } from './schema.ts'

const DEFAULT_SECONDS = 20
/** What hangs where a file names no kind of tile. */
export const USUAL_TILE = 'gauge'

/** Files of another plan give nothing. Order: as the files come. */
export function boardsFor(files: readonly BoardFile[], plan: Plan): Board[] {
  return files
    .filter((file) => file.plan === undefined || file.plan === plan.id)
    .flatMap((file) => expand(file, plan))
}

function expand(file: BoardFile, plan: Plan): Board[] {
  if (!file.each) return [boardOf(file, plan, null)]
  return ownersOf(file.each, plan).map((owner) => boardOf(file, plan, owner))
}

/** Sections, leaders or lead units that some indicator of the plan belongs to. */
function ownersOf(kind: BoardOwner['kind'], plan: Plan): BoardOwner[] {
  const answerers = plan.indicators.map((indicator) => answerersOf(plan, indicator))
  switch (kind) {
    case 'section': {
      const measured = new Set(plan.indicators.map(({ task }) => task))
      const tasks = plan.tasks.filter(({ number }) => measured.has(number))
      return plan.sections
        .filter(({ id }) => tasks.some(({ section }) => section === id))
        .map(({ id, title }) => ({ kind, id, name: title }))
    }
    case 'leader':
      return plan.leaders
        .filter(({ id }) => answerers.some(({ leaders }) => leaders.includes(id)))
        .map(({ id, name }) => ({ kind, id, name }))
    case 'unit':
      return plan.units
        .filter(({ id }) => answerers.some(({ lead }) => lead.includes(id)))
        .map(({ id, name }) => ({ kind, id, name }))
  }
}

function englishOf({ kind, id, name }: BoardOwner, { sections, leaders, units }: Plan): string {
  switch (kind) {
    case 'section':
      return sectionCalled(sections.find((one) => one.id === id) ?? { id, title: name }, 'en')
    case 'leader':
      return leaderCalled(leaders.find((one) => one.id === id) ?? { name }, 'en')
    case 'unit':
      return unitCalled(units.find((one) => one.id === id) ?? { name }, 'en')
  }
}

function boardOf(file: BoardFile, plan: Plan, owner: BoardOwner | null): Board {
  const named = ({ zh, en }: Text): Text =>
    owner
      ? {
          zh: zh.replaceAll('{name}', owner.name),
          // Only who reads English waits until names are spelt.
          get en() {
            return en.replaceAll('{name}', englishOf(owner, plan))
          },
        }
      : text(zh, en)
  return {
    id: owner ? `${file.id}-${owner.id}` : file.id,
    plan: plan.id,
    title: named(titleOf(file.title)),
    owner,
    order: file.order ?? 'plan',
    secondsPerPage: file.seconds ?? DEFAULT_SECONDS,
    viewing: viewingOf(file),
    theme: file.theme ?? 'dark',
    pages: file.pages.map(
      (page): BoardPage => ({
        title: page.title === undefined ? null : named(titleOf(page.title)),
        tiles: page.tiles.map((tile) => ({
          tile: tile.tile ?? USUAL_TILE,
          face: tile.face ?? file.face ?? 'gauge',
          select: selectionOf(tile, plan, owner),
        })),
      }),
    ),
  }
}

/** What the file does not say is the usual meeting room. */
export function viewingOf({ screen }: Pick<BoardFile, 'screen'>): Viewing {
  const [one, other] = (screen?.ratio ?? '').split(':').map(Number)
  return {
    diagonal: screen?.diagonal ?? USUAL_VIEWING.diagonal,
    seat: screen?.seat ?? USUAL_VIEWING.seat,
    ratio: one && other ? [one, other] : USUAL_VIEWING.ratio,
  }
}

const titleOf = (title: Titles): Text => (typeof title === 'string' ? text(title, title) : title)

function selectionOf(tile: TileFile, plan: Plan, owner: BoardOwner | null): Selection {
  const sections = tile.section && many(tile.section).map((id) => (id === 'none' ? null : id))
  return {
    ...(tile.indicator !== undefined && { indicators: many(tile.indicator) }),
    ...(tile.task !== undefined && { tasks: many(tile.task) }),
    ...(sections && { sections }),
    ...(tile.headline && { indicators: headlineOf(plan) }),
    ...(tile.leader !== undefined && { leaders: many(tile.leader).map((name) => idOf(plan.leaders, name)) }),
    ...(tile.unit !== undefined && { units: many(tile.unit).map((name) => idOf(plan.units, name)) }),
    ...(tile.status !== undefined && { statuses: many(tile.status) }),
    ...(tile.light !== undefined && { lights: many(tile.light) }),
    ...(tile.limit !== undefined && { limit: tile.limit }),
    ...(owner?.kind === 'section' && { sections: [owner.id] }),
    ...(owner?.kind === 'leader' && { leaders: [owner.id] }),
    ...(owner?.kind === 'unit' && { leads: [owner.id] }),
  }
}

/** Ids, names and aliases all mean the same one. */
function idOf(
  named: readonly { readonly id: string; readonly name: string; readonly aliases?: readonly string[] }[],
  word: string,
): string {
  const found = named.find(({ id, name, aliases }) => id === word || name === word || aliases?.includes(word))
  return found?.id ?? word
}

export const many = <T>(value: T | readonly T[]): readonly T[] =>
  Array.isArray(value) ? (value as readonly T[]) : [value as T]
