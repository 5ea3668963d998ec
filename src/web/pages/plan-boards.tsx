// Which plan the boards of each region follow, what is to come, and what was withdrawn.
import { type Board, queryOf, wallHref } from '../../boards/index.ts'
import { type Day, firstDayOfYear } from '../../core/period.ts'
import type { KeptPlan } from '../../core/plan.ts'
import { keptPlanState, planStateWord } from '../../core/plan-state.ts'
import { type Text, text } from '../../core/text.ts'
import type { WithdrawnPlan } from '../../store/store.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form } from '../kit/form.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'

const WORDS = {
  title: text('大屏跟哪个计划', 'Which plan the boards follow'),
  how: text(
    '大屏跟着年度包含今天的计划；今天不在任何年度里的，跟最近开始的一个。送入明年的计划，今年的大屏不变，到年度第一天自动换过去。',
    'Boards follow the plan whose year holds today, else the last one that began. A plan sent for next year changes no wall: boards move on to it on the first day of its year.',
  ),
  region: text('地区', 'Region'),
  plan: text('计划', 'Plan'),
  state: text('状态', 'State'),
  boards: text('大屏', 'Boards'),
  none: text('还没有计划；先在“年度目标”里起草或送入。', 'There is no plan yet; draft or send one first.'),
  from: text('{day}起', 'from {day}'),
  toCome: text('待执行的计划', 'Plans to come'),
  noneToCome: text('没有待执行的计划。', 'No plan is to come.'),
  begins: text('年度开始', 'Its year begins'),
  preview: text('预览', 'Preview'),
  reason: text('撤回原因', 'Why it is withdrawn'),
  withdraw: text('撤回', 'Withdraw'),
  named: text('计划 {plan}', 'the plan {plan}'),
  withdrawn: text('已撤回的计划', 'Withdrawn plans'),
  why: text('原因', 'Why'),
  who: text('撤回人', 'By'),
  when: text('时间', 'When'),
} as const

interface PlanBoardsInput {
  /** Of each region the plan that its boards follow, with these boards. */
  readonly followed: readonly { readonly kept: KeptPlan; readonly boards: readonly Board[] }[]
  readonly toCome: readonly KeptPlan[]
  readonly withdrawn: readonly WithdrawnPlan[]
  readonly today: Day
  readonly mayWithdraw: boolean
  /** Why a withdrawal was not taken; null: none was tried. */
  readonly failure: { readonly plan: string; readonly words: Text } | null
}

export function renderPlanBoards(input: PlanBoardsInput, frame: Frame): string {
  const say = speak(WORDS, frame.lang)
  const { followed, toCome, withdrawn, today, mayWithdraw, failure } = input
  const name = ({ plan }: Pick<KeptPlan, 'plan'>) => plan.regionName ?? plan.region
  const begin = ({ plan }: KeptPlan) => dayWords(firstDayOfYear(plan), frame.lang)
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{say('how')}</p>
      <Table
        label={say('title')}
        rows={followed}
        empty={say('none')}
        columns={[
          { head: say('region'), isHead: true, cell: ({ kept }) => name(kept) },
          {
            head: say('plan'),
            class: 'wrap',
            cell: ({ kept: { plan } }) => (
              <a href={`/${queryOf({ ...frame.look, plan: plan.id })}`}>{plan.title}</a>
            ),
          },
          {
            head: say('state'),
            cell: ({ kept }) =>
              `${planStateWord(keptPlanState(kept, today))[frame.lang]} · ${say('from', { day: begin(kept) })}`,
          },
          {
            head: say('boards'),
            class: 'wrap',
            cell: ({ boards }) => (
              <span class="months">
                {boards.map(({ id, title, plan }) => (
                  <a key={id} href={wallHref(id, { ...frame.look, plan })}>
                    {title[frame.lang]}
                  </a>
                ))}
              </span>
            ),
          },
        ]}
      />
      <h2>{say('toCome')}</h2>
      <Table
        label={say('toCome')}
        rows={toCome}
        empty={say('noneToCome')}
        columns={[
          { head: say('region'), isHead: true, cell: name },
          { head: say('plan'), class: 'wrap', cell: ({ plan }) => plan.title },
          { head: say('begins'), cell: begin },
          {
            head: say('preview'),
            cell: ({ plan }) => (
              <a href={`/${queryOf({ plan: plan.id })}`}>
                {say('preview')}
                <span class="sr"> {plan.title}</span>
              </a>
            ),
          },
          mayWithdraw && {
            head: say('withdraw'),
            cell: ({ plan }) => (
              <Form
                action={`/plans/${encodeURIComponent(plan.id)}/withdrawal`}
                class="form"
                label={say('named', { plan: plan.title })}
                failure={failure?.plan === plan.id ? failure.words[frame.lang] : null}
              >
                <Field label={say('reason')} name="reason" required maxLength={400} />
                <Button danger>
                  {say('withdraw')}
                  <span class="sr"> {plan.title}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      {withdrawn.length > 0 && <h2>{say('withdrawn')}</h2>}
      <Table
        label={say('withdrawn')}
        rows={withdrawn}
        columns={[
          { head: say('region'), isHead: true, cell: name },
          { head: say('plan'), class: 'wrap', cell: ({ plan }) => plan.title },
          { head: say('why'), class: 'wrap', cell: ({ withdrawal }) => withdrawal.reason },
          { head: say('who'), cell: ({ withdrawal }) => withdrawal.by },
          { head: say('when'), cell: ({ withdrawal }) => momentWords(withdrawal.at) },
        ]}
      />
    </>
  )
  return pageOf({ title: say('title'), dated: true, styles: deskStyles, children }, frame)
}
