// One task in the reading room: its text with marks on the left, what is asked and its targets on the right. All plain forms.
import { addsUpOverShares } from '../../core/decomposition.ts'
import { kindRules } from '../../core/kinds/index.ts'
import type { Language } from '../../core/text.ts'
import { text } from '../../core/text.ts'
import { INDICATOR_GROUPS, isOfUse, lineOfShare, shownIn, TASK_FIELDS } from '../../drafting/form-fields.ts'
import type { Sense } from '../../drafting/meaning.ts'
import { type DraftTask, openQuestions, type WrittenIndicator } from '../../drafting/plan-draft.ts'
import { sharesSaid } from '../../drafting/share-lines.ts'
import type { TaskView } from '../../drafting/task-view.ts'
import { deedWords } from '../../drafting/words.ts'
import { momentWords } from '../day-words.ts'
import { Button, Field, Form, type Option, Select } from '../kit/form.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { type Say, sayIn } from '../messages/index.ts'
import { StatusIcon } from '../wall/icons.tsx'
import { GaugeFace } from '../wall/tiles/gauge.tsx'
import { DraftFields } from './draft-fields.tsx'

export interface TaskCardInput {
  readonly view: TaskView
  readonly lang: Language
  /** Id of the draft. */
  readonly draft: string
  /** Sections of the draft, to choose one of. */
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  /** Rates that one can be held against: ids with their names. */
  readonly partners: readonly Option[]
  /** Where the page stands that the forms come back to: query with `?`, or nothing. */
  readonly back: string
  /** It may be changed, by this reader. */
  readonly open: boolean
}

const WORDS = {
  task: text('第 {n} 项', 'Task {n}'),
  open: text('待确认 {n} 处', '{n} to answer'),
  checked: text('已核对', 'found right'),
  nothingOpen: text('没有疑问', 'nothing to answer'),
  changed: text('{who} {at} {what}', '{who}, {at}: {what}'),
  lead: text('牵头单位', 'Lead units'),
  responsible: text('责任单位', 'Units with it'),
  leaders: text('分管领导', 'Leaders'),
  deadline: text('通知写的时限', 'Limit in the notice'),
  about: text('原文：', 'The words: '),
  tried: text('若报 {figure}：', 'If {figure} came in: '),
  rule: text('读法：{rule}', 'Read by {rule}'),
  name: text('指标名称', 'Name'),
  kind: text('指标类型', 'Kind'),
  unit: text('单位', 'Unit'),
  comparator: text('比较方式', 'Comparator'),
  id: text('编号', 'Id'),
  save: text('存下', 'Save'),
  notTarget: text('不是目标，因为', 'No target, because'),
  leave: text('定为不是目标', 'It is none'),
  leftTitle: text('不是目标的数', 'Numbers that are no targets'),
  take: text('这是目标', 'It is a target'),
  addTarget: text('加一个指标', 'Add an indicator'),
  newName: text('新指标的名称', 'Name of a new indicator'),
  editTask: text('改任务、单位、领导', 'Change task, units, leaders'),
  number: text('序号', 'Number'),
  unmeasured: text('为什么不计量', 'Why nothing is measured'),
  accept: text('核对无误', 'It is right'),
  acceptOpen: text('都按第一种读法', 'All as they were read'),
  split: text('拆成两项', 'Split'),
  splitAt: text('从这里起另立一项', 'A task of its own from here'),
  join: text('并入上一项', 'Join to the one before'),
  remove: text('删去这一项', 'Take it out'),
  doubtfulPlan: text('还不能评判：', 'It cannot be judged yet: '),
  more: text('拆分、合并、删去', 'Split, join, take out'),
  marked: text('目标', 'target'),
  markedLeft: text('不是目标', 'no target'),
} as const
type SayHere = Speak<keyof typeof WORDS>

export function TaskCard({ view, lang, draft, sections, partners, back, open }: TaskCardInput) {
  const say = speak(WORDS, lang)
  const { task, version, questions, faults } = view
  const { number } = task.values
  const left = openQuestions(task) + faults.length
  const action = `/plans/drafts/${draft}/tasks/${task.key}${back}`
  const section = sections.find(({ id }) => id === task.values.section)?.title
  const act: ActInput = { action, hidden: { version: version.seq }, say, lang, open, task, partners }
  const heading = `task-${task.key}-title`
  return (
    <article
      class="card reading"
      id={`task-${task.key}`}
      data-task={task.key}
      data-version={version.seq}
      data-left={left}
      tabIndex={-1}
      aria-labelledby={heading}
    >
      <header>
        <h2 id={heading}>
          {say('task', { n: number })}
          {section && <small lang="zh-CN"> {section}</small>}
        </h2>
        <span class={left > 0 ? 'badge open' : 'badge'}>
          {left > 0 ? say('open', { n: left }) : task.checked ? say('checked') : say('nothingOpen')}
        </span>
        <small class="lead">
          {say('changed', {
            who: version.by,
            at: momentWords(version.at),
            what: deedWords[version.what][lang],
          })}
        </small>
      </header>
      <div class="pair">
        <Source view={view} say={say} />
        <div class="side">
          {faults.map((one, index) => (
            <p key={index} class="refused">
              {one.detail[lang]} {one.fix[lang]}
            </p>
          ))}
          {questions.map((one) => (
            <Question key={one.question.id} asked={one} {...act} />
          ))}
          {view.indicators.map((one) => (
            <Indicator key={one.indicator.id} shown={one} {...act} />
          ))}
          <LeftNumbers {...act} />
          {open && <TaskActs view={view} sections={sections} {...act} />}
        </div>
      </div>
    </article>
  )
}

