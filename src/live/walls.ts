// What each wall shows now: views made once per picture, board and language; pages written once and kept a moment.
import {
  type Board,
  type BoardFile,
  boardsFor,
  showsSlips,
  type Tally,
  type WallSlips,
  type WallView,
  wallView,
} from '../boards/index.ts'
import { nearest } from '../core/nearest.ts'
import type { Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { HERE_AND_NOW, type Standpoint } from '../core/standpoint.ts'
import type { Language } from '../core/text.ts'
import { type Frame, keepsPicture, pictureVersion, renderWall } from '../web/index.ts'
import { type KeptPage, keepPage } from './kept-page.ts'
import type { Picture, Pictures } from './pictures.ts'

export interface ShownWall {
  readonly view: WallView
  readonly version: string
}

interface TalliedBoard {
  readonly board: Board
  readonly tally: Tally
  readonly demo: boolean
}

export interface Walls {
  boards(plan: Plan): readonly Board[]
  /** Every board with what its wall counts. */
  all(plan: Plan, asked: Standpoint, lang: Language): Promise<readonly TalliedBoard[]>
  /** Raises `board-not-found`, `plan-unknown`. */
  wall(board: string, asked: Standpoint, lang: Language): Promise<ShownWall>
  /** Id of the board that a screen shows for which this one is wished: another one when it is not there; null: there is none. */
  boardFor(wished: string | null): Promise<string | null>
  /** The wall's whole page, the same for all who ask for it within a second. */
  page(wall: ShownWall, frame: Frame): KeptPage
}

/** How old the clock in a kept page may be; the screen sets its own as soon as it is connected. */
const PAGE_MS = 1_000
const LARGEST_PAGE_SET = 64
const FIRST_BOARD = 'headline'

/** What walls are told of open slips, and a number that changes with them. */
export interface SlipsOfWalls {
  of(plan: Plan, at: Pick<Picture, 'asOf' | 'knownAt'>): Promise<WallSlips>
  version(): number
  /** Calls back when they changed. Returns how to stop that. */
  onChange(listener: () => void): () => void
  close(): void
}

/** `lossy`: whether the store's last check found figures gone. */
export function keepWalls(
  pictures: Pictures,
  boardFiles: readonly BoardFile[],
  now: () => Instant,
  lossy: () => boolean,
  slips: SlipsOfWalls,
): Walls {
  const boardsOfPlan = new WeakMap<Plan, readonly Board[]>()
  const viewsOfPicture = new WeakMap<Picture, Map<string, ShownWall>>()
  const pagesOfView = new WeakMap<WallView, Map<string, { readonly page: KeptPage; readonly at: number }>>()

  function boards(plan: Plan): readonly Board[] {
    const known = boardsOfPlan.get(plan)
    if (known) return known
    const made = boardsFor(boardFiles, plan)
    boardsOfPlan.set(plan, made)
    return made
  }

  /**
   * With no plan asked for: of the latest year whose plan has the board. One that names its plan, or a leader who has
   * gone, keeps hanging when a new year's plan comes; every other moves on to it.
   */
  async function pictureWith(id: string, asked: Standpoint): Promise<Picture | null> {
    const first = await pictures.of(asked)
    if (asked.plan !== null || !first || boards(first.kept.plan).some((board) => board.id === id))
      return first
    const plans = await pictures.plans(asked.knownAt)
    const other = plans.find(({ plan }) => boards(plan).some((board) => board.id === id))
    return other ? pictures.of({ ...asked, plan: other.plan.id }) : first
  }

  async function wall(id: string, asked: Standpoint, lang: Language): Promise<ShownWall> {
    const picture = await pictureWith(id, asked)
    if (!picture) throw new Problem('board-not-found', { id: id.slice(0, 100), nearest: '' })
    const views = viewsOfPicture.get(picture) ?? new Map<string, ShownWall>()
    viewsOfPicture.set(picture, views)
    const key = `${lang}/${lossy()}/${slips.version()}/${id}`
    const known = views.get(key)
    if (known) return known
    const { plan } = picture.kept
    const all = boards(plan)
    const board = all.find((candidate) => candidate.id === id)
    if (!board) {
      const known = all.map((candidate) => candidate.id)
      throw new Problem('board-not-found', { id: id.slice(0, 100), nearest: nearest(id, known)[0] ?? '' })
    }
    const { assessments, figures, asOf, knownAt, inTime } = picture
    const view = wallView({
      slips: showsSlips(board) ? await slips.of(plan, { asOf, knownAt }) : null,
      board,
      plan,
      assessments,
      figures,
      asOf,
      knownAt,
      lang,
      now: now(),
      inTime,
      lossy: lossy(),
    })
    const shown = { view, version: pictureVersion(view) }
    views.set(key, shown)
    return shown
  }

  async function all(plan: Plan, asked: Standpoint, lang: Language): Promise<readonly TalliedBoard[]> {
    const tallied: TalliedBoard[] = []
    for (const board of boards(plan)) {
      const { view } = await wall(board.id, { ...asked, plan: plan.id }, lang)
      tallied.push({ board, tally: view.tally, demo: view.demo })
    }
    return tallied
  }

  async function boardFor(wished: string | null): Promise<string | null> {
    const picture = await pictures.of(HERE_AND_NOW)
    if (!picture) return null
    const all = boards(picture.kept.plan)
    const found = [wished, FIRST_BOARD].map((id) => all.find((board) => board.id === id)).find(Boolean)
    return (found ?? all[0])?.id ?? null
  }

  function page({ view }: ShownWall, frame: Frame): KeptPage {
    const pages = pagesOfView.get(view) ?? new Map<string, { readonly page: KeptPage; readonly at: number }>()
    pagesOfView.set(view, pages)
    const key = JSON.stringify([frame.path, frame.look, frame.theme, keepsPicture(frame)])
    const at = Date.parse(frame.now)
    let kept = pages.get(key)
    if (!kept || at - kept.at >= PAGE_MS || at < kept.at) {
      if (pages.size >= LARGEST_PAGE_SET) pages.clear()
      kept = { page: keepPage(renderWall(view, { ...frame, nonce: null })), at }
      pages.set(key, kept)
    }
    return kept.page
  }

  return { boards, all, wall, boardFor, page }
}
