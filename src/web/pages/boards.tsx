// What hangs on walls: boards with their tallies, plans, looking back to month ends, how to send figures.
import {
  type Board,
  type BoardOwner,
  queryOf,
  type Tally,
  talliedShares,
  wallHref,
} from '../../boards/index.ts'
import { wholesOf } from '../../core/decomposition.ts'
import { type Day, type Instant, lastDayOf, periodsOf } from '../../core/period.ts'
import type { KeptPlan, Plan } from '../../core/plan.ts'
import type { UploadRecord } from '../../store/store.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { type Say, sayIn } from '../messages/index.ts'
import { StatusIcon } from '../wall/icons.tsx'

interface BoardEntry {
  readonly board: Board
  readonly tally: Tally
  readonly demo: boolean
}

interface BoardsInput {
  /** The plan looked at, and its boards with their tallies. */
  readonly plan: KeptPlan | null
  readonly boards: readonly BoardEntry[]
  readonly plans: readonly KeptPlan[]
  /** Newest first; a handful. */
  readonly uploads: readonly UploadRecord[]
  readonly asOf: Day
  readonly knownAt: Instant | null
}

export function renderBoards(input: BoardsInput, frame: Frame): string {
  const say = sayIn(frame.lang)
  const plan = input.plan?.plan ?? null
  return pageOf(
    {
      title: say('boards'),
      demo: input.boards.some(({ demo }) => demo),
      dated: plan !== null,
      children: (
        <>
          <h1>{say('boards')}</h1>
          {plan && (
            <p class="lead">
              {[plan.title, plan.regionName ?? plan.region, plan.document, dayWords(input.asOf, frame.lang)]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
          {plan ? (
            <Boards input={input} frame={frame} say={say} />
          ) : (
            <Empty>
              {say('noPlan')} {say('noPlanFix')}
            </Empty>
          )}
          {plan && <LookBack plan={plan} frame={frame} say={say} />}
          <SendFigures frame={frame} say={say} />
          <Uploads uploads={input.uploads} say={say} />
          <Plans plans={input.plans} frame={frame} say={say} />
        </>
      ),
    },
    frame,
  )
}

function Boards({ input, frame, say }: { input: BoardsInput; frame: Frame; say: Say }) {
  const of = (kind: BoardOwner['kind'] | null) =>
    input.boards.filter(({ board }) => (board.owner?.kind ?? null) === kind)
  const groups = [
    { title: say('mainBoards'), entries: of(null) },
    { title: say('sectionBoards'), entries: of('section') },
    { title: say('leaderBoards'), entries: of('leader') },
    { title: say('unitBoards'), entries: of('unit') },
  ]
  return (
    <>
      {groups
        .filter(({ entries }) => entries.length > 0)
        .map(({ title, entries }) => (
          <section key={title}>
            <h2>{title}</h2>
            <div class="boards">
              {entries.map(({ board, tally }) => (
                <a
                  key={board.id}
                  class="card board"
                  href={wallHref(board.id, { ...frame.look, plan: board.plan })}
                >
                  <b>{board.title[frame.lang]}</b>
                  <Counts tally={tally} say={say} />
                </a>
              ))}
            </div>
          </section>
        ))}
    </>
  )
}

function Counts({ tally, say }: { tally: Tally; say: Say }) {
  return (
    <span class="counts">
      <span>
        {say('total')} {tally.total}
      </span>
      {talliedShares(tally).map(({ status, light, word, count }) => (
        <span key={word} class={`state light-${light}`}>
          <StatusIcon status={status} light={light} />
          {word} {count}
        </span>
      ))}
    </span>
  )
}

/** The ends of the plan's months that have come. */
function LookBack({ plan, frame, say }: { plan: Plan; frame: Frame; say: Say }) {
  const days = periodsOf(plan, 'monthly')
    .map(lastDayOf)
    .filter((day) => day <= frame.today)
  if (days.length === 0) return null
  return (
    <section>
      <h2>{say('lookBack')}</h2>
      <p class="months">
        {days.map((day) => (
          <a key={day} href={`/boards${queryOf({ ...frame.look, asOf: day })}`}>
            {dayWords(day, frame.lang)}
          </a>
        ))}
      </p>
    </section>
  )
}

function SendFigures({ frame, say }: { frame: Frame; say: Say }) {
  const look = queryOf(frame.look)
  return (
    <section>
      <h2>{say('sendFigures')}</h2>
      <div class="card">
        <p class="months">
          <a href="/desk/upload">{say('deskUpload')}</a>
          <a href={`/desk/uploads${look}`}>{say('deskUploads')}</a>
          <a href={`/desk/narratives${look}`}>{say('deskNarratives')}</a>
          <a href={`/desk/calendar${look}`}>{say('deskCalendar')}</a>
        </p>
        <p>{say('sendFiguresHow')}</p>
        <p>
          <a href="/docs">{say('apiDocs')}</a>
        </p>
      </div>
    </section>
  )
}

const Uploads = ({ uploads, say }: { uploads: readonly UploadRecord[]; say: Say }) => (
  <section>
    <h2>{say('lastUploads')}</h2>
    <Table
      label={say('lastUploads')}
      rows={uploads}
      empty={say('noUploads')}
      rowClass={({ undone }) => (undone ? 'gone' : undefined)}
      columns={[
        { head: say('uploadedAt'), cell: ({ committed }) => momentWords(committed.at) },
        { head: say('uploadedFile'), cell: ({ filename }) => filename },
        { head: say('uploadedBy'), cell: ({ committed }) => committed.by },
        {
          head: say('uploadedRows'),
          cell: ({ receipt: { rows }, undone }) =>
            `${rows.new} / ${rows.revised} / ${rows.unchanged}${undone ? ` ${say('undone')}` : ''}`,
        },
      ]}
    />
  </section>
)

function Plans({ plans, frame, say }: { plans: readonly KeptPlan[]; frame: Frame; say: Say }) {
  if (plans.length === 0) return null
  return (
    <section>
      <h2>{say('plans')}</h2>
      <div class="boards">
        {plans.map(({ plan }) => (
          <a key={plan.id} class="card board" href={`/boards${queryOf({ ...frame.look, plan: plan.id })}`}>
            <b>{plan.title}</b>
            <span class="lead">
              {plan.regionName ?? plan.region} ·{' '}
              {say('planFacts', { tasks: plan.tasks.length, indicators: wholesOf(plan).length })}
            </span>
          </a>
        ))}
      </div>
    </section>
  )
}
