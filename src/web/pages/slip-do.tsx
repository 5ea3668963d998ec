// What the reader may do to a slip now, a form each; every form works without script and sent twice counts once.
import type { ComponentChildren } from 'preact'
import { type Language, type Text, text } from '../../core/text.ts'
import { MOST_CHARACTERS, MOST_DAYS, type SlipDeedKind } from '../../slips/deeds.ts'
import { LEVELS, type Level } from '../../slips/finding.ts'
import { LEVEL_WORDS, rankOf } from '../../slips/ladder.ts'
import type { Frame } from '../frame.ts'
import { hrefIn } from './href-in.ts'

export interface SlipDoInput {
  readonly id: string
  readonly level: Level
  readonly may: readonly SlipDeedKind[]
  readonly nonce: string
  /** What was sent and refused: its form stands open with what was written; null: nothing. */
  readonly sent: {
    readonly deed: SlipDeedKind
    readonly text: string
    readonly evidence: string
    readonly days: string
    readonly failure: Text
  } | null
}

const WORDS = {
  sign: text('签收', 'Sign for it'),
  reply: text('答复', 'Reply'),
  'ask-extension': text('申请延期', 'Ask for more time'),
  appeal: text('申诉', 'Appeal'),
  'judge-reply': text('审核答复', 'Decide on the reply'),
  'judge-extension': text('审批延期', 'Decide on more time'),
  'judge-appeal': text('裁定申诉', 'Decide on the appeal'),
  close: text('办结销号', 'Close it'),
  reopen: text('重新打开', 'Open it again'),
  lift: text('升级', 'Raise its level'),
} as const satisfies Record<SlipDeedKind, Text>

const LABELS = {
  signHow: text('签收表示承办单位已收到本单。', 'Signing says that the unit has received this slip.'),
  reply: text('办理情况：原因、措施、时限', 'What is being done: why, how, until when'),
  evidence: text(
    '佐证，一行一件：名称，后面可写网址',
    'Evidence, one a line: its name, and its address after it if it has one',
  ),
  askDays: text('再要几个工作日', 'Working days more'),
  why: text('理由', 'Why'),
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
} as const satisfies Record<string, Text>

const VERDICTS = {
  'judge-reply': ['accept', 'reject'],
  'judge-extension': ['grant', 'refuse'],
  'judge-appeal': ['uphold', 'dismiss'],
} as const

export function SlipDo({ input, frame }: { input: SlipDoInput; frame: Frame }) {
  const { lang } = frame
  const { may, sent } = input
  if (may.length === 0) return null
  // What is most likely next stands open: signing, then the reply; for a supervisor what waits for a decision.
  const first = may.find((kind) => kind.startsWith('judge-')) ?? may.find((kind) => kind !== 'sign')
  return (
    <section class="todo" aria-label={lang === 'zh' ? '办理' : 'What you may do'}>
      {may.map((kind) =>
        kind === 'sign' ? (
          <div class="now" key={kind}>
            <Form kind={kind} input={input} frame={frame}>
              <p>{LABELS.signHow[lang]}</p>
            </Form>
          </div>
        ) : (
          <details key={kind} open={sent ? sent.deed === kind : kind === first && kind !== 'close'}>
            <summary>{WORDS[kind][lang]}</summary>
            <Form kind={kind} input={input} frame={frame}>
              <Fields kind={kind} input={input} lang={lang} />
            </Form>
          </details>
        ),
      )}
    </section>
  )
}

interface FormInput {
  readonly kind: SlipDeedKind
  readonly input: SlipDoInput
  readonly frame: Frame
  readonly children: ComponentChildren
}

function Form({ kind, input: { id, nonce, sent }, frame, children }: FormInput) {
  const { lang } = frame
  const failure = sent?.deed === kind ? sent.failure[lang] : null
  return (
    <form class="form" method="post" action={hrefIn(frame, `/alerts/${id}`)}>
      <input type="hidden" name="nonce" value={nonce} />
      <input type="hidden" name="deed" value={kind} />
      {failure && (
        <p class="refused" role="alert">
          {failure}
        </p>
      )}
      {children}
      {kind in VERDICTS ? (
        <div class="row">
          {VERDICTS[kind as keyof typeof VERDICTS].map((word, index) => (
            <button
              key={word}
              class={index === 0 ? 'button main' : 'button'}
              type="submit"
              name="verdict"
              value={index === 0 ? 'yes' : 'no'}
            >
              {LABELS[word][lang]}
            </button>
          ))}
        </div>
      ) : (
        <button class={kind === 'sign' || kind === 'reply' ? 'button main' : 'button'} type="submit">
          {WORDS[kind][lang]}
        </button>
      )}
    </form>
  )
}

function Fields({ kind, input, lang }: { kind: SlipDeedKind; input: SlipDoInput; lang: Language }) {
  const sent = input.sent?.deed === kind ? input.sent : null
  const label =
    kind === 'reply' ? 'reply' : kind === 'close' ? 'closing' : isVerdict(kind) ? 'judgement' : 'why'
  const days = (words: Text, required: boolean) => (
    <label>
      {words[lang]}
      <input type="number" name="days" min={1} max={MOST_DAYS} required={required} value={sent?.days} />
    </label>
  )
  return (
    <>
      <label>
        {LABELS[label][lang]}
        <textarea name="text" required maxLength={MOST_CHARACTERS} rows={kind === 'reply' ? 5 : 3}>
          {sent?.text}
        </textarea>
      </label>
      {(kind === 'reply' || kind === 'appeal') && (
        <label>
          {LABELS.evidence[lang]}
          <textarea name="evidence" rows={2}>
            {sent?.evidence}
          </textarea>
        </label>
      )}
      <div class="row">
        {kind === 'lift' && (
          <label>
            {LABELS.to[lang]}
            <select name="to">
              {LEVELS.filter((level) => rankOf(level) > rankOf(input.level)).map((level) => (
                <option key={level} value={level}>
                  {LEVEL_WORDS[level][lang]}
                </option>
              ))}
            </select>
          </label>
        )}
        {(kind === 'lift' || kind === 'reopen') && days(LABELS.days, true)}
        {kind === 'ask-extension' && days(LABELS.askDays, true)}
        {kind === 'judge-reply' && days(LABELS.againDays, false)}
        {kind === 'judge-extension' && days(LABELS.grantDays, false)}
      </div>
    </>
  )
}

const isVerdict = (kind: SlipDeedKind): boolean => kind in VERDICTS
