// `/rounds/<round>/<unit>`: one unit's report, task by task: what is known beside what is written; signed, sent, judged.
import { indicatorHref, slipHref, taskHref } from '../../boards/index.ts'
import { LONGEST_TEXT, type NarrativeWords, PART_WORDS } from '../../core/narrative.ts'
import type { Day } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { text } from '../../core/text.ts'
import type { FileNote, Round, RoundText, UnitReport } from '../../rounds/round.ts'
import type { TaskDispute, TaskFacts } from '../../rounds/task-facts.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, named, Select, TextArea } from '../kit/form.tsx'
import { lookAddress } from '../kit/looking-back.tsx'
import { Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { roundStyles } from '../styles/rounds.ts'
import { ReportStateWord, roundHref } from './rounds.tsx'

/** What stands of one task, and what may be done to it. */
export interface UnitTask {
  readonly facts: TaskFacts
  /** Of the unit and of those asked for their part, as far as the reader may read them; null: it waits for a release. */
  readonly texts: readonly (RoundText | { readonly of: string; readonly waits: true })[]
  readonly disputes: readonly TaskDispute[]
  /** Units whose words the reader may write here. */
  readonly writes: readonly string[]
}

/** A form that was not taken: what was typed, and what stands there meanwhile. */
export interface RefusedText {
  readonly task: number
  readonly of: string
  readonly words: NarrativeWords
  readonly why: string
  /** null: nothing stands there. */
  readonly theirs: RoundText | null
}

/** What the unit was asked for in the month. */
interface AskedThisMonth {
  readonly figures: number
  readonly narratives: number
  readonly slips: number
  readonly reports: number
  /** Tasks of this report that begin with words of before. */
  readonly spared: number
}

export interface RoundUnitInput {
  readonly plan: Plan
  readonly round: Round
  readonly report: UnitReport
  readonly tasks: readonly UnitTask[]
  readonly day: Day
  readonly asked: AskedThisMonth
  /** What the reader may do. */
  readonly may: { readonly write: boolean; readonly judge: boolean; readonly comment: boolean }
  /** People of the unit who could write it instead of the reader; empty: it is not the reader’s to hand on. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  readonly refused: RefusedText | null
  /** Why something else was not taken. */
  readonly failure: string | null
  /** Words of a task put together from what was written before, not saved yet. */
  readonly taken: { readonly task: number; readonly of: string; readonly words: NarrativeWords } | null
}

const WORDS = {
  title: text('{unit}：{title}', '{unit}: {title}'),
  lead: text('期限 {due}', 'Due {due}'),
  back: text('本轮全部单位', 'All units of this round'),
  task: text('任务 {n}', 'Task {n}'),
  figures: text('数据', 'Figures'),
  figureMore: text(
    '目标 {target} · 完成率 {completion} · {gap} · {period}',
    'target {target} · {completion} done · {gap} · {period}',
  ),
  unmeasured: text('没有可计量的指标', 'Nothing in it is measured'),
  before: text('以前写过的（{n}）', 'Written before ({n})'),
  use: text('接到下面', 'Add to the text'),
  steps: text('已完成的节点', 'Steps done'),
  step: text('{words} {day}', '{words} {day}'),
  files: text('佐证：{files}', 'evidence: {files}'),
  noFiles: text('没有佐证', 'no evidence'),
  slips: text('在办的督查单', 'Open slips'),
  save: text('存下', 'Save'),
  saveOf: text('存下第 {n} 项', 'Save task {n}'),
  offered: text(
    '下面取自“{source}”，改好后存下才算写过。',
    'Taken from “{source}”; it counts once it is saved.',
  ),
  takeAll: text('把以前写过的全部采用（{n} 项）', 'Take over all that was written before ({n})'),
  theirs: text('{by} {at} 存下的', 'Saved by {by}, {at}'),
  savedBy: text('{by} {at} 存下', 'Saved by {by}, {at}'),
  savedFile: text('{by} {at} 从交回的文件读入', 'Read from the document of {by}, {at}'),
  partOf: text('{unit}补充', 'Added by {unit}'),
  partForm: text('{unit}的补充', 'What {unit} adds'),
  waits: text(
    '{unit}写的引用了待发布的数据，发布以后可看。',
    'What {unit} wrote quotes figures that wait for their release.',
  ),
  nothing: text('还没有写', 'Nothing written yet'),
  askPart: text('请责任单位补充', 'Ask a responsible unit'),
  partAsked: text('已请 {units} 补充', '{units} asked'),
  ask: text('请补充', 'Ask'),
  choose: text('请选择', 'Choose'),
  dispute: text(
    '“{phrase}”与数据不符：{name}为{status}',
    '“{phrase}” against the figures: {name} is {status}',
  ),
  asked: text('本月已要你单位：', 'Asked of your unit this month: '),
  askedOf: text(
    '数据 {figures} 项、任务进展 {narratives} 项、督查单答复 {slips} 件、书面报告 {reports} 份',
    '{figures} figures, {narratives} narratives, {slips} replies to slips, {reports} reports',
  ),
  spared: text(
    '；本报告有 {n} 项可用以前写过的，不必重写。',
    '; {n} tasks of this report begin with what you wrote before.',
  ),
  paper: text('用 Word 写', 'In Word'),
  paperWords: text(
    '下载后只在标记的格子里写，存成 Word 文件交回；几个人可以先后写。数字不要改，要说明的写在问题里。',
    'Write in the marked places only, keep it as .docx and send it back; several people may, one after another. Leave the figures; say what you have to say of them under problems.',
  ),
  download: text('下载 Word', 'Download Word'),
  upload: text('交回 Word', 'Send the Word file back'),
  file: text('写好的文件', 'The file'),
  sign: text('签名报送', 'Sign and send'),
  signer: text('负责人姓名', 'Name of who signs'),
  on: text('日期', 'Day'),
  send: text('报送', 'Send'),
  handOn: text('转交本单位同事', 'Hand on to a colleague'),
  colleague: text('同事', 'Colleague'),
  hand: text('转交', 'Hand on'),
  open: text('还有 {n} 项没有写进展', '{n} tasks say nothing yet'),
  sent: text('{name}签名，{day}报送', 'Signed by {name}, sent {day}'),
  judge: text('认可或退回', 'Accept or return'),
  words: text('意见', 'Words'),
  newDay: text('新的期限', 'New day'),
  accept: text('认可', 'Accept'),
  return: text('退回', 'Return'),
  accepted: text('{by} {at} 认可。{words}', 'Accepted by {by}, {at}. {words}'),
  returned: text('{by} {at} 退回，限{due}：{words}', 'Returned by {by}, {at}, due {due}: {words}'),
  comments: text('批示', 'Comments'),
  comment: text('批示', 'Comment'),
  said: text('{by} {at}：{words}', '{by}, {at}: {words}'),
  notes: text(
    '“{name}”里有下面这些，请看一看（{by} {at} 交回）：',
    'Please look at these in “{name}” (sent back by {by}, {at}):',
  ),
  outside: text('标记以外改动或新写的：{words}', 'Written or changed outside the marked places: {words}'),
  gone: text('标记以外被删的：{words}', 'Gone outside the marked places: {words}'),
  noteComment: text('批注：{words}', 'A comment: {words}'),
  noteFigure: text(
    '第 {task} 项的数字被改成“{words}”，没有采用；数据请按报送渠道更正。',
    'A figure of task {task} was typed over with “{words}”. It was not taken: figures are corrected by whoever reports them.',
  ),
  noteLate: text(
    '第 {task} 项在文件发出以后别人改过，没有覆盖；文件里写的是：{words}',
    'Task {task} was changed by somebody after the document was given out and was left alone; the document says: {words}',
  ),
  noteMark: text(
    '第 {task} 项“{part}”的标记没有了，原来的内容没有动。',
    'The place “{part}” of task {task} is gone; what stood there was left alone.',
  ),
  keeper: text('由 {name} 办理', 'With {name}'),
  names: text('、', ', '),
} as const
type Say = Speak<keyof typeof WORDS>

const styles = formStyles + deskStyles + roundStyles

export function renderRoundUnit(input: RoundUnitInput, frame: Frame): string {
  const { plan, round, report, tasks, day, may, failure } = input
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const unit = unitName(plan, report.unit)
  const base = roundHref(round.id, report.unit)
  const last = report.sent.at(-1)
  const title = say('title', { unit, title: round.title })
  const children = (
    <>
      <p>
        <a href={lookAddress(roundHref(round.id), look, {})}>{say('back')}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">
        <ReportStateWord report={report} day={day} lang={lang} /> ·{' '}
        {say('lead', { due: dayWords(report.due, lang) })}
        {last && ` · ${say('sent', { name: last.name, day: dayWords(last.on, lang) })}`}
        {report.keeper && ` · ${say('keeper', { name: report.keeper.name })}`}
      </p>
      {failure !== null && <Note kind="refused">{failure}</Note>}
      <Judgements input={input} say={say} lang={lang} />
      {report.files.map((file) => (
        <FileNotes key={file.file} file={file} say={say} lang={lang} />
      ))}
      {may.write && <AskedLine input={input} say={say} />}
      {may.write && <TwoWays input={input} base={base} say={say} frame={frame} />}
      {may.judge && <JudgeForm base={base} report={report} say={say} frame={frame} />}
      <ol class="report-tasks">
        {tasks.map((task) => (
          <li key={task.facts.task} class="card" id={`task-${task.facts.task}`}>
            <TaskPart task={task} input={input} base={base} frame={frame} say={say} />
          </li>
        ))}
      </ol>
      {may.comment && (
        <>
          <h2>{say('comments')}</h2>
          <Form action={`${base}/comment`}>
            <TextArea label={say('comment')} name="words" rows={3} required maxLength={LONGEST_TEXT} />
            <Button>{say('comment')}</Button>
          </Form>
        </>
      )}
    </>
  )
  return pageOf({ title, dated: true, styles, children }, frame)
}

const unitName = (plan: Plan, id: string): string => plan.units.find((unit) => unit.id === id)?.name ?? id

interface PartInput {
  readonly input: RoundUnitInput
  readonly say: Say
  readonly lang: Frame['lang']
}

/** What was decided, and what leaders said, in its order. */
function Judgements({ input: { report }, say, lang }: PartInput) {
  const all = [
    ...report.judged.map((one) => ({
      at: one.at,
      words: say(one.accepted ? 'accepted' : 'returned', {
        by: one.by,
        at: momentWords(one.at),
        due: one.due === null ? '' : dayWords(one.due, lang),
        words: one.words,
      }),
    })),
    ...report.comments.map((one) => ({
      at: one.at,
      words: `${say('comments')} · ${say('said', { by: one.by, at: momentWords(one.at), words: one.words })}`,
    })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  if (all.length === 0) return null
  return (
    <ul class="judged">
      {all.map(({ at, words }) => (
        <li key={at} class="card">
          {words}
        </li>
      ))}
    </ul>
  )
}

function FileNotes({
  file,
  say,
  lang,
}: {
  file: UnitReport['files'][number]
  say: Say
  lang: Frame['lang']
}) {
  if (file.notes.length === 0) return null
  return (
    <section class="file-notes">
      <b>{say('notes', { name: file.name, by: file.by, at: momentWords(file.at) })}</b>
      <ul>
        {file.notes.map((note, index) => (
          <li key={index}>{noteWords(note, say, lang)}</li>
        ))}
      </ul>
    </section>
  )
}

function noteWords(note: FileNote, say: Say, lang: Frame['lang']): string {
  switch (note.kind) {
    case 'outside':
    case 'gone':
      return say(note.kind, { words: note.words })
    case 'comment':
      return say('noteComment', { words: note.words })
    case 'late':
      return say('noteLate', { task: note.task, words: note.words })
    case 'figure':
      return say('noteFigure', { task: note.task, words: note.words })
    case 'mark':
      return say('noteMark', { task: note.task, part: PART_WORDS[note.part][lang] })
  }
}

function AskedLine({ input: { asked }, say }: Pick<PartInput, 'input' | 'say'>) {
  const { figures, narratives, slips, reports, spared } = asked
  return (
    <p class="asks-of">
      <b>{say('asked')}</b>
      {say('askedOf', { figures, narratives, slips, reports })}
      {spared > 0 && say('spared', { n: spared })}
    </p>
  )
}

const isWritten = ({ report }: RoundUnitInput, task: number): boolean =>
  (report.texts.get(`${task}/${report.unit}`)?.words.progress ?? '') !== ''

function TwoWays({
  input,
  base,
  say,
  frame,
}: {
  input: RoundUnitInput
  base: string
  say: Say
  frame: Frame
}) {
  const { report, tasks, day, colleagues } = input
  const open = report.tasks.filter((task) => !isWritten(input, task)).length
  const offered = tasks.filter(({ facts }) => !isWritten(input, facts.task) && facts.before[0]).length
  return (
    <div class="two-ways">
      <Form action={`${base}/send`}>
        <h2>{say('sign')}</h2>
        {open > 0 && <p class="from-before">{say('open', { n: open })}</p>}
        <Field label={say('signer')} name="name" required maxLength={40} autocomplete="name" />
        <Field label={say('on')} name="day" type="date" value={day} required />
        <Button main={open === 0}>{say('send')}</Button>
      </Form>
      <div class="card form">
        <h2>{say('paper')}</h2>
        <p class="from-before">{say('paperWords')}</p>
        <a class="button" href={`${base}/file${frame.lang === 'en' ? '?lang=en' : ''}`}>
          {say('download')}
        </a>
        <Form class="form" action={`${base}/file`} files>
          <Field label={say('file')} name="file" type="file" accept=".docx" required />
          <Button>{say('upload')}</Button>
        </Form>
        {offered > 0 && (
          <Form class="" action={`${base}/take-all`}>
            <Button>{say('takeAll', { n: offered })}</Button>
          </Form>
        )}
        {colleagues.length > 0 && (
          <Form class="form" action={`${base}/hand-on`}>
            <h2>{say('handOn')}</h2>
            <Select
              label={say('colleague')}
              name="person"
              required
              any={say('choose')}
              options={named(colleagues)}
            />
            <Field label={say('words')} name="words" maxLength={400} />
            <Button>{say('hand')}</Button>
          </Form>
        )}
      </div>
    </div>
  )
}

function JudgeForm({
  base,
  report,
  say,
  frame,
}: {
  base: string
  report: UnitReport
  say: Say
  frame: Frame
}) {
  return (
    <div class="two-ways">
      {report.state === 'sent' && (
        <Form action={`${base}/accept`}>
          <h2>{say('accept')}</h2>
          <TextArea label={say('words')} name="words" rows={2} maxLength={LONGEST_TEXT} />
          <Button main>{say('accept')}</Button>
        </Form>
      )}
      <Form action={`${base}/return`}>
        <h2>{say('return')}</h2>
        <TextArea label={say('words')} name="words" rows={2} required maxLength={LONGEST_TEXT} />
        <Field label={say('newDay')} name="due" type="date" min={frame.today} required />
        <Button>{say('return')}</Button>
      </Form>
    </div>
  )
}

interface TaskPartInput {
  readonly task: UnitTask
  readonly input: RoundUnitInput
  readonly base: string
  readonly frame: Frame
  readonly say: Say
}

function TaskPart(part: TaskPartInput) {
  const { task, input, frame, say } = part
  const { facts, texts, disputes, writes } = task
  const { report, plan } = input
  const { look, lang } = frame
  const shown = texts.filter(({ of }) => !writes.includes(of))
  return (
    <>
      <h2>
        <a href={taskHref(facts.task, { ...look, plan: plan.id })}>{say('task', { n: facts.task })}</a>
      </h2>
      <p class="said-of" lang="zh-CN">
        {facts.words}
      </p>
      <div class="beside">
        <Known {...part} />
        <div class="written">
          {disputes.map(({ phrase, name, status, indicator }) => (
            <p key={`${indicator} ${phrase}`} class="dispute" role="note">
              {say('dispute', { phrase, name, status })}
            </p>
          ))}
          {writes.map((of) => (
            <WriteText key={of} {...part} of={of} />
          ))}
          {shown.map((one) =>
            'waits' in one ? (
              <p key={one.of} class="by">
                {say('waits', { unit: unitName(plan, one.of) })}
              </p>
            ) : (
              <Written key={one.of} text={one} report={report} plan={plan} say={say} lang={lang} />
            ),
          )}
          {texts.length === 0 && writes.length === 0 && <p class="by">{say('nothing')}</p>}
          {writes.includes(report.unit) && <AskPart {...part} />}
        </div>
      </div>
    </>
  )
}

function Written(input: { text: RoundText; report: UnitReport; plan: Plan; say: Say; lang: Frame['lang'] }) {
  const { text: one, report, plan, say, lang } = input
  return (
    <section class="part">
      {one.of !== report.unit && <h3>{say('partOf', { unit: unitName(plan, one.of) })}</h3>}
      {(['progress', 'problems', 'next'] as const).map(
        (key) =>
          one.words[key] !== '' && (
            <div key={key}>
              <h3>{PART_WORDS[key][lang]}</h3>
              <p>{one.words[key]}</p>
            </div>
          ),
      )}
      <p class="by">
        {say(one.way === 'file' ? 'savedFile' : 'savedBy', { by: one.by, at: momentWords(one.at) })}
      </p>
    </section>
  )
}

function Known({ task: { facts, writes }, input, base, frame, say }: TaskPartInput) {
  const { look, lang } = frame
  const { plan, report } = input
  const here = { ...look, plan: plan.id }
  return (
    <div class="known">
      <div>
        <h3>{say('figures')}</h3>
        <ul>
          {facts.figures.map((figure) => (
            <li key={figure.indicator} class={`figure light-${figure.light}`}>
              <span>
                <a href={indicatorHref(figure.indicator, here)}>{figure.name}</a> <b>{figure.value}</b>
              </span>
              <span class="state">{figure.status}</span>
              <small>
                {say('figureMore', {
                  target: figure.target,
                  completion: figure.completion,
                  gap: figure.gap,
                  period: figure.period,
                })}
              </small>
            </li>
          ))}
        </ul>
        {facts.figures.length === 0 && <p>{say('unmeasured')}</p>}
      </div>
      {facts.steps.length > 0 && (
        <div>
          <h3>{say('steps')}</h3>
          <ul>
            {facts.steps.map(({ words, due, evidence }) => (
              <li key={words}>
                {say('step', { words, day: due })} ·{' '}
                {evidence.length === 0
                  ? say('noFiles')
                  : say('files', { files: evidence.join(say('names')) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {facts.slips.length > 0 && (
        <div>
          <h3>{say('slips')}</h3>
          <ul>
            {facts.slips.map(({ id, words }) => (
              <li key={id}>
                <a href={slipHref(id, look)}>{words}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {facts.before.length > 0 && (
        <details>
          <summary>{say('before', { n: facts.before.length })}</summary>
          {facts.before.map(({ id, source, words }) => (
            <div key={id} class="was">
              <b>{source}</b>
              {(['progress', 'problems', 'next'] as const).map(
                (key) => words[key] !== '' && <p key={key}>{`${PART_WORDS[key][lang]}：${words[key]}`}</p>,
              )}
              {writes.includes(report.unit) && (
                <p>
                  <button
                    class="button small"
                    type="submit"
                    form={`write-${facts.task}`}
                    name="take"
                    value={id}
                    formaction={`${base}/take`}
                    formnovalidate
                  >
                    {say('use')}
                    <span class="sr"> {source}</span>
                  </button>
                </p>
              )}
            </div>
          ))}
        </details>
      )}
    </div>
  )
}

function WriteText({ task: { facts }, input, base, frame, say, of }: TaskPartInput & { of: string }) {
  const { lang } = frame
  const { report, refused, taken, plan } = input
  const own = of === report.unit
  const stands = report.texts.get(`${facts.task}/${of}`)
  const sent = refused?.task === facts.task && refused.of === of ? refused : null
  const joined = taken?.task === facts.task && taken.of === of ? taken.words : null
  const [before] = facts.before
  const offered = own && !stands && !sent && !joined ? before : undefined
  const words = sent?.words ?? joined ?? stands?.words ?? offered?.words
  const area = (key: keyof NarrativeWords) => (
    <TextArea
      label={PART_WORDS[key][lang]}
      name={key}
      maxLength={LONGEST_TEXT}
      rows={key === 'progress' ? 4 : 2}
      value={words?.[key] ?? ''}
    />
  )
  return (
    <Form
      {...(own && { id: `write-${facts.task}` })}
      class="form"
      action={`${base}/texts`}
      hidden={{ task: facts.task, of, version: String(sent?.theirs?.version ?? stands?.version ?? 0) }}
      failure={sent?.why ?? null}
      label={say('saveOf', { n: facts.task })}
    >
      {!own && <h3>{say('partForm', { unit: unitName(plan, of) })}</h3>}
      {sent?.theirs && (
        <div class="theirs">
          <b>{say('theirs', { by: sent.theirs.by, at: momentWords(sent.theirs.at) })}</b>
          {(['progress', 'problems', 'next'] as const).map(
            (key) =>
              sent.theirs?.words[key] !== '' && (
                <p key={key}>{`${PART_WORDS[key][lang]}：${sent.theirs?.words[key]}`}</p>
              ),
          )}
        </div>
      )}
      {offered && <p class="from-before">{say('offered', { source: offered.source })}</p>}
      {area('progress')}
      {area('problems')}
      {area('next')}
      {stands && (
        <p class="from-before">
          {say(stands.way === 'file' ? 'savedFile' : 'savedBy', {
            by: stands.by,
            at: momentWords(stands.at),
          })}
        </p>
      )}
      <div>
        <Button main={!stands} label={say('saveOf', { n: facts.task })}>
          {say('save')}
        </Button>
      </div>
    </Form>
  )
}

function AskPart({ task: { facts }, input: { report, plan }, base, say }: TaskPartInput) {
  const asked = report.parts.filter(({ task }) => task === facts.task).map(({ of }) => of)
  const others = facts.responsible.filter(({ id }) => !asked.includes(id))
  return (
    <>
      {asked.length > 0 && (
        <p class="by">
          {say('partAsked', { units: asked.map((id) => unitName(plan, id)).join(say('names')) })}
        </p>
      )}
      {others.length > 0 && (
        <details class="write">
          <summary>{say('askPart')}</summary>
          <Form class="form" action={`${base}/ask`} hidden={{ task: facts.task }}>
            <Select label={say('askPart')} name="of" any={say('choose')} options={named(others)} required />
            <Field label={say('words')} name="words" maxLength={400} />
            <Button small>{say('ask')}</Button>
          </Form>
        </details>
      )}
    </>
  )
}
