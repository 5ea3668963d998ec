// Before a draft comes into force: what will appear, listed; then it does, or a second person confirms.
import type { Fault } from '../../core/problem.ts'
import { type Text, text } from '../../core/text.ts'
import type { Outlook } from '../../drafting/outlook.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form } from '../kit/form.tsx'
import { Empty, Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'
import { draftStyles } from '../styles/drafts.ts'
import { formStyles } from '../styles/form.ts'
import { type DraftFace, DraftTop } from './draft-top.tsx'

export interface DraftForceInput {
  readonly face: DraftFace
  /** null: it cannot be read as a plan yet. */
  readonly outlook: Outlook | null
  readonly faults: readonly Fault[]
  readonly failure: Text | null
  /** A second person has to confirm. */
  readonly review: boolean
  /** What this reader may do: hand in or put in force; confirm or send back; withdraw. */
  readonly may: { readonly send: boolean; readonly confirm: boolean; readonly withdraw: boolean }
}

const WORDS = {
  title: text('生效', 'Put in force'),
  notYet: text('还有 {n} 处待确认，答完才能生效。', '{n} are to be answered first.'),
  look: text('去逐项核对', 'Answer them'),
  faults: text('还读不成年度目标：', 'It cannot be read as a plan yet:'),
  boards: text('会出现的大屏（{n}）', 'Walls that will appear ({n})'),
  template: text('填报表', 'Templates'),
  templateHow: text(
    '{n} 个指标，全年共 {figures} 个数要报；每月的填报表在“数据报送”里下载。',
    '{n} indicators, {figures} figures in the year; each month’s template is at the desk.',
  ),
  calendar: text('最先到期的数据', 'What is due first'),
  day: text('到期日', 'Due'),
  count: text('数据', 'Figures'),
  noDue: text('没有要报的数据。', 'No figures are due.'),
  alerts: text('会起作用的预警规则（{n}）', 'Rules of alerts that will apply ({n})'),
  noRules: text('没有启用的规则。', 'No rule is on.'),
  remarks: text('值得再看一眼', 'Worth another look'),
  beside: text(
    '这个地区这一年已有年度目标“{title}”：大屏只跟其中一个，请确认不是重复。',
    'The region has a plan of this year already, “{title}”: walls follow one of them. Check that it is no double.',
  ),
  force: text('生效', 'Put it in force'),
  offer: text('送交确认', 'Hand it in'),
  offerHow: text(
    '开启了复核：另一个人确认以后才生效。',
    'Review is on: it comes into force when another person confirms it.',
  ),
  confirm: text('确认生效', 'Confirm: put it in force'),
  back: text('退回', 'Send back'),
  reason: text('退回的原因', 'Why it goes back'),
  withdraw: text('撤回', 'Withdraw'),
  waits: text('等另一个人确认。', 'It waits for another person.'),
} as const

const styles = formStyles + deskStyles + draftStyles

export function renderDraftForce(input: DraftForceInput, frame: Frame): string {
  const { face, outlook, faults, failure } = input
  const { lang } = frame
  const say = speak(WORDS, lang)
  const base = `/plans/drafts/${face.id}`
  const children = (
    <>
      <DraftTop face={face} here={`${base}/force`} frame={frame} />
      {failure && <Note kind="refused">{failure[lang]}</Note>}
      {face.left > 0 && (
        <Note kind="refused">
          {say('notYet', { n: face.left })} <a href={`${base}?show=open`}>{say('look')}</a>
        </Note>
      )}
      {outlook === null ? (
        <section class="card">
          <p>{say('faults')}</p>
          <ul>
            {faults.slice(0, 20).map(({ cell, detail }, index) => (
              <li key={index}>
                {cell && <code>{cell}</code>} {detail[lang]}
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <WillAppear outlook={outlook} frame={frame} />
      )}
      {outlook !== null && <Decide input={input} frame={frame} />}
    </>
  )
  return pageOf({ title: `${say('title')} · ${face.head.values.plan.title}`, styles, children }, frame)
}

function WillAppear({ outlook, frame }: { outlook: Outlook; frame: Frame }) {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const { boards, due, figures, rules, remarks, beside } = outlook
  return (
    <>
      {beside && <Note kind="refused">{say('beside', { title: beside.title })}</Note>}
      {remarks.length > 0 && (
        <section>
          <h2>{say('remarks')}</h2>
          <ul class="card will">
            {remarks.map((remark) => (
              <li key={remark.en}>{remark[lang]}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{say('boards', { n: boards.length })}</h2>
        <ul class="card will many">
          {boards.map(({ id, title }) => (
            <li key={id}>{title[lang]}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('template')}</h2>
        <p class="card">{say('templateHow', { n: outlook.indicators, figures })}</p>
      </section>
      <section>
        <h2>{say('calendar')}</h2>
        {due.length === 0 ? (
          <Empty>{say('noDue')}</Empty>
        ) : (
          <Table
            label={say('calendar')}
            rows={due.slice(0, 8)}
            columns={[
              { head: say('day'), cell: ({ day }) => dayWords(day, lang) },
              { head: say('count'), class: 'number', cell: (row) => row.figures },
            ]}
          />
        )}
      </section>
      <section>
        <h2>{say('alerts', { n: rules.length })}</h2>
        {rules.length === 0 ? (
          <Empty>{say('noRules')}</Empty>
        ) : (
          <ul class="card will many">
            {rules.map((rule) => (
              <li key={rule.en}>{rule[lang]}</li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function Decide({ input: { face, review, may }, frame }: { input: DraftForceInput; frame: Frame }) {
  const say = speak(WORDS, frame.lang)
  const base = `/plans/drafts/${face.id}`
  if (face.state.state === 'open')
    return may.send ? (
      <Form class="card form confirm" action={`${base}/force`} hidden={{ seq: face.seq }}>
        {review && <p>{say('offerHow')}</p>}
        <Button main>{say(review ? 'offer' : 'force')}</Button>
      </Form>
    ) : null
  if (face.state.state !== 'offered') return null
  return (
    <div class="decide confirm">
      {may.confirm && (
        <>
          <Form class="card form" action={`${base}/confirm`} hidden={{ seq: face.seq }}>
            <Button main>{say('confirm')}</Button>
          </Form>
          <Form class="card form" action={`${base}/send-back`}>
            <Field label={say('reason')} name="reason" required maxLength={400} />
            <Button>{say('back')}</Button>
          </Form>
        </>
      )}
      {may.withdraw && (
        <Form class="card form" action={`${base}/withdraw`}>
          <p>{say('waits')}</p>
          <Button>{say('withdraw')}</Button>
        </Form>
      )}
    </div>
  )
}
