// The sheet of a slip as a table, line by line as on the paper form.

import { type Language, type Text, text } from '../../core/text.ts'
import type { SheetAnswer, SheetVerdict, SlipSheet } from '../../slips/sheet.ts'
import { dayWords } from '../day-words.ts'

const EVALUATION_NAME = 'duibiao'

export const SHEET_LINES = {
  number: text('编号', 'Number'),
  matter: text('事项', 'Matter'),
  ground: text('依据', 'Ground'),
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

type Words = (key: keyof typeof SHEET_LINES) => string
export const sheetWords =
  (lang: Language): Words =>
  (key) =>
    SHEET_LINES[key][lang]

/** What a rule wrote nobody signed. */
const BY_RULE = text('对标（按规则）', 'Duibiao (by rule)')

export const signedWords = ({ name, on }: { readonly name: string; readonly on: string }, lang: Language) =>
  `${name === EVALUATION_NAME ? BY_RULE[lang] : name} · ${dayWords(on, lang)}`

/** `good`, `bad`: what a granted and a refused one is called. */
export function Verdict({
  of,
  lang,
  good,
  bad,
}: {
  of: SheetVerdict | null
  lang: Language
  good: keyof typeof SHEET_LINES
  bad: keyof typeof SHEET_LINES
}) {
  const say = sheetWords(lang)
  if (of === null) return <p class="by">{say('waits')}</p>
  const limit = of.limit ? ` ${say('newLimit')} ${dayWords(of.limit, lang)}` : ''
  return (
    <p class="by">
      {say(of.granted ? good : bad)}：{of.text}
      {limit}（{signedWords(of, lang)}）
    </p>
  )
}

export function Answer({
  answer,
  lang,
  good,
  bad,
}: {
  answer: SheetAnswer
  lang: Language
  good: keyof typeof SHEET_LINES
  bad: keyof typeof SHEET_LINES
}) {
  return (
    <>
      <p>{answer.text}</p>
      {answer.evidence.length > 0 && (
        <p class="by">
          {sheetWords(lang)('evidence')}
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
      <Verdict of={answer.verdict} lang={lang} good={good} bad={bad} />
    </>
  )
}

/** What of the slip's answers there is; the paper form has empty lines for the rest. */
export function AnswerLines({ sheet, lang }: { sheet: SlipSheet; lang: Language }) {
  const say = sheetWords(lang)
  return (
    <>
      {sheet.replies.map((reply, index) => (
        <tr key={`reply-${index}`}>
          <th scope="row">{say('reply')}</th>
          <td>
            <Answer answer={reply} lang={lang} good="accepted" bad="rejected" />
          </td>
        </tr>
      ))}
      {sheet.extensions.map((ask, index) => (
        <tr key={`ask-${index}`}>
          <th scope="row">{say('extension')}</th>
          <td>
            <p>
              {ask.days} {say('days')}：{ask.text}
            </p>
            <p class="by">{signedWords(ask, lang)}</p>
            <Verdict of={ask.verdict} lang={lang} good="granted" bad="refused" />
          </td>
        </tr>
      ))}
      {sheet.appeals.map((appeal, index) => (
        <tr key={`appeal-${index}`}>
          <th scope="row">{say('appeal')}</th>
          <td>
            <Answer answer={appeal} lang={lang} good="upheld" bad="dismissed" />
          </td>
        </tr>
      ))}
    </>
  )
}
