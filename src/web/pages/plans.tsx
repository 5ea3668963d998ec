// Every plan there is: whose, of which year, how far it is, with its tasks, indicators and tally.

import { planHref, queryOf, type Tally, talliedShares } from '../../boards/index.ts'
import { wholesOf } from '../../core/decomposition.ts'
import { cameBy } from '../../core/hindsight.ts'
import type { Day } from '../../core/period.ts'
import type { KeptPlan } from '../../core/plan.ts'
import { keptPlanState, planStateWord } from '../../core/plan-state.ts'
import { type Standpoint, vantageOf } from '../../core/standpoint.ts'
import { text } from '../../core/text.ts'
import type { ListedDraft } from '../../drafting/plan-drafts.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { Pager } from '../kit/pager.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { formStyles } from '../styles/form.ts'
import { planStyles } from '../styles/plans.ts'
import { StatusIcon } from '../wall/icons.tsx'

export interface ListedPlan {
  readonly kept: KeptPlan
  readonly tally: Tally
  /** Some of its figures are made up. */
  readonly demo: boolean
}

const WORDS = {
  title: text('年度目标', 'Plans'),
  boards: text('大屏跟哪个计划；待执行的计划', 'Which plan the boards follow; plans to come'),
  years: text('历年目标', 'Plans over the years'),
  none: text(
    '还没有年度目标；由督查员起草，或送入计划文件。',
    'There is no plan yet; a supervisor drafts one or sends a plan file.',
  ),
  plan: text('名称', 'Plan'),
  state: text('状态', 'State'),
  size: text('任务 / 指标', 'Tasks / indicators'),
  stands: text('进展', 'How it stands'),
  since: text('送入', 'Sent'),
  count: text('共 {n} 个', '{n} plans'),
  fresh: text('新的年度目标', 'A new plan'),
  drafts: text('草稿', 'Drafts'),
  draft: text('草稿', 'Draft'),
  left: text('待确认', 'To answer'),
  tasks: text('任务', 'Tasks'),
  changed: text('最后改动', 'Last changed'),
  open: text('起草中', 'being written'),
  offered: text('等第二个人确认', 'waits for a second person'),
}

interface PlansInput {
  /** Those of this page. */
  readonly plans: readonly ListedPlan[]
  /** On which they stand so. */
  readonly day: Day
  /** On all pages. */
  readonly total: number
  readonly page: number
  readonly pages: number
  /** Those that this reader may see. */
  readonly drafts: readonly ListedDraft[]
  readonly mayWrite: boolean
}

export function renderPlans(
  { plans, total, page, pages, day, drafts, mayWrite }: PlansInput,
  frame: Frame,
): string {
  const { lang, look } = frame
  const { until } = vantageOf(look, frame.now)
  const say = speak(WORDS, lang)
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">
        <a href={`/plans/boards${queryOf({ ...look, plan: null })}`}>{say('boards')}</a>{' '}
        <a href={`/plans/years${queryOf({ ...look, plan: null })}`}>{say('years')}</a>
      </p>
      {mayWrite && (
        <p class="downloads">
          <a class="button main" href="/plans/new">
            {say('fresh')}
          </a>
        </p>
      )}
      <Drafts drafts={drafts} frame={frame} />
      {plans.length === 0 ? (
        <Empty>{say('none')}</Empty>
      ) : (
        <Table
          label={say('title')}
          rows={plans}
          class="plans"
          columns={[
            {
              head: say('plan'),
              isHead: true,
              class: 'wrap',
              cell: ({ kept: { plan } }) => (
                <>
                  <a href={planHref(plan.id, look)}>{plan.title}</a>
                  <small>{[plan.regionName ?? plan.region, plan.document].filter(Boolean).join(' · ')}</small>
                </>
              ),
            },
            { head: say('state'), cell: ({ kept }) => planStateWord(keptPlanState(kept, day))[lang] },
            {
              head: say('size'),
              cell: ({ kept: { plan } }) => `${plan.tasks.length} / ${wholesOf(plan).length}`,
            },
            { head: say('stands'), class: 'wrap', cell: (row) => <TallyWords row={row} look={look} /> },
            { head: say('since'), cell: ({ kept }) => momentWords(cameBy(kept, until)) },
          ]}
        />
      )}
      <Pager
        page={page}
        pages={pages}
        counted={say('count', { n: total })}
        href={(other) =>
          `/plans?${new URLSearchParams([...new URLSearchParams(queryOf(look)), ['page', String(other)]])}`
        }
        lang={lang}
      />
    </>
  )
  const demo = plans.some((one) => one.demo)
  return pageOf({ title: say('title'), demo, dated: true, styles: formStyles + planStyles, children }, frame)
}

function Drafts({ drafts, frame: { lang } }: { drafts: readonly ListedDraft[]; frame: Frame }) {
  const say = speak(WORDS, lang)
  if (drafts.length === 0) return null
  return (
    <section>
      <h2>{say('drafts')}</h2>
      <Table
        label={say('drafts')}
        rows={drafts}
        class="plans"
        columns={[
          {
            head: say('draft'),
            isHead: true,
            class: 'wrap',
            cell: ({ id, head }) => (
              <>
                <a href={`/plans/drafts/${id}`}>{head.values.plan.title}</a>
                <small>
                  {head.values.plan.regionName ?? (head.regionAsked ? null : head.values.plan.region)}
                </small>
              </>
            ),
          },
          { head: say('state'), cell: ({ state }) => say(state.state === 'offered' ? 'offered' : 'open') },
          { head: say('tasks'), class: 'number', cell: ({ tasks }) => tasks },
          { head: say('left'), class: 'number', cell: ({ open }) => open },
          { head: say('changed'), cell: ({ changedAt }) => momentWords(changedAt) },
        ]}
      />
    </section>
  )
}

const TallyWords = ({ row: { tally, kept }, look }: { row: ListedPlan; look: Partial<Standpoint> }) => (
  <a class="quiet" href={`/${queryOf({ ...look, plan: kept.plan.id })}`}>
    <ul class="counts">
      {talliedShares(tally).map(({ status, light, word, count }) => (
        <li key={word} class={`light-${light}`}>
          <StatusIcon status={status} light={light} />
          {word} {count}
        </li>
      ))}
    </ul>
  </a>
)
