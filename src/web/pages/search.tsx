// `/search`: everything that was found, by what it is.
import {
  indicatorHref,
  leaderHref,
  queryOf,
  slipHref,
  taskHref,
  unitHref,
  wallHref,
} from '../../boards/index.ts'
import { grouped } from '../../core/grouped.ts'
import type { Plan } from '../../core/plan.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { type Text, text } from '../../core/text.ts'
import { NO_SECTION } from '../../desk/ledger.ts'
import type { SearchEntry, SearchHit, SoughtKind } from '../../desk/search.ts'
import type { Frame } from '../frame.ts'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { ledgerHref } from './ledger-table.tsx'

const SOUGHT_KIND_WORDS: Readonly<Record<SoughtKind, Text>> = {
  indicator: text('指标', 'Indicator'),
  task: text('任务', 'Task'),
  unit: text('单位', 'Unit'),
  leader: text('领导', 'Leader'),
  section: text('部分', 'Section'),
  board: text('大屏', 'Wall'),
  slip: text('督查单', 'Slip'),
  page: text('页面', 'Page'),
}

/** Where it stands; pages keep the plan and day that are looked at. */
export function soughtHref({ kind, id }: SearchEntry, look: Partial<Standpoint>): string {
  switch (kind) {
    case 'indicator':
      return indicatorHref(id, look)
    case 'task':
      return taskHref(Number(id), look)
    case 'unit':
      return unitHref(id, look)
    case 'leader':
      return leaderHref(id, look)
    case 'section':
      return ledgerHref('tasks', { section: id || NO_SECTION }, look)
    case 'board':
      return wallHref(id, look)
    case 'slip':
      return slipHref(id, look)
    case 'page':
      return `${id}${queryOf(look)}`
  }
}

const WORDS = {
  title: text('搜索', 'Search'),
  found: text('“{words}”：找到 {n} 条', '“{words}”: {n} found'),
  more: text('只列最相近的 {n} 条，多写几个字可以缩小范围。', 'Only the {n} best; more words narrow it.'),
  nothing: text(
    '没有找到“{words}”。换个说法，或用拼音、拼音首字母；也可以在台账里按条件筛选。',
    'Nothing holds “{words}”. Try another word or its pinyin, or the initials of it, or filter the ledger.',
  ),
  empty: text(
    '在上方的框里写任务、指标、单位、领导、目标原句、督查单号或页面的名称，拼音和首字母也行；按 / 键直接跳到框里。',
    'Write into the box above: a task, indicator, unit, leader, phrase of a target, number of a slip or name of a page, also in pinyin or its initials. The / key goes to the box.',
  ),
  ledger: text('打开台账', 'Open the ledger'),
} as const

interface SearchPageInput {
  readonly asked: string
  /** null: there is none, and only pages are found. */
  readonly plan: Plan | null
  readonly total: number
  readonly hits: readonly SearchHit[]
}

export function renderSearch({ asked, plan, total, hits }: SearchPageInput, frame: Frame): string {
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const own = { ...look, plan: plan?.id ?? look.plan ?? null }
  const children = (
    <>
      <h1>{say('title')}</h1>
      {plan && <p class="lead">{plan.title}</p>}
      {asked === '' ? (
        <Empty>{say('empty')}</Empty>
      ) : total === 0 ? (
        <Empty>
          {say('nothing', { words: asked })} <a href={`/tasks${queryOf(own)}`}>{say('ledger')}</a>
        </Empty>
      ) : (
        <p class="lead" role="status">
          {say('found', { words: asked, n: total })}
          {total > hits.length && ` ${say('more', { n: hits.length })}`}
        </p>
      )}
      {[...grouped(hits, ({ entry }) => entry.kind)].map(([kind, found]) => (
        <section key={kind}>
          <h2>{SOUGHT_KIND_WORDS[kind][lang]}</h2>
          <ul class="card hits">
            {found.map(({ entry, quoted }) => (
              <li key={entry.id}>
                <a href={soughtHref(entry, kind === 'page' ? look : own)}>{entry.title[lang]}</a>
                <p lang={quoted === null ? undefined : 'zh-CN'}>{quoted ?? entry.detail[lang]}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
  return pageOf({ title: say('title'), dated: true, kept: asked === '' ? {} : { q: asked }, children }, frame)
}
