// The reading room: a draft of a plan, what is still to be answered first, task by task; its names; its basic facts.
import { renderToString } from 'preact-render-to-string'
import type { Fault } from '../../core/problem.ts'
import { type Language, text } from '../../core/text.ts'
import type { NamedOften, NameSort } from '../../drafting/names.ts'
import type { DraftHead } from '../../drafting/plan-draft.ts'
import type { PlanDraftState } from '../../drafting/plan-drafts.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, ButtonForm, Field, Form, Select, TextArea } from '../kit/form.tsx'
import { Empty, Neighbours, Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'
import { draftStyles } from '../styles/drafts.ts'
import { formStyles } from '../styles/form.ts'
import { TaskCard, type TaskCardInput } from './draft-task.tsx'

/** What every page of a draft says of it. */
export interface DraftFace {
  readonly id: string
  readonly seq: number
  readonly head: DraftHead
  readonly state: PlanDraftState
  readonly tasks: number
  /** What is to be answered or put right, in all. */
  readonly left: number
  /** May be changed by this reader. */
  readonly open: boolean
}

export interface PlanDraftInput {
  readonly face: DraftFace
  readonly show: 'open' | 'all'
  /** Those of this page. */
  readonly cards: readonly TaskCardInput[]
  readonly page: number
  readonly pages: number
}

const WORDS = {
  left: text('处待确认', 'to answer'),
  none: text('处待确认，可以生效了', 'to answer: it can come into force'),
  places: text('草稿', 'The draft'),
  room: text('逐项核对', 'Task by task'),
  names: text('单位和领导', 'Units and leaders'),
  facts: text('基本信息', 'Basic facts'),
  force: text('生效', 'Put in force'),
  showOpen: text('先看待确认的', 'Those to answer'),
  showAll: text('全部 {n} 项', 'All {n}'),
  noOpen: text(
    '没有待确认的了。可以到“生效”看会出现什么，或在“全部”里再看一遍。',
    'Nothing is left to answer. See what will appear under “Put in force”, or look through all of it once more.',
  ),
  noTasks: text('还没有任务。', 'There are no tasks yet.'),
  add: text('加一项任务', 'Add a task'),
  addWords: text('任务文字', 'Its text'),
  page: text('第 {n} / {of} 页', 'Page {n} of {of}'),
  next: text('下一页', 'Next'),
  previous: text('上一页', 'Previous'),
  keys: text(
    '快捷键：j、k 上下移动；1 至 9 选答案；a 核对无误；e 改目标；x 定为不是目标；t 改任务',
    'Keys: j and k move; 1 to 9 answer; a it is right; e change the target; x it is no target; t change the task',
  ),
  offered: text(
    '{who} {at} 送交确认，正等第二个人。',
    'Handed in by {who}, {at}: it waits for a second person.',
  ),
  inForce: text('{who} {at} 使它生效。', 'Put in force by {who}, {at}.'),
  sentBack: text('{who} 退回：{reason}', 'Sent back by {who}: {reason}'),
  plan: text('看年度目标', 'See the plan'),
  units: text('单位', 'Units'),
  leaders: text('分管领导', 'Leaders'),
  name: text('名称', 'Name'),
  count: text('任务', 'Tasks'),
  likely: text('像是同一个', 'Likely the same'),
  into: text('并入', 'Join to'),
  another: text('选另一个名称…', 'Another name…'),
  noNames: text('草稿里没有写。', 'The draft names none.'),
  title: text('名称', 'Title'),
  region: text('地区代码', 'Region'),
  regionName: text('地区名称', 'Name of the region'),
  year: text('年度', 'Year'),
  document: text('文号', 'Document'),
  issued: text('印发日期', 'Issued'),
  slipPrefix: text('督查单的机关代字', 'What numbers of slips begin with'),
  planId: text('编号', 'Id'),
  save: text('存下', 'Save'),
  original: text('原来的文件', 'The file it was read from'),
  docx: text('下载任务分解表（Word）', 'Download the table of tasks (Word)'),
  yaml: text('下载年度目标文件', 'Download as a plan file (YAML)'),
  upload: text('用年度目标文件替换全部内容', 'Put a plan file in the place of everything'),
  uploadWords: text('年度目标文件', 'Plan file (YAML)'),
  replace: text('替换', 'Replace'),
  drop: text('丢弃草稿', 'Drop the draft'),
  goneBefore: text(
    '{year} 年有、这份通知里没有的 {n} 个指标',
    '{n} indicators of {year} that are not in this notice',
  ),
  regionAsked: text('还没有写是哪个地区。', 'Nobody has said which region it is of.'),
} as const
type Say = Speak<keyof typeof WORDS>

const styles = formStyles + deskStyles + draftStyles

/** Title, count and places; on every page of a draft. */
export function DraftTop({ face, here, frame }: { face: DraftFace; here: string; frame: Frame }) {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const base = `/plans/drafts/${face.id}`
  const { state, left } = face
  const who = { who: state.by.name, at: momentWords(state.at), reason: state.reason ?? '' }
  return (
    <>
      <h1 lang="zh-CN">{face.head.values.plan.title}</h1>
      {state.state === 'offered' && <Note kind="done">{say('offered', who)}</Note>}
      {state.state === 'in-force' && (
        <Note kind="done">
          {say('inForce', who)} <a href={`/plans/${encodeURIComponent(state.plan ?? '')}`}>{say('plan')}</a>
        </Note>
      )}
      {state.state === 'open' && state.reason !== null && <Note kind="refused">{say('sentBack', who)}</Note>}
      <div class="room">
        <p class={left === 0 ? 'count none' : 'count'} data-count role="status">
          <b>{left}</b> <span>{say(left === 0 ? 'none' : 'left')}</span>
        </p>
      </div>
      <Neighbours
        label={say('places')}
        places={[
          [base, say('room')],
          [`${base}/names`, say('names')],
          [`${base}/facts`, say('facts')],
          [`${base}/force`, say('force')],
        ]}
        here={here}
        plan={null}
      />
    </>
  )
}

export function renderPlanDraft({ face, show, cards, page, pages }: PlanDraftInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const base = `/plans/drafts/${face.id}`
  const at = (number: number): string => `${base}?show=${show}&page=${number}`
  const children = (
    <>
      <DraftTop face={face} here={base} frame={frame} />
      <p class="filter">
        <a href={`${base}?show=open`} aria-current={show === 'open' ? 'page' : undefined}>
          {say('showOpen')}
        </a>
        <a href={`${base}?show=all`} aria-current={show === 'all' ? 'page' : undefined}>
          {say('showAll', { n: face.tasks })}
        </a>
      </p>
      {cards.length > 0 && face.open && <p class="shortcuts">{say('keys')}</p>}
      <div id="reading" data-draft={face.id} data-seq={face.seq} data-back={`?show=${show}&page=${page}`}>
        {cards.map((card) => (
          <TaskCard key={card.view.task.key} {...card} />
        ))}
      </div>
      {cards.length === 0 && <Empty>{say(face.tasks === 0 ? 'noTasks' : 'noOpen')}</Empty>}
      {pages > 1 && (
        <nav class="pager" aria-label={say('page', { n: page, of: pages })}>
          {page > 1 && <a href={at(page - 1)}>{say('previous')}</a>}
          <span>{say('page', { n: page, of: pages })}</span>
          {page < pages && <a href={at(page + 1)}>{say('next')}</a>}
        </nav>
      )}
      {face.open && (
        <Form class="card form" action={`${base}/tasks?show=all&page=9999`}>
          <TextArea label={say('addWords')} name="text" rows={2} required maxLength={20_000} />
          <Button small>{say('add')}</Button>
        </Form>
      )}
    </>
  )
  const scripts = frame.assets.reading ? [frame.assets.reading] : []
  return pageOf({ title: face.head.values.plan.title, styles, scripts, children, kept: { show } }, frame)
}

/** A card alone, as the script puts it in the place of the one that stands there. */
export const renderTaskCard = (card: TaskCardInput): string => renderToString(<TaskCard {...card} />)

interface DraftNamesInput {
  readonly face: DraftFace
  readonly units: readonly NamedOften[]
  readonly leaders: readonly NamedOften[]
}

export function renderDraftNames({ face, units, leaders }: DraftNamesInput, frame: Frame): string {
  const say = speak(WORDS, frame.lang)
  const base = `/plans/drafts/${face.id}`
  const children = (
    <>
      <DraftTop face={face} here={`${base}/names`} frame={frame} />
      <Names sort="unit" title={say('units')} named={units} face={face} say={say} />
      <Names sort="leader" title={say('leaders')} named={leaders} face={face} say={say} />
    </>
  )
  return pageOf({ title: `${say('names')} · ${face.head.values.plan.title}`, styles, children }, frame)
}

interface NamesInput {
  readonly sort: NameSort
  readonly title: string
  readonly named: readonly NamedOften[]
  readonly face: DraftFace
  readonly say: Say
}

function Names({ sort, title, named, face, say }: NamesInput) {
  const action = `/plans/drafts/${face.id}/names`
  return (
    <section>
      <h2>{title}</h2>
      <Table
        label={title}
        rows={named}
        empty={say('noNames')}
        columns={[
          { head: say('name'), isHead: true, cell: ({ name }) => <span lang="zh-CN">{name}</span> },
          { head: say('count'), class: 'number', cell: ({ tasks }) => tasks },
          {
            head: say('likely'),
            class: 'wrap',
            cell: ({ name, likely }) =>
              likely === null ? null : face.open ? (
                <ButtonForm
                  action={action}
                  hidden={{ sort, from: name, into: likely }}
                  word={`${say('into')} ${likely}`}
                  more={name}
                  small
                />
              ) : (
                likely
              ),
          },
          face.open && {
            head: say('into'),
            cell: ({ name }) => (
              <Form class="form because" action={action} hidden={{ sort, from: name }}>
                <Select
                  label={<span class="sr">{`${say('into')} ${name}`}</span>}
                  name="into"
                  options={named.flatMap((one) => (one.name === name ? [] : [[one.name, one.name]]))}
                  any={say('another')}
                  required
                />
                <Button small label={`${say('into')} ${name}`}>
                  {say('into')}
                </Button>
              </Form>
            ),
          },
        ]}
      />
    </section>
  )
}

interface DraftFactsInput {
  readonly face: DraftFace
  readonly version: number
  /** What of the plan as a whole makes no sense yet. */
  readonly faults: readonly Fault[]
}

export function renderDraftFacts({ face, version, faults }: DraftFactsInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const base = `/plans/drafts/${face.id}`
  const { plan } = face.head.values
  const children = (
    <>
      <DraftTop face={face} here={`${base}/facts`} frame={frame} />
      {face.head.regionAsked && <Note kind="refused">{say('regionAsked')}</Note>}
      {faults.map(({ detail, fix }, index) => (
        <Note key={index} kind="refused">
          {detail[lang]} {fix[lang]}
        </Note>
      ))}
      <Form class="card form wide" action={`${base}/facts`} hidden={{ version }}>
        <Field label={say('title')} name="title" value={plan.title} required maxLength={500} class="long" />
        <Field
          label={say('region')}
          name="region"
          value={face.head.regionAsked ? '' : plan.region}
          required
          maxLength={20}
          placeholder="350502"
        />
        <Field label={say('regionName')} name="regionName" value={plan.regionName ?? ''} maxLength={200} />
        <Field
          label={say('year')}
          name="year"
          value={plan.year}
          required
          pattern="\d{4}"
          inputmode="numeric"
        />
        <Field label={say('document')} name="document" value={plan.document ?? ''} maxLength={200} />
        <Field label={say('issued')} name="issued" type="date" value={plan.issued ?? ''} />
        <Field label={say('slipPrefix')} name="slipPrefix" value={plan.slipPrefix ?? ''} maxLength={20} />
        <Field label={say('planId')} name="id" value={plan.id} required maxLength={64} spellcheck={false} />
        {face.open && <Button main>{say('save')}</Button>}
      </Form>
      <GoneBefore head={face.head} lang={lang} say={say} />
      <p class="actions">
        {face.head.notice && (
          <a class="button" href={`${base}/notice`}>
            {say('original')}：{face.head.notice.name}
          </a>
        )}
        <a class="button" href={`${base}/plan.yaml`}>
          {say('yaml')}
        </a>
        <a class="button" href={`${base}/tasks.docx`}>
          {say('docx')}
        </a>
      </p>
      {face.open && (
        <>
          <h2>{say('upload')}</h2>
          <Form class="card form" action={`${base}/plan.yaml`} files>
            <Field label={say('uploadWords')} name="file" type="file" accept=".yaml,.yml" required />
            <Button small>{say('replace')}</Button>
          </Form>
          <p class="actions">
            <Form class="inline" action={`${base}/drop`}>
              <Button danger small>
                {say('drop')}
              </Button>
            </Form>
          </p>
        </>
      )}
    </>
  )
  return pageOf({ title: `${say('facts')} · ${plan.title}`, styles, children }, frame)
}

/** What the plan of the year before had and the notice does not: somebody may have forgotten it. */
function GoneBefore({ head: { lastYear }, lang, say }: { head: DraftHead; lang: Language; say: Say }) {
  if (!lastYear || lastYear.gone.length === 0) return null
  const { year, gone } = lastYear
  return (
    <details class="card">
      <summary>{say('goneBefore', { year, n: gone.length })}</summary>
      <ul>
        {gone.map((one) => (
          <li key={one.zh}>{one[lang]}</li>
        ))}
      </ul>
    </details>
  )
}
