// What was written of a task: narratives of its units by month, comments of its leaders, and the leader's own form.
import { CLAIM_WORDS, type Claim, type Comment, LONGEST_TEXT, PART_WORDS } from '../../core/narrative.ts'
import type { Instant } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Plan } from '../../core/plan.ts'
import { type Standpoint, vantageOf } from '../../core/standpoint.ts'
import { type Language, text } from '../../core/text.ts'
import type { NarrativeThread } from '../../desk/task-texts.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Form, TextArea } from '../kit/form.tsx'
import { UnitNames } from '../kit/names.tsx'
import { speak } from '../kit/speak.ts'

/** What the reader may see of a task, and whether they may comment. */
export interface TaskTextsInput {
  readonly plan: Plan
  readonly task: number
  /** The indicator whose page it is; null: the task's own. */
  readonly indicator: string | null
  readonly threads: readonly NarrativeThread[]
  /** The latest first. */
  readonly comments: readonly Comment[]
  readonly mayComment: boolean
}

const WORDS = {
  narratives: text('进展', 'Narratives'),
  comments: text('领导批示', 'Comments of leaders'),
  none: text('还没有进展。', 'Nothing has been written yet.'),
  noComments: text('还没有批示。', 'There are no comments yet.'),
  claim: text('自评：', 'Own judgement: '),
  waits: text('待发布', 'waits for a release'),
  earlier: text('此前的版本（{n}）', 'Earlier versions ({n})'),
  write: text('批示', 'Comment'),
  say: text('内容', 'Text'),
  how: text(
    '发出后不能修改或删除；记入操作账。',
    'Once sent it cannot be altered or removed; it enters the ledger of deeds.',
  ),
} as const

export function TaskTexts({ input, frame }: { input: TaskTextsInput; frame: Frame }) {
  const { lang, look } = frame
  const { until: now } = vantageOf(look, frame.now)
  const { plan, threads, comments, mayComment } = input
  const say = speak(WORDS, lang)
  return (
    <div class="texts-of">
      <section>
        <h2 id="narratives">{say('narratives')}</h2>
        <div class="card texts">
          {threads.length === 0 && <p class="lead">{say('none')}</p>}
          {threads.map((thread) => (
            <Thread
              key={thread.latest.id}
              thread={thread}
              plan={plan}
              lang={lang}
              look={look}
              now={now}
              dated
            />
          ))}
        </div>
      </section>
      <section>
        <h2 id="comments">{say('comments')}</h2>
        <div class="card texts comments">
          {comments.length === 0 && <p class="lead">{say('noComments')}</p>}
          {comments.map((comment) => (
            <div key={comment.id} class="text comment">
              <p class="by">
                {comment.by} · {momentWords(comment.at)}
                {indicatorName(plan, comment.indicator, lang)}
                <Waits at={comment.releaseAt} now={now} lang={lang} />
              </p>
              <p class="said" lang="zh-CN">
                {comment.text}
              </p>
            </div>
          ))}
          {mayComment && <CommentForm input={input} lang={lang} />}
        </div>
      </section>
    </div>
  )
}

const indicatorName = (plan: Plan, id: string | null, lang: Language): string => {
  const found = plan.indicators.find((indicator) => indicator.id === id)
  return found ? ` · ${text(found.name, found.nameEn ?? found.name)[lang]}` : ''
}

interface ThreadInput {
  readonly thread: NarrativeThread
  readonly plan: Plan
  readonly lang: Language
  /** With what the page is looked at. */
  readonly look: Partial<Standpoint>
  readonly now: Instant
  /** Whether its month is told. */
  readonly dated?: boolean
}

/** One unit's narrative of a month, its earlier versions folded below it. */
export function Thread({ thread: { latest, earlier }, plan, lang, look, now, dated = false }: ThreadInput) {
  return (
    <div class="text">
      <p class="by">
        <b>
          <UnitNames plan={plan} ids={[latest.unit]} look={look} />
        </b>
        {dated && ` · ${periodWords(latest.period, 'period')[lang]}`}
        {latest.claim && (
          <>
            {' · '}
            <ClaimWord claim={latest.claim} lang={lang} />
          </>
        )}
        {` · ${latest.by} · ${momentWords(latest.at)}`}
        <Waits at={latest.releaseAt} now={now} lang={lang} />
      </p>
      <Parts words={latest.words} lang={lang} />
      {earlier.length > 0 && (
        <details>
          <summary>{speak(WORDS, lang)('earlier', { n: earlier.length })}</summary>
          {earlier.map(({ id, by, at, claim, words }) => (
            <div key={id} class="text">
              <p class="by">
                {by} · {momentWords(at)}
                {claim && ' · '}
                {claim && <ClaimWord claim={claim} lang={lang} />}
              </p>
              <Parts words={words} lang={lang} />
            </div>
          ))}
        </details>
      )}
    </div>
  )
}

const ClaimWord = ({ claim, lang }: { claim: Claim; lang: Language }) => (
  <span class="claim">
    {WORDS.claim[lang]}
    {CLAIM_WORDS[claim][lang]}
  </span>
)

function Parts({ words, lang }: { words: NarrativeThread['latest']['words']; lang: Language }) {
  return (
    <dl>
      {(['progress', 'problems', 'next'] as const)
        .filter((part) => words[part] !== '')
        .map((part) => (
          <div key={part}>
            <dt>{PART_WORDS[part][lang]}</dt>
            <dd lang="zh-CN">{words[part]}</dd>
          </div>
        ))}
    </dl>
  )
}

const Waits = ({ at, now, lang }: { at: Instant | null; now: Instant; lang: Language }) =>
  at !== null && at > now ? <span class="waits">{WORDS.waits[lang]}</span> : null

function CommentForm({ input, lang }: { input: TaskTextsInput; lang: Language }) {
  const { plan, task, indicator } = input
  const say = speak(WORDS, lang)
  return (
    <Form class="form" action={`/tasks/${task}/comments`} hidden={{ plan: plan.id, indicator }}>
      <TextArea label={say('say')} name="text" required maxLength={LONGEST_TEXT} />
      <p class="lead">{say('how')}</p>
      <Button main>{say('write')}</Button>
    </Form>
  )
}
