// What the reader may do to a slip now, a form each; every form works without script and sent twice counts once.
import type { ComponentChildren } from 'preact'
import type { ShownMeasure } from '../../alerts/slips/shown.ts'
import type { Day } from '../../core/period.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import type { SlipDeedKind } from '../../slips/deeds.ts'
import { MOST_CHARACTERS, MOST_DAYS } from '../../slips/deeds.ts'
import type { MeasureWritten } from '../../slips/events.ts'
import { LEVELS, type Level } from '../../slips/finding.ts'
import { LEVEL_WORDS, rankOf } from '../../slips/ladder.ts'
import { Button, Field, Form, Select, TextArea } from '../kit/form.tsx'
import { speak } from '../kit/speak.ts'
import { FileField, type SlipEvidenceInput } from './slip-evidence.tsx'

export interface SlipDoInput {
  readonly id: string
  readonly level: Level
  readonly may: readonly SlipDeedKind[]
  /** Those that stand. */
  readonly measures: readonly ShownMeasure[]
  /** A reply must name measures. */
  readonly owed: boolean
  readonly today: Day
  readonly nonce: string
  /** What waits for a signature; null: nothing, or the slip itself. */
  readonly proposed: Text | null
  /** What was sent and refused: its form stands open with what was written; null: nothing. */
  readonly sent: {
    readonly deed: SlipDeedKind
    readonly text: string
    readonly evidence: string
    readonly days: string
    readonly measures: readonly MeasureWritten[]
    readonly failure: Text
  } | null
}

const WORDS = {
  sign: text('签收', 'Sign for it'),
  reply: text('答复', 'Reply'),
  'report-measure': text('报告措施完成', 'Report a measure as done'),
  'judge-measure': text('审核措施', 'Decide on a measure'),
  'ask-extension': text('申请延期', 'Ask for more time'),
  appeal: text('申诉', 'Appeal'),
  'judge-reply': text('审核答复', 'Decide on the reply'),
  'judge-extension': text('审批延期', 'Decide on more time'),
  'judge-appeal': text('裁定申诉', 'Decide on the appeal'),
  issue: text('签发', 'Issue it'),
  close: text('办结销号', 'Close it'),
  reopen: text('重新打开', 'Open it again'),
  lift: text('升级', 'Raise its level'),
} as const satisfies Record<SlipDeedKind, Text>

const LABELS = {
  signHow: text('签收表示承办单位已收到本单。', 'Signing says that the unit has received this slip.'),
  reply: text('办理情况：原因、进展', 'What is being done, and why it came to this'),
  measures: text('整改措施', 'Measures'),
  owed: text(
    '橙色、红色督查单至少写一条措施，有责任人和完成日期；已写过、还没有办完的不必再写。',
    'An orange or red slip needs at least one measure with an owner and a day; what was named before and is not done yet counts.',
  ),
  more: text('更多措施', 'More measures'),
  measure: text('措施 {n}', 'Measure {n}'),
  owner: text('责任人', 'Owner'),
  due: text('完成日期', 'Done by'),
  which: text('哪一条措施', 'Which measure'),
  doneHow: text('完成情况', 'How it was done'),
  returned: text('退回', 'Return it'),
  newDue: text('退回时的新日期（可空）', 'If returned: the new day (may be empty)'),
  evidence: text(
    '佐证，一行一件：名称，后面可写网址',
    'Evidence, one a line: its name, and its address after it if it has one',
  ),
  askDays: text('再要几个工作日', 'Working days more'),
  why: text('理由', 'Why'),
  issue: text('签发后才通知承办单位和分管领导', 'Only then are the unit and the leaders told'),
  sign: text('签发', 'Issue'),
  withhold: text('不予签发', 'Do not issue'),
  judgement: text('意见', 'What you say'),
  accept: text('认可', 'Accept'),
  reject: text('不认可，另行答复', 'Not enough, reply again'),
  grant: text('同意', 'Grant'),
  refuse: text('不同意', 'Refuse'),
  uphold: text('成立，销号', 'Uphold, and close'),
  dismiss: text('不成立', 'Dismiss'),
  againDays: text('不认可时另给几个工作日（可空）', 'If not enough: working days for another (may be empty)'),
  grantDays: text('同意几个工作日（空为所请）', 'Working days granted (empty: as asked)'),
  closing: text('销号说明', 'Why it is closed'),
  days: text('几个工作日内答复', 'Working days to answer'),
  to: text('升为', 'To'),
  todo: text('办理', 'What you may do'),
} as const satisfies Record<string, Text>

