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
import { oncePer } from '../core/once-per.ts'
import type { Instant } from '../core/period.ts'
import type { Plan } from '../core/plan.ts'
import { Problem } from '../core/problem.ts'
import { HERE_AND_NOW, type Standpoint } from '../core/standpoint.ts'
import type { Language } from '../core/text.ts'
import { type Frame, keepsPicture, pictureVersion, renderWall } from '../web/index.ts'
import { type KeptPage, keepPage } from './kept-bytes.ts'
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
  const boards = keepBoards(boardFiles)
  const viewOf = keepViews(now, lossy, slips)

  /**
   * With no plan asked for: the plan that counts on the day, or the first of the others that has the board. One that
   * names its plan, or a leader who has gone, keeps hanging when a new year begins; every other moves on to it.
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
    const all = picture ? boards(picture.kept.plan) : []
    const board = all.find((candidate) => candidate.id === id)
    if (!picture || !board) {
      const [near = ''] = nearest(
        id,
        all.map((candidate) => candidate.id),
      )
      throw new Problem('board-not-found', { id: id.slice(0, 100), nearest: near })
    }
    return viewOf(picture, board, lang)
  }

  return {
    boards,
    wall,
    async all(plan, asked, lang) {
      const tallied: TalliedBoard[] = []
      for (const board of boards(plan)) {
        const { view } = await wall(board.id, { ...asked, plan: plan.id }, lang)
        tallied.push({ board, tally: view.tally, demo: view.demo })
      }
      return tallied
    },
    async boardFor(wished) {
      const picture = await pictures.of(HERE_AND_NOW)
      if (!picture) return null
      const all = boards(picture.kept.plan)
      const found = [wished, FIRST_BOARD].map((id) => all.find((board) => board.id === id)).find(Boolean)
      return (found ?? all[0])?.id ?? null
    },
    page: keepPages(),
  }
}

const keepBoards = (boardFiles: readonly BoardFile[]): Walls['boards'] =>
  oncePer((plan: Plan) => boardsFor(boardFiles, plan))

/** What a board shows of a picture, made once in each language and anew when slips or the store's check change. */
function keepViews(now: () => Instant, lossy: () => boolean, slips: SlipsOfWalls) {
  const viewsOfPicture = new WeakMap<Picture, Map<string, ShownWall>>()
  return async (picture: Picture, board: Board, lang: Language): Promise<ShownWall> => {
    const views = viewsOfPicture.get(picture) ?? new Map<string, ShownWall>()
    viewsOfPicture.set(picture, views)
    const key = `${lang}/${lossy()}/${slips.version()}/${board.id}`
    const known = views.get(key)
    if (known) return known
    const { assessments, figures, asOf, knownAt, inTime } = picture
    const { plan } = picture.kept
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
}

function keepPages(): Walls['page'] {
  const pagesOfView = new WeakMap<WallView, Map<string, { readonly page: KeptPage; readonly at: number }>>()
  return ({ view }, frame) => {
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
}
