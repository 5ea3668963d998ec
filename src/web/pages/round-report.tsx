// `/rounds/<round>/report`: the bound report: its binding, its paragraphs with figures that nobody types over, and what is in force with its proofs.
import type { Day } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import { MOST_PARAGRAPH, reportCounts } from '../../rounds/acts.ts'
import { fieldsIn, wordsAndFigures } from '../../rounds/fields.ts'
import type { EditedParagraph, Round } from '../../rounds/round.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, TextArea } from '../kit/form.tsx'
import { lookAddress } from '../kit/looking-back.tsx'
import { Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { roundStyles } from '../styles/rounds.ts'
import { roundHref } from './rounds.tsx'

interface ShownParagraph {
  readonly key: string
  readonly words: string
  readonly fields: ReadonlyMap<string, string>
}

/** A figure that is another one by what is known now. */
export interface LaterRevision {
  readonly indicator: string
  readonly name: string
  readonly was: string
  readonly now: string
  readonly address: string
}

export interface RoundReportPage {
  readonly plan: Plan
  readonly round: Round
  readonly day: Day
  /** Empty before it is bound. */
  readonly paragraphs: readonly ShownParagraph[]
  readonly revisions: readonly LaterRevision[]
  /** Whether something may be done: not in the past, not in force. */
  readonly may: boolean
  readonly failure: string | null
  /** A paragraph that was not taken, as it was typed. */
  readonly refused: {
    readonly key: string
    readonly words: string
    readonly remark: string
    readonly why: string
  } | null
}

const WORDS = {
  title: text('合订报告', 'The bound report'),
  back: text('回到本轮', 'Back to the round'),
  counts: text(
    '应报 {all} 个单位：已认可 {accepted}，待认可 {sent}，退回 {returned}，在写 {begun}，未动笔 {asked}；逾期 {late}。',
    'Of {all} units: {accepted} accepted, {sent} to be judged, {returned} returned, {begun} begun, {asked} only asked; {late} late.',
  ),
  bind: text('合订', 'Bind'),
  bindAgain: text('换截止日重新合订', 'Bind to another day'),
  bindWords: text(
    '定下截至哪天。数字取那天已公布的，从此锁定；改过的段落留着，里面的数字跟着换。',
    'Say as of which day. Figures are those that were public then, and fixed; paragraphs that were edited stay, with their figures filled anew.',
  ),
  asOf: text('截至', 'As of'),
  bound: text('截至 {day}，按 {at} 已知的数据；{by} 合订。', 'As of {day}, as known at {at}; bound by {by}.'),
  download: text('看 Word 稿', 'Read the draft in Word'),
  force: text('印发', 'Put in force'),
  forceWords: text(
    '印发以后一个字节也不再变；以后数据修订，列在旁边，不改报告。',
    'Once in force not a byte of it changes; later revisions of figures are listed beside it and leave it alone.',
  ),
  inForce: text('{by} {at} 印发', 'Put in force by {by}, {at}'),
  hash: text('指纹（SHA-256）', 'Fingerprint (SHA-256)'),
  file: text('下载印发的报告', 'Download the report in force'),
  proofs: text('数字的出处', 'Where its figures come from'),
  proof: text('出处', 'Proof'),
  indicator: text('指标', 'Indicator'),
  value: text('报告中的数', 'In the report'),
  revisions: text('印发以后修订的数据', 'Figures revised since'),
  noRevisions: text('印发以后没有数据修订。', 'No figure has been revised since.'),
  was: text('报告中', 'In the report'),
  now: text('现在', 'Now'),
  paragraphs: text('段落', 'Paragraphs'),
  paragraphsWords: text(
    '下划线的是数字，随合订的截止日填入，不能改写。改字句时，把双花括号里的数字原样留着；要对数字说明的，写在“对数字的说明”里，会印在段后。',
    'What is underlined are figures, filled by the binding; nobody types them over. When you change words keep the fields in double braces as they are; what is to be said of a figure goes under its remark and is printed behind the paragraph.',
  ),
  edit: text('改这一段', 'Edit'),
  words: text('内容', 'Words'),
  remark: text('对数字的说明', 'Remark on its figures'),
  remarked: text('说明：{remark}', 'Remark: {remark}'),
  fields: text('数字：{fields}', 'Figures: {fields}'),
  field: text('{name} = {value}', '{name} = {value}'),
  save: text('存下', 'Save'),
  editedBy: text('{by} 改过', 'edited by {by}'),
  theirs: text('{by} 存下的', 'Saved by {by}'),
  names: text('；', '; '),
} as const
type Say = Speak<keyof typeof WORDS>

const styles = formStyles + deskStyles + roundStyles

export function renderRoundReport(input: RoundReportPage, frame: Frame): string {
  const { round, day, may, failure, paragraphs, plan } = input
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const base = `${roundHref(round.id)}/report`
  const { binding, inForce } = round
  const children = (
    <>
      <p>
        <a href={lookAddress(roundHref(round.id), look, {})}>{say('back')}</a>
      </p>
      <h1>{say('title')}</h1>
      <p class="lead">
        {round.title} · {plan.title}
      </p>
      <p>{say('counts', reportCounts(round, day))}</p>
      {failure !== null && <Note kind="refused">{failure}</Note>}
      {binding && (
        <p class="lead">
          {say('bound', {
            day: dayWords(binding.asOf, lang),
            at: momentWords(binding.knownAt),
            by: binding.by,
          })}
        </p>
      )}
      {inForce ? <InForce input={input} base={base} say={say} /> : null}
      {may && (
        <div class="two-ways">
          <Form action={`${base}/bind`} hidden={{ lang }}>
            <h2>{say(binding ? 'bindAgain' : 'bind')}</h2>
            <p class="from-before">{say('bindWords')}</p>
            <Field
              label={say('asOf')}
              name="as-of"
              type="date"
              value={binding?.asOf ?? day}
              max={day}
              required
            />
            <Button main={!binding}>{say('bind')}</Button>
          </Form>
          {binding && (
            <Form action={`${base}/force`} hidden={{ seq: round.seq }}>
              <h2>{say('force')}</h2>
              <p class="from-before">{say('forceWords')}</p>
              <p>
                <a class="button" href={`${base}/file`}>
                  {say('download')}
                </a>
              </p>
              <Button main>{say('force')}</Button>
            </Form>
          )}
        </div>
      )}
      {paragraphs.length > 0 && (
        <>
          <h2>{say('paragraphs')}</h2>
          {may && <p>{say('paragraphsWords')}</p>}
          <ol class="paragraphs">
            {paragraphs.map((paragraph) => (
              <li key={paragraph.key} class="card" id={paragraph.key}>
                <Paragraph paragraph={paragraph} input={input} base={base} say={say} />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
  return pageOf({ title: say('title'), dated: true, styles, children }, frame)
}

function InForce({
  input: { round, revisions },
  base,
  say,
}: {
  input: RoundReportPage
  base: string
  say: Say
}) {
  const { inForce } = round
  if (!inForce) return null
  return (
    <>
      <section class="once">
        <p>
          <b>{inForce.title}</b>
        </p>
        <p>{say('inForce', { by: inForce.by, at: momentWords(inForce.at) })}</p>
        <p class="hash">
          {say('hash')} {inForce.sha256}
        </p>
        <p class="actions">
          <a class="button main" href={`${base}/file`}>
            {say('file')}
          </a>
        </p>
      </section>
      <h2>{say('revisions')}</h2>
      <Table
        label={say('revisions')}
        rows={revisions}
        empty={say('noRevisions')}
        columns={[
          { head: say('indicator'), isHead: true, class: 'wrap', cell: ({ name }) => name },
          { head: say('was'), cell: ({ was }) => was },
          { head: say('now'), cell: ({ now }) => <b>{now}</b> },
          { head: say('proof'), cell: ({ address }) => <a href={address}>{say('proof')}</a> },
        ]}
      />
      <details>
        <summary>
          {say('proofs')} · {inForce.proofs.length}
        </summary>
        <Table
          label={say('proofs')}
          rows={inForce.proofs}
          columns={[
            { head: say('indicator'), isHead: true, class: 'wrap', cell: ({ name }) => name },
            { head: say('value'), cell: ({ value }) => value },
            {
              head: say('proof'),
              class: 'wrap',
              cell: ({ address }) => (
                <a class="hash" href={address}>
                  {address}
                </a>
              ),
            },
          ]}
        />
      </details>
    </>
  )
}

function Paragraph({
  paragraph: { key, words, fields },
  input: { round, may, refused },
  base,
  say,
}: {
  paragraph: ShownParagraph
  input: RoundReportPage
  base: string
  say: Say
}) {
  const own: EditedParagraph | undefined = round.paragraphs.get(key)
  const stands = own?.words ?? words
  const sent = refused?.key === key ? refused : null
  const names = [...new Set(fieldsIn(words))]
  return (
    <>
      <p class="reads" lang={round.binding?.lang === 'en' ? 'en' : 'zh-CN'}>
        {wordsAndFigures(stands, fields).map((piece, index) =>
          piece.field === null ? piece.words : <b key={index}>{piece.words}</b>,
        )}
      </p>
      {own && (
        <p class="remarked">
          {own.remark !== '' && `${say('remarked', { remark: own.remark })} · `}
          {say('editedBy', { by: own.by })}
        </p>
      )}
      {may && (
        <details open={sent !== null}>
          <summary>
            {say('edit')}
            <span class="sr"> {key}</span>
          </summary>
          <Form
            class="form"
            action={`${base}/paragraph`}
            hidden={{ key, version: String(own?.version ?? 0) }}
            failure={sent?.why ?? null}
          >
            {sent && own && sent.words !== own.words && (
              <div class="theirs">
                <b>{say('theirs', { by: own.by })}</b>
                <p>{own.words}</p>
              </div>
            )}
            <TextArea
              label={say('words')}
              name="words"
              rows={5}
              maxLength={MOST_PARAGRAPH}
              value={sent?.words ?? stands}
              required
            />
            {names.length > 0 && (
              <p class="fields">
                {say('fields', {
                  fields: names
                    .map((name) => say('field', { name, value: fields.get(name) ?? '—' }))
                    .join(say('names')),
                })}
              </p>
            )}
            <Field
              label={say('remark')}
              name="remark"
              value={sent?.remark ?? own?.remark ?? ''}
              maxLength={400}
              autocomplete="off"
            />
            <div>
              <Button small>{say('save')}</Button>
            </div>
          </Form>
        </details>
      )}
    </>
  )
}