const VERDICTS = {
  'judge-reply': ['accept', 'reject'],
  'judge-measure': ['accept', 'returned'],
  'judge-extension': ['grant', 'refuse'],
  'judge-appeal': ['uphold', 'dismiss'],
  issue: ['sign', 'withhold'],
} as const
const verdictsOf = (kind: SlipDeedKind) => (kind in VERDICTS ? VERDICTS[kind as keyof typeof VERDICTS] : null)

interface DoInput {
  readonly input: SlipDoInput
  /** What may be shown with a reply; null: nothing. */
  readonly evidence: SlipEvidenceInput | null
  readonly lang: Language
}

export function SlipDo({ input, evidence, lang }: DoInput) {
  const { may, sent } = input
  if (may.length === 0) return null
  // What is most likely next stands open: signing, then the reply; for a supervisor what waits for a decision.
  const first =
    may.find((kind) => kind === 'issue' || kind.startsWith('judge-')) ?? may.find((kind) => kind !== 'sign')
  return (
    <section class="todo" aria-label={LABELS.todo[lang]}>
      {may.map((kind) =>
        kind === 'sign' ? (
          <div class="now" key={kind}>
            <DeedForm kind={kind} input={input} evidence={evidence} lang={lang}>
              <p>{LABELS.signHow[lang]}</p>
            </DeedForm>
          </div>
        ) : (
          <details key={kind} open={sent ? sent.deed === kind : kind === first && kind !== 'close'}>
            <summary>{WORDS[kind][lang]}</summary>
            <DeedForm kind={kind} input={input} evidence={evidence} lang={lang}>
              <Fields kind={kind} input={input} evidence={evidence} lang={lang} />
            </DeedForm>
          </details>
        ),
      )}
    </section>
  )
}

/** Files come with what a unit says; whoever only judges shows none. */
const takesFiles = (kind: SlipDeedKind, evidence: SlipEvidenceInput | null): boolean =>
  evidence?.mayAdd === true && (kind === 'reply' || kind === 'appeal' || kind === 'report-measure')

interface DeedInput extends DoInput {
  readonly kind: SlipDeedKind
}

function DeedForm({
  kind,
  input,
  evidence,
  lang,
  children,
}: DeedInput & { readonly children: ComponentChildren }) {
  const { id, nonce, sent } = input
  const failure = sent?.deed === kind ? sent.failure[lang] : null
  const [yes, no] = verdictsOf(kind) ?? []
  return (
    <Form
      class="form"
      action={`/alerts/${id}`}
      hidden={{ nonce, deed: kind }}
      failure={failure}
      files={takesFiles(kind, evidence)}
    >
      {children}
      {yes && no ? (
        <div class="row">
          <Button main name="verdict" value="yes">
            {LABELS[yes][lang]}
          </Button>
          <Button name="verdict" value="no">
            {LABELS[no][lang]}
          </Button>
        </div>
      ) : (
        <Button main={kind === 'sign' || kind === 'reply' || kind === 'report-measure'}>
          {WORDS[kind][lang]}
        </Button>
      )}
    </Form>
  )
}

/** What the text of a deed is asked for as, where it is not a reason. */
const TEXT_LABELS: Partial<Readonly<Record<SlipDeedKind, keyof typeof LABELS>>> = {
  reply: 'reply',
  'report-measure': 'doneHow',
  'judge-measure': 'judgement',
  close: 'closing',
  'judge-reply': 'judgement',
  'judge-extension': 'judgement',
  'judge-appeal': 'judgement',
  issue: 'judgement',
}

