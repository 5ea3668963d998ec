// The reading room: a draft of a plan, what is still to be answered first, task by task; its names; its basic facts.
import { renderToString } from 'preact-render-to-string'
import type { Fault } from '../../core/problem.ts'
import { type Language, text } from '../../core/text.ts'
import { LIST_FIELDS, type ListName, PLAN_FIELDS } from '../../drafting/form-fields.ts'
import type { NamedOften, NameSort } from '../../drafting/names.ts'
import { type DraftHead, namesOf } from '../../drafting/plan-draft.ts'
import type { Frame } from '../frame.ts'
import { Button, ButtonForm, Field, Form, Select, TextArea } from '../kit/form.tsx'
import { Empty, Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { Pager } from '../kit/pager.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'
import { draftStyles } from '../styles/drafts.ts'
import { formStyles } from '../styles/form.ts'
import { DraftFields } from './draft-fields.tsx'
import { DraftList } from './draft-lists.tsx'
import { TaskCard, type TaskCardInput } from './draft-task.tsx'
import { type DraftFace, DraftTop } from './draft-top.tsx'

export interface PlanDraftInput {
  readonly face: DraftFace
  readonly show: 'open' | 'all'
  /** Those of this page. */
  readonly cards: readonly TaskCardInput[]
  readonly page: number
  readonly pages: number
  /** Tasks on all pages. */
  readonly total: number
}

const WORDS = {
  names: text('单位和领导', 'Units and leaders'),
  facts: text('基本信息', 'Basic facts'),
  showOpen: text('先看待确认的', 'Those to answer'),
  showAll: text('全部 {n} 项', 'All {n}'),
  noOpen: text(
    '没有待确认的了。可以到“生效”看会出现什么，或在“全部”里再看一遍。',
    'Nothing is left to answer. See what will appear under “Put in force”, or look through all of it once more.',
  ),
  noTasks: text('还没有任务。', 'There are no tasks yet.'),
  add: text('加一项任务', 'Add a task'),
  addWords: text('任务文字', 'Its text'),
  counted: text('{n} 项', '{n} tasks'),
  keys: text(
    '快捷键：j、k 上下移动；1 至 9 选答案；a 核对无误；e 改目标；x 定为不是目标；t 改任务',
    'Keys: j and k move; 1 to 9 answer; a it is right; e change the target; x it is no target; t change the task',
  ),
  units: text('单位', 'Units'),
  leaders: text('分管领导', 'Leaders'),
  name: text('名称', 'Name'),
  count: text('任务', 'Tasks'),
  likely: text('像是同一个', 'Likely the same'),
  into: text('并入', 'Join to'),
  rename: text('改名', 'Rename'),
  right: text('正确的名称', 'Its right name'),
  read: text('读作“{read}”', 'read as “{read}”'),
  back: text('改回', 'Take back'),
  more: text('更多', 'More'),
  another: text('选另一个名称…', 'Another name…'),
  noNames: text('草稿里没有写。', 'The draft names none.'),
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

export function renderPlanDraft(
  { face, show, cards, page, pages, total }: PlanDraftInput,
  frame: Frame,
): string {
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
      <Pager page={page} pages={pages} counted={say('counted', { n: total })} href={at} lang={lang} />
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
  readonly version: number
  readonly units: readonly NamedOften[]
  readonly leaders: readonly NamedOften[]
}

export function renderDraftNames({ face, version, units, leaders }: DraftNamesInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const shared = { face, version, lang, say }
  const base = `/plans/drafts/${face.id}`
  const children = (
    <>
      <DraftTop face={face} here={`${base}/names`} frame={frame} />
      <Names sort="unit" title={say('units')} named={units} {...shared} />
      <Names sort="leader" title={say('leaders')} named={leaders} {...shared} />
    </>
  )
  return pageOf({ title: `${say('names')} · ${face.head.values.plan.title}`, styles, children }, frame)
}

const LISTS = { unit: 'units', leader: 'leaders' } as const satisfies Record<NameSort, ListName>

/** What the draft says of a unit or leader besides its name. */
function rowOf({ values }: DraftHead, list: 'units' | 'leaders', name: string): object {
  const found = [...(values[list] ?? [])].find((one) => namesOf(one).includes(name))
  return typeof found === 'object' ? found : {}
}

interface NamesInput {
  readonly version: number
  readonly lang: Language
  readonly sort: NameSort
  readonly title: string
  readonly named: readonly NamedOften[]
  readonly face: DraftFace
  readonly say: Say
}

function Names({ sort, title, named, face, version, lang, say }: NamesInput) {
  const list = LISTS[sort]
  const action = `/plans/drafts/${face.id}/names`
  const about = { action, sort, face, say }
  return (
    <section>
      <h2>{title}</h2>
      <Table
        label={title}
        rows={named}
        empty={say('noNames')}
        columns={[
          { head: say('name'), isHead: true, cell: ({ name }) => <Renamed name={name} {...about} /> },
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
            head: say('more'),
            cell: ({ name }) => (
              <details>
                <summary>{say('more')}</summary>
                <Form class="form because" action={action} hidden={{ act: 'rename', sort, from: name }}>
                  <Field
                    label={say('right')}
                    name="into"
                    value={name}
                    required
                    maxLength={200}
                    autocomplete="off"
                    spellcheck={false}
                  />
                  <Button small label={`${say('rename')} ${name}`}>
                    {say('rename')}
                  </Button>
                </Form>
                <Form
                  class="form"
                  action={`/plans/drafts/${face.id}/lists`}
                  hidden={{ version, list, key: name, act: 'change' }}
                >
                  <DraftFields fields={LIST_FIELDS[list]} values={rowOf(face.head, list, name)} lang={lang} />
                  <Button small label={`${say('save')} ${name}`}>
                    {say('save')}
                  </Button>
                </Form>
              </details>
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

interface RenamedInput {
  readonly name: string
  readonly action: string
  readonly sort: NameSort
  readonly face: DraftFace
  readonly say: Say
}

/** A name, and as what it was read where somebody has mended it, with the way back. */
function Renamed({ name, action, sort, face, say }: RenamedInput) {
  const reading = face.head.readings?.find((one) => one.sort === sort && one.name === name)
  return (
    <>
      <span lang="zh-CN">{name}</span>
      {reading && (
        <small class="lead">
          {' '}
          <span lang="zh-CN">{say('read', { read: reading.read })}</span>{' '}
          {face.open && (
            <ButtonForm
              action={action}
              hidden={{ act: 'rename', sort, from: name, into: reading.read }}
              word={say('back')}
              more={name}
              small
            />
          )}
        </small>
      )}
    </>
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
      <Form class="card form fields" action={`${base}/facts`} hidden={{ version }}>
        <DraftFields
          fields={PLAN_FIELDS}
          values={face.head.regionAsked ? { ...plan, region: '' } : plan}
          lang={lang}
          required={['title', 'region', 'year', 'id']}
        />
        {face.open && <Button main>{say('save')}</Button>}
      </Form>
      <DraftList face={face} version={version} list="duties" lang={lang} />
      <DraftList face={face} version={version} list="references" lang={lang} />
      <DraftList face={face} version={version} list="watched" lang={lang} />
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
