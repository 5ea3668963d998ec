// The sheet of a slip as a table, line by line as on the paper form.
import type { ComponentChildren } from 'preact'
import type { Day } from '../../core/period.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import { uncountedHolidays } from '../../slips/notice.ts'
import type { SheetAnswer, SheetVerdict, SlipSheet } from '../../slips/sheet.ts'
import { dayWords } from '../day-words.ts'
import { type Speak, speak } from '../kit/speak.ts'
import type { TableLine } from '../kit/table.tsx'

const EVALUATION_NAME = 'duibiao'

const SHEET_LINES = {
  number: text('编号', 'Number'),
  matter: text('事项', 'Matter'),
  ground: text('依据', 'Ground'),
  given: text('交办时间', 'Given'),
  receiver: text('承办单位', 'To answer'),
  copies: text('抄送', 'Copies'),
  issued: text('发出', 'Issued'),
  limit: text('办理时限', 'Answer by'),
  reason: text('情况', 'What is so'),
  now: text('目前', 'Now'),
  requirement: text('要求', 'What is asked'),
  signature: text('签收', 'Signed'),
  reply: text('办理情况', 'Reply'),
  extension: text('延期', 'More time'),
  appeal: text('申诉', 'Appeal'),
  closing: text('办结销号', 'Closed'),
  unsettled: text('年终未结', 'Left open at the year’s end'),
  evidence: text('佐证：', 'Evidence: '),
  granted: text('同意', 'granted'),
  accepted: text('认可', 'accepted'),
  upheld: text('成立', 'upheld'),
  refused: text('不同意', 'refused'),
  rejected: text('不认可', 'not accepted'),
  dismissed: text('不成立', 'dismissed'),
  newLimit: text('限期改为', 'new limit'),
  waits: text('待督查员决定', 'waits for a decision'),
  days: text('个工作日', 'working days'),
} as const satisfies Record<string, Text>

export const slipSheetWords = (lang: Language): Speak<keyof typeof SHEET_LINES> => speak(SHEET_LINES, lang)

/** The limit, and while it still runs whether the holidays that it rests on are not known yet. */
export function limitWords({ limit, status }: Pick<SlipSheet, 'limit' | 'status'>, lang: Language): string {
  const day = dayWords(limit, lang)
  const doubt = status === 'open' ? uncountedHolidays(limit) : null
  if (doubt === null) return day
  return lang === 'zh' ? `${day}（${doubt.zh}）` : `${day} (${doubt.en})`
}

/** What a rule wrote nobody signed. */
const BY_RULE = text('对标（按规则）', 'Duibiao (by rule)')

interface SignedBy {
  readonly name: string
  readonly on: Day
}

export const signedWords = ({ name, on }: SignedBy, lang: Language): string =>
  `${name === EVALUATION_NAME ? BY_RULE[lang] : name} · ${dayWords(on, lang)}`

/** What stands on the sheet, and whose word it is. */
export const SignedWords = ({ words, by, lang }: { words: string; by: SignedBy; lang: Language }) => (
  <>
    <p>{words}</p>
    <p class="by">{signedWords(by, lang)}</p>
  </>
)

interface VerdictInput {
  readonly of: SheetVerdict | null
  readonly lang: Language
  /** What a granted one is called, and a refused one. */
  readonly good: keyof typeof SHEET_LINES
  readonly bad: keyof typeof SHEET_LINES
}

function Verdict({ of, lang, good, bad }: VerdictInput) {
  const say = slipSheetWords(lang)
  if (of === null) return <p class="by">{say('waits')}</p>
  const limit = of.limit ? ` ${say('newLimit')} ${dayWords(of.limit, lang)}` : ''
  return (
    <p class="by">
      {say(of.granted ? good : bad)}：{of.text}
      {limit}（{signedWords(of, lang)}）
    </p>
  )
}

/** What is shown with a reply or an appeal, by its id. */
type ShownWith = (answer: string) => ComponentChildren

interface AnswerInput extends Omit<VerdictInput, 'of'> {
  readonly answer: SheetAnswer
  readonly shownWith: ShownWith
}

function Answer({ answer, lang, good, bad, shownWith }: AnswerInput) {
  return (
    <>
      <p>{answer.text}</p>
      {answer.evidence.length > 0 && (
        <p class="by">
          {slipSheetWords(lang)('evidence')}
          {answer.evidence.map(({ name, link }, index) => (
            <span key={index}>
              {index > 0 && '；'}
              {link === null ? (
                name
              ) : (
                <a href={link} rel="noopener noreferrer nofollow">
                  {name}
                </a>
              )}
            </span>
          ))}
        </p>
      )}
      <p class="by">{signedWords(answer, lang)}</p>
      {shownWith(answer.id)}
      <Verdict of={answer.verdict} lang={lang} good={good} bad={bad} />
    </>
  )
}

/** What of the slip's answers there is; the paper form has empty lines for the rest. */
export function answerLines(
  sheet: SlipSheet,
  lang: Language,
  shownWith: ShownWith = () => null,
): readonly TableLine[] {
  const say = slipSheetWords(lang)
  return [
    ...sheet.replies.map((reply) => ({
      name: say('reply'),
      value: <Answer answer={reply} lang={lang} good="accepted" bad="rejected" shownWith={shownWith} />,
    })),
    ...sheet.extensions.map((ask) => ({
      name: say('extension'),
      value: (
        <>
          <SignedWords words={`${ask.days} ${say('days')}：${ask.text}`} by={ask} lang={lang} />
          <Verdict of={ask.verdict} lang={lang} good="granted" bad="refused" />
        </>
      ),
    })),
    ...sheet.appeals.map((appeal) => ({
      name: say('appeal'),
      value: <Answer answer={appeal} lang={lang} good="upheld" bad="dismissed" shownWith={shownWith} />,
    })),
  ]
}