/** How many working days are asked for, and as what; a required one is owed. */
const DAYS: Partial<Readonly<Record<SlipDeedKind, { label: keyof typeof LABELS; required: boolean }>>> = {
  lift: { label: 'days', required: true },
  reopen: { label: 'days', required: true },
  'ask-extension': { label: 'askDays', required: true },
  'judge-reply': { label: 'againDays', required: false },
  'judge-extension': { label: 'grantDays', required: false },
}

/** Of which measures such a deed may be; null: of none. */
function measuresFor(kind: SlipDeedKind, measures: readonly ShownMeasure[]): readonly ShownMeasure[] | null {
  if (kind === 'report-measure') return measures.filter(({ state }) => state === 'open' || state === 'late')
  return kind === 'judge-measure' ? measures.filter(({ state }) => state === 'reported') : null
}

/** Rows of the form for measures; what a reply names more than these comes with the next. */
export const MEASURE_ROWS = [1, 2, 3, 4, 5] as const
const ROWS_SHOWN = 2

function MeasureRows({ input, lang }: Pick<DoInput, 'input' | 'lang'>) {
  const say = speak(LABELS, lang)
  const sent = input.sent?.deed === 'reply' ? input.sent.measures : []
  const row = (n: (typeof MEASURE_ROWS)[number]) => (
    <div class="measure" key={n}>
      <Field
        label={say('measure', { n })}
        name={`measure-${n}`}
        maxLength={400}
        value={sent[n - 1]?.text ?? ''}
      />
      <Field label={say('owner')} name={`owner-${n}`} maxLength={60} value={sent[n - 1]?.owner ?? ''} />
      <Field
        label={say('due')}
        type="date"
        name={`due-${n}`}
        min={input.today}
        value={sent[n - 1]?.due ?? ''}
      />
    </div>
  )
  return (
    <fieldset class="measures">
      <legend>{say('measures')}</legend>
      {input.owed && <p class="by">{say('owed')}</p>}
      {MEASURE_ROWS.slice(0, ROWS_SHOWN).map(row)}
      <details open={sent.length > ROWS_SHOWN}>
        <summary>{say('more')}</summary>
        {MEASURE_ROWS.slice(ROWS_SHOWN).map(row)}
      </details>
    </fieldset>
  )
}

function Fields({ kind, input, evidence, lang }: DeedInput) {
  const say = speak(LABELS, lang)
  const sent = input.sent?.deed === kind ? input.sent : null
  const days = DAYS[kind]
  const of = measuresFor(kind, input.measures)
  return (
    <>
      {of !== null && of.length > 0 && (
        <Select
          label={say('which')}
          name="measure"
          options={of.map(({ id, text: words }, at) => [id, `${at + 1}. ${words}`])}
        />
      )}
      {kind === 'issue' && <p>{input.proposed?.[lang] ?? say('issue')}</p>}
      <TextArea
        label={say(TEXT_LABELS[kind] ?? 'why')}
        name="text"
        required={kind !== 'issue'}
        maxLength={MOST_CHARACTERS}
        rows={kind === 'reply' ? 5 : 3}
        value={sent?.text}
      />
      {kind === 'reply' && <MeasureRows input={input} lang={lang} />}
      {(kind === 'reply' || kind === 'appeal') && (
        <TextArea label={say('evidence')} name="evidence" rows={2} value={sent?.evidence} />
      )}
      {evidence && takesFiles(kind, evidence) && <FileField input={evidence} lang={lang} />}
      <div class="row">
        {kind === 'lift' && (
          <Select
            label={say('to')}
            name="to"
            options={LEVELS.filter((level) => rankOf(level) > rankOf(input.level)).map((level) => [
              level,
              LEVEL_WORDS[level][lang],
            ])}
          />
        )}
        {kind === 'judge-measure' && <Field label={say('newDue')} type="date" name="due" min={input.today} />}
        {days && (
          <Field
            label={say(days.label)}
            type="number"
            name="days"
            min={1}
            max={MOST_DAYS}
            required={days.required}
            value={sent?.days ?? ''}
          />
        )}
      </div>
    </>
  )
}
