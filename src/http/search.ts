// What one reader can find: their plan as it stood on the day looked at, the slips and pages that they may see.

import type { FastifyRequest } from 'fastify'
import { slipDepsOf } from '../alerts/slips/deps.ts'
import { slipsOfPlan } from '../alerts/slips/read.ts'
import { type ShownSlip, shownSlip } from '../alerts/slips/shown.ts'
import { type Board, boardsFor, sectionCalled } from '../boards/index.ts'
import { oncePer } from '../core/once-per.ts'
import type { Plan } from '../core/plan.ts'
import { mayDo } from '../core/roles.ts'
import { HERE_AND_NOW, type Standpoint } from '../core/standpoint.ts'
import { text } from '../core/text.ts'
import { dayOf } from '../core/zone.ts'
import {
  findIn,
  planEntries,
  pronouncedSteps,
  type SearchEntry,
  type SearchHit,
  type SearchIndex,
  searchIndex,
} from '../desk/search.ts'
import { stepByStep } from '../ingest/turn.ts'
import { LEVEL_WORDS } from '../slips/ladder.ts'
import { SOUGHT_PAGES, stateWords } from '../web/index.ts'
import type { App, HttpDeps } from './deps.ts'
import { pronunciation, pronunciationFor } from './pronunciation.ts'
import { slipActorOf, slipsThen } from './slip-views.ts'
import { languageOf } from './wanted.ts'

interface FoundForReader {
  readonly plan: Plan | null
  readonly total: number
  readonly hits: readonly SearchHit[]
}

interface SearchDesk {
  /** Makes all that everybody may find ready for the first word that is spelt, in turns. */
  warm(): Promise<void>
  /** Raises `plan-unknown`. Without words nothing is found, but all is made ready for the first of them. */
  find(request: FastifyRequest, asked: Standpoint, words: string, most: number): Promise<FoundForReader>
}

export function openSearchDesk(app: App, deps: HttpDeps): SearchDesk {
  const ofPlan = oncePer((plan: Plan) => searchIndex(planEntries(plan, sectionCalled)))
  const boardsOf = oncePer((plan: Plan) => searchIndex(boardsFor(deps.boardFiles, plan).map(boardEntry)))
  const slipsNow = keepSlips(deps)

  return {
    async warm() {
      const plan = (await deps.pictures.of(HERE_AND_NOW))?.kept.plan
      const pronounce = pronunciation()
      for (const index of [
        ...(plan ? [ofPlan(plan), boardsOf(plan)] : []),
        ...PAGES.map((page) => page.index),
      ])
        await stepByStep(pronouncedSteps(index, pronounce))
    },
    async find(request, asked, words, most) {
      const picture = await deps.pictures.of(asked)
      const plan = picture?.kept.plan ?? null
      const isNow = picture !== null && asked.knownAt === null && picture.asOf >= dayOf(deps.now())
      const pronounce = words === '' ? pronunciation() : pronunciationFor(words)
      const slips =
        picture === null || plan === null
          ? []
          : isNow
            ? await slipsNow(plan, mayDo(slipActorOf(request), 'slips:write'))
            : [searchIndex((await slipsThen(deps, request, plan, picture)).map(slipEntry))]
      const boards = plan && mayDo(request.person ?? VISITOR, 'boards:read') ? [boardsOf(plan)] : []
      const indexes = [...(plan ? [ofPlan(plan)] : []), ...boards, ...slips, pagesFor(app, request)]
      if (words === '' && pronounce !== null)
        for (const index of indexes) await stepByStep(pronouncedSteps(index, pronounce))
      return { plan, ...findIn(indexes, words, { pronounce, lang: languageOf(request), most }) }
    },
  }
}

const VISITOR = { id: '', role: 'viewer', unit: null, scopes: null } as const

const boardEntry = ({ id, title }: Board): SearchEntry => ({
  kind: 'board',
  id,
  title,
  detail: text('大屏', 'A wall'),
  names: [id],
  texts: [],
})

/** Slips of a plan, open and ended, read again when their log grew; those that nobody signed for yet apart. */
function keepSlips(deps: HttpDeps) {
  const kept = new WeakMap<
    Plan,
    { readonly head: number; readonly signed: SearchIndex; readonly drafted: SearchIndex }
  >()
  return async (plan: Plan, maySign: boolean): Promise<readonly SearchIndex[]> => {
    const head = await deps.store.slips.head()
    let found = kept.get(plan)
    if (found?.head !== head) {
      const slips = await slipsOfPlan(slipDepsOf(deps), plan.id)
      const indexOf = (drafted: boolean): SearchIndex =>
        searchIndex(
          slips
            .filter((slip) => slip.drafted === drafted)
            .map((slip) => slipEntry(shownSlip(slip, plan, deps.alerts.rules, dayOf(deps.now())))),
        )
      found = { head, signed: indexOf(false), drafted: indexOf(true) }
      kept.set(plan, found)
    }
    return maySign ? [found.signed, found.drafted] : [found.signed]
  }
}

/** Its number and what it is about; not its reasons, which change with what is known. */
function slipEntry(slip: ShownSlip): SearchEntry {
  const { id, number, title, level, receiver } = slip
  const state = (lang: 'zh' | 'en') => [LEVEL_WORDS[level][lang], stateWords(slip, lang), receiver.name]
  return {
    kind: 'slip',
    id,
    title: text(`${number} ${title.zh}`, `${number} ${title.en}`),
    detail: text(state('zh').join(' · '), state('en').join(' · ')),
    names: [number, title.zh, title.en, receiver.name],
    texts: [],
  }
}

const PAGES = SOUGHT_PAGES.map(({ path, word, also }) => ({
  path,
  index: searchIndex([
    { kind: 'page', id: path, title: word, detail: text(path, path), names: also, texts: [] },
  ]),
}))

/** Those whose route lets this reader in. */
function pagesFor(app: App, { person }: FastifyRequest): SearchIndex {
  const needs = new Map(
    app.routeTable.filter(({ method }) => method === 'GET').map(({ url, need }) => [url, need]),
  )
  const reader = person ?? VISITOR
  const isOpen = (path: string): boolean => {
    const need = needs.get(path)
    if (need === undefined) return false
    if (need === 'none') return true
    return need === 'self' ? person !== null : mayDo(reader, need)
  }
  return PAGES.flatMap(({ path, index }) => (isOpen(path) ? index : []))
}
