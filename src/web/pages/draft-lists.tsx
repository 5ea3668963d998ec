// The lists at the head of a draft: sections with their tasks on a page of their own, reports, references and watched figures among the basic facts.
import { type Language, text } from '../../core/text.ts'
import { type FormField, LIST_FIELDS, type ListName } from '../../drafting/form-fields.ts'
import type { DraftTask } from '../../drafting/plan-draft.ts'
import type { Frame } from '../frame.ts'
import { Button, ButtonForm, Form, Select, Tick } from '../kit/form.tsx'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { deskStyles } from '../styles/desk.ts'
import { draftStyles } from '../styles/drafts.ts'
import { formStyles } from '../styles/form.ts'
import { DraftFields } from './draft-fields.tsx'
import { type DraftFace, DraftTop } from './draft-top.tsx'

const WORDS = {
  sections: text('部分', 'Sections'),
  noSection: text('不在任何部分里的任务', 'Tasks in no section'),
  none: text('（不在任何部分）', '(in none)'),
  noTasks: text('还没有任务。', 'no tasks yet'),
  tasks: text('{n} 项任务', '{n} tasks'),
  up: text('上移', 'Up'),
  down: text('下移', 'Down'),
  save: text('存下', 'Save'),
  remove: text('删去', 'Remove'),
  add: text('加一个', 'Add'),
  addSection: text('加一个部分', 'Add a section'),
  move: text('把选中的移到', 'Move those chosen to'),
  moveDo: text('移动', 'Move'),
  duties: text('书面报送', 'Written reports'),
  references: text('参照（全省平均这类只用来比的数）', 'References (averages that others are held against)'),
  watched: text('监测指标（没有目标，只看走向）', 'Watched figures (no target, only the way they go)'),
} as const

type Row = Readonly<Record<string, unknown>> & { readonly id: string }

interface ListInput {
  readonly face: DraftFace
  readonly version: number
  readonly list: 'duties' | 'references' | 'watched'
  readonly lang: Language
}

/** Each thing with its form, and one for another. */
export function DraftList({ face, version, list, lang }: ListInput) {
  const say = speak(WORDS, lang)
  const rows = (face.head.values[list] ?? []) as readonly Row[]
  const fields: readonly FormField[] = LIST_FIELDS[list]
  if (rows.length === 0 && !face.open) return null
  const action = `/plans/drafts/${face.id}/lists`
  const required = [fields[0]?.name ?? '']
  return (
    <>
      <h2>{say(list)}</h2>
      {rows.map((row) => (
        <div key={row.id} class="card">
          <Form class="form fields" action={action} hidden={{ version, list, key: row.id, act: 'change' }}>
            <DraftFields fields={fields} values={row} lang={lang} required={required} />
            {face.open && <Button small>{say('save')}</Button>}
          </Form>
          {face.open && (
            <ButtonForm
              action={action}
              hidden={{ version, list, key: row.id, act: 'remove' }}
              word={say('remove')}
              more={String(row.title ?? row.name)}
              small
            />
          )}
        </div>
      ))}
      {face.open && (
        <details class="card">
          <summary>{say('add')}</summary>
          <Form class="form fields" action={action} hidden={{ version, list, act: 'add' }}>
            <DraftFields fields={fields} values={{}} lang={lang} required={required} />
            <Button small>{say('add')}</Button>
          </Form>
        </details>
      )}
    </>
  )
}

interface SectionsInput {
  readonly face: DraftFace
  readonly version: number
  readonly tasks: readonly DraftTask[]
}

export function renderDraftSections({ face, version, tasks }: SectionsInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const base = `/plans/drafts/${face.id}`
  const action = `${base}/lists`
  const sections = face.head.values.sections ?? []
  const loose = tasks.filter(({ values }) => !sections.some(({ id }) => id === values.section))
  const places = [
    ...sections.map(({ id, title }) => ({
      id,
      title,
      own: tasks.filter(({ values }) => values.section === id),
    })),
    { id: '', title: say('noSection'), own: loose },
  ]
  const children = (
    <>
      <DraftTop face={face} here={`${base}/sections`} frame={frame} />
      {places.map(({ id, title, own }, index) =>
        id === '' && own.length === 0 ? null : (
          <section key={id} class="card part">
            {id === '' || !face.open ? (
              <h2 lang="zh-CN">{title}</h2>
            ) : (
              <div class="part-head">
                <Form
                  class="form because"
                  action={action}
                  hidden={{ version, list: SECTIONS, key: id, act: 'change' }}
                >
                  <DraftFields
                    fields={LIST_FIELDS.sections}
                    values={{ title }}
                    lang={lang}
                    required={['title']}
                  />
                  <Button small>{say('save')}</Button>
                </Form>
                {(['up', 'down', 'remove'] as const)
                  .filter(
                    (act) =>
                      !(act === 'up' && index === 0) && !(act === 'down' && index === sections.length - 1),
                  )
                  .map((act) => (
                    <ButtonForm
                      key={act}
                      action={action}
                      hidden={{ version, list: SECTIONS, key: id, act }}
                      word={say(act)}
                      more={title}
                      small
                    />
                  ))}
              </div>
            )}
            {own.length === 0 ? (
              <p class="lead">{say('noTasks')}</p>
            ) : (
              <details open={own.length <= OPEN_TASKS}>
                <summary>{say('tasks', { n: own.length })}</summary>
                <Form class="form" action={action} hidden={{ version, list: SECTIONS, act: 'tasks' }}>
                  <ul class="plain">
                    {own.map(({ key, values }) => (
                      <li key={key}>
                        {face.open ? (
                          <Tick
                            name="task"
                            value={key}
                            label={
                              <span lang="zh-CN">
                                {values.number} {shortly(values.text)}
                              </span>
                            }
                          />
                        ) : (
                          <span lang="zh-CN">
                            {values.number} {shortly(values.text)}
                          </span>
                        )}
                      </li>
                    ))}
                  </ul>
                  {face.open && sections.length > 0 && (
                    <div class="form because">
                      <Select
                        label={say('move')}
                        name="section"
                        options={sections.filter((one) => one.id !== id).map((one) => [one.id, one.title])}
                        any={say('none')}
                      />
                      <Button small label={`${say('moveDo')}：${title}`}>
                        {say('moveDo')}
                      </Button>
                    </div>
                  )}
                </Form>
              </details>
            )}
          </section>
        ),
      )}
      {tasks.length === 0 && sections.length === 0 && <Empty>{say('noTasks')}</Empty>}
      {face.open && (
        <Form class="card form because" action={action} hidden={{ version, list: SECTIONS, act: 'add' }}>
          <DraftFields fields={LIST_FIELDS.sections} values={{}} lang={lang} required={['title']} />
          <Button small>{say('addSection')}</Button>
        </Form>
      )}
    </>
  )
  const styles = formStyles + deskStyles + draftStyles
  return pageOf({ title: `${say('sections')} · ${face.head.values.plan.title}`, styles, children }, frame)
}

const SECTIONS: ListName = 'sections'
/** More of them are folded away. */
const OPEN_TASKS = 30
const SHORT = 60
const shortly = (words: string): string => (words.length > SHORT ? `${words.slice(0, SHORT)}…` : words)