interface ActInput {
  readonly action: string
  readonly hidden: Readonly<Record<string, string | number>>
  readonly say: SayHere
  readonly lang: Language
  readonly open: boolean
  readonly task: DraftTask
  readonly partners: readonly Option[]
}

function Source({ view: { task, pieces }, say }: { view: TaskView; say: SayHere }) {
  const { lead = [], responsible = [], leaders = [], unmeasured } = task.values
  const people: readonly (readonly [string, string])[] = [
    [say('lead'), lead.join('、')],
    [say('responsible'), responsible.join('、')],
    [say('leaders'), leaders.join('、')],
    [say('deadline'), task.deadline ?? ''],
    [say('unmeasured'), unmeasured ?? ''],
  ]
  return (
    <div class="source">
      <p lang="zh-CN">
        {pieces.map(({ words, mark, about }, index) =>
          mark === null ? (
            words
          ) : mark === 'unit' ? (
            <u key={index}>{words}</u>
          ) : (
            <mark
              key={index}
              class={mark}
              title={`${mark === 'target' ? say('marked') : say('markedLeft')}：${about ?? ''}`}
            >
              {words}
            </mark>
          ),
        )}
      </p>
      <dl class="people">
        {people
          .filter(([, words]) => words !== '')
          .map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="zh-CN">{words}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}

function Question({
  asked: { question, options },
  action,
  hidden,
  say,
  lang,
  open,
}: ActInput & { asked: TaskView['questions'][number] }) {
  const { id, text: words, answer } = question
  return (
    <Form
      class={answer === null ? 'question open' : 'question'}
      action={action}
      hidden={{ ...hidden, act: 'answer', question: id }}
    >
      <fieldset disabled={!open}>
        <legend>{question.question[lang]}</legend>
        <p class="lead">
          {say('about')}
          <q lang="zh-CN">{words}</q>
        </p>
        <div class="answers">
          {options.map(({ words: option, sense }, index) => (
            <button
              key={option.zh}
              class="answer"
              type="submit"
              name="answer"
              value={index}
              aria-pressed={answer === index}
            >
              <span>
                <kbd>{index + 1}</kbd> {option[lang]}
              </span>
              {sense && <MeaningOf sense={sense} say={say} lang={lang} />}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  )
}

/** The gauge as the wall would draw it, with a figure near the target. */
function MeaningOf({ sense: { meaning }, say, lang }: { sense: Sense; say: SayHere; lang: Language }) {
  if (meaning === null) return null
  const wall: Say = sayIn(lang)
  const { view, target, figure } = meaning
  return (
    <span class={`meaning light-${view.light}`}>
      <GaugeFace view={view} say={wall} />
      <span class="words">
        <b>{target}</b>
        <span class="state">
          {figure !== null && <small>{say('tried', { figure })}</small>}
          <StatusIcon status={view.status} light={view.light} />
          {view.word}
        </span>
      </span>
    </span>
  )
}

function Indicator({
  shown: { indicator, sense, rule, origin },
  ...act
}: ActInput & { shown: TaskView['indicators'][number] }) {
  const { say, lang, open, action, hidden, partners } = act
  return (
    <details class="indicator" open={sense.meaning === null}>
      <summary>
        <span class="name">
          <b lang="zh-CN">{indicator.name}</b>
          <small>{kindRules[indicator.kind].name[lang]}</small>
        </span>
        <MeaningOf sense={sense} say={say} lang={lang} />
      </summary>
      {sense.meaning === null && (
        <p class="refused">
          {say('doubtfulPlan')}
          {sense.faults.map(({ detail }) => detail[lang]).join(' ')}
        </p>
      )}
      {origin !== null && <p class="lead">{origin[lang]}</p>}
      {rule !== null && <p class="lead">{say('rule', { rule })}</p>}
      {open && (
        <>
          <Form
            class="form fields"
            action={action}
            hidden={{ ...hidden, act: 'target', indicator: indicator.id }}
          >
            <IndicatorFields indicator={indicator} lang={lang} partners={partners} />
            <Button main small>
              {say('save')}
            </Button>
          </Form>
          <Form
            class="form because"
            action={action}
            hidden={{ ...hidden, act: 'leave', indicator: indicator.id }}
          >
            <Field label={say('notTarget')} name="reason" required maxLength={200} />
            <Button small>{say('leave')}</Button>
          </Form>
        </>
      )}
    </details>
  )
}

/** The target first; everything else is folded away, and open where something stands in it. */
function IndicatorFields({
  indicator,
  lang,
  partners,
}: {
  indicator: WrittenIndicator
  lang: Language
  partners: readonly Option[]
}) {
  const options = { with: partners.filter(([id]) => id !== indicator.id) }
  return (
    <>
      {INDICATOR_GROUPS.map(({ title, fields }, index) => {
        const shown = fields.filter((one) => isOfUse(one, indicator))
        const inner = (
          <DraftFields
            fields={shown}
            values={indicator}
            lang={lang}
            options={options}
            required={ALWAYS_SAID}
          />
        )
        if (index === 0) return inner
        const isShares = shown.some(({ name }) => name === 'shares')
        const said = isShares
          ? (indicator.shares?.length ?? 0)
          : shown.filter((one) => one.name !== 'phrase' && shownIn(one, indicator) !== '').length
        return (
          <details key={title.en} class="more">
            <summary>
              {title[lang]}
              {said > 0 && <small> {said}</small>}
            </summary>
            <div class="form fields">{inner}</div>
            {isShares && <SharesSaid indicator={indicator} lang={lang} />}
          </details>
        )
      })}
    </>
  )
}

/** What the shares make together; a script keeps it in step with what is being typed. */
function SharesSaid({ indicator, lang }: { indicator: WrittenIndicator; lang: Language }) {
  const { shares = [], kind, name, target } = indicator
  const unit = indicator.unit ?? '%'
  const whole = { addsUp: addsUpOverShares({ kind, unit, name }), value: target.value ?? '', unit }
  const words = sharesSaid(whole, shares.map(lineOfShare))
  return (
    <p class="lead shares-said" role="status" data-adds={String(whole.addsUp)} data-unit={unit}>
      {words?.[lang]}
    </p>
  )
}

const ALWAYS_SAID = ['name', 'comparator', 'kind', 'id']

function LeftNumbers({ task, say, action, hidden, open }: ActInput) {
  if (task.left.length === 0) return null
  return (
    <details class="left">
      <summary>
        {say('leftTitle')} {task.left.length}
      </summary>
      <ul>
        {task.left.map(({ phrase, reason }, index) => (
          <li key={index}>
            <span>
              <q lang="zh-CN">{phrase}</q> <small lang="zh-CN">{reason}</small>
            </span>
            {open && (
              <Form class="inline" action={action} hidden={{ ...hidden, act: 'take', left: index }}>
                <Button small label={`${say('take')}：${phrase}`}>
                  {say('take')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function TaskActs({
  view,
  sections,
  action,
  hidden,
  say,
  lang,
  task,
}: ActInput & { view: TaskView; sections: TaskCardInput['sections'] }) {
  const { values } = task
  const isOpen = openQuestions(task) > 0
  return (
    <>
      <details class="edit">
        <summary>{say('editTask')}</summary>
        <Form class="form fields" action={action} hidden={{ ...hidden, act: 'task' }}>
          <DraftFields
            fields={TASK_FIELDS.filter(
              ({ name }) => name !== 'unmeasured' || values.indicators === undefined,
            )}
            values={values}
            lang={lang}
            options={{ section: sections.map(({ id, title }) => [id, title]) }}
            required={['number', 'text']}
          />
          <Button small main>
            {say('save')}
          </Button>
        </Form>
        <Form class="form because" action={action} hidden={{ ...hidden, act: 'add' }}>
          <Field label={say('newName')} name="name" required maxLength={200} />
          <Button small>{say('addTarget')}</Button>
        </Form>
      </details>
      <details class="edit">
        <summary>{say('more')}</summary>
        {view.breaks.length > 0 && (
          <Form class="form because" action={action} hidden={{ ...hidden, act: 'split' }}>
            <Select
              label={say('splitAt')}
              name="at"
              options={view.breaks.map(({ at, words }) => [String(at), words])}
            />
            <Button small>{say('split')}</Button>
          </Form>
        )}
        <div class="actions">
          {view.hasBefore && (
            <Form class="inline" action={action} hidden={{ ...hidden, act: 'join' }}>
              <Button small>{say('join')}</Button>
            </Form>
          )}
          <Form class="inline" action={action} hidden={{ ...hidden, act: 'remove' }}>
            <Button small danger>
              {say('remove')}
            </Button>
          </Form>
        </div>
      </details>
      {(isOpen || !task.checked) && (
        <Form class="accept" action={action} hidden={{ ...hidden, act: 'accept' }}>
          <Button small main={!isOpen} name="accept" value="1">
            {say(isOpen ? 'acceptOpen' : 'accept')}
          </Button>
        </Form>
      )}
    </>
  )
}
