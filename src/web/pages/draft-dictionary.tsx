// What the indicators of a draft are (指标解释): a workbook of it taken in, what fitted nothing, and every indicator with what is said of it.
import { text } from '../../core/text.ts'
import { DICTIONARY_FORM } from '../../drafting/form-fields.ts'
import type { DraftTask, WrittenIndicator } from '../../drafting/plan-draft.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, Select } from '../kit/form.tsx'
import { Note } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { Pager } from '../kit/pager.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'
import { draftStyles } from '../styles/drafts.ts'
import { formStyles } from '../styles/form.ts'
import { DraftFields } from './draft-fields.tsx'
import { type DraftFace, DraftTop } from './draft-top.tsx'

interface DraftDictionaryInput {
  readonly face: DraftFace
  readonly version: number
  /** Of the whole draft. */
  readonly all: readonly WrittenIndicator[]
  /** Those of this page. */
  readonly rows: readonly {
    readonly task: DraftTask
    readonly version: number
    readonly indicator: WrittenIndicator
  }[]
  readonly page: number
  readonly pages: number
}

const WORDS = {
  title: text('指标解释', 'Dictionary'),
  how: text(
    '上传指标解释表：表头写着指标名称，以及口径、计算公式、数据来源、责任单位、分项中的任意几样。按名称和别名对上指标：没有写的补上，已经写了而不同的列为疑问，对不上的列在下面。',
    'Upload a table whose head names the indicator beside its definition, formula, source, unit or parts. It is matched by names: what was not said is filled in, what differs becomes a question, what fits no indicator is listed below.',
  ),
  file: text('指标解释表（Excel、Word、PDF 或网页文件）', 'Dictionary (Excel, Word, PDF or a web page)'),
  take: text('读入', 'Take it in'),
  done: text(
    '“{file}”：{entries} 条，补写了 {filled} 个指标，{asked} 处不同待确认，{unmatched} 条没有对上。',
    '“{file}”: {entries} entries; {filled} indicators filled in, {asked} contradictions to answer, {unmatched} fitted nothing.',
  ),
  answer: text('去确认', 'Answer them'),
  unmatched: text('没有对上的（{n}）', 'Fitted nothing ({n})'),
  name: text('名称', 'Name'),
  says: text('写的是', 'What it says'),
  belongs: text('是哪个指标', 'Which indicator'),
  choose: text('选指标…', 'Choose…'),
  use: text('用于它', 'Use it'),
  partless: text('找不到的分项：{list}', 'Parts that are no indicators: {list}'),
  indicators: text(
    '指标（{n} 个，{missing} 个没有口径）',
    'Indicators ({n}; {missing} without a definition)',
  ),
  change: text('写', 'Write'),
  save: text('存下', 'Save'),
  none: text('草稿里还没有指标。', 'The draft has no indicators yet.'),
  counted: text('{n} 个', '{n}'),
} as const

export function renderDraftDictionary(
  { face, version, all, rows, page, pages }: DraftDictionaryInput,
  frame: Frame,
): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const base = `/plans/drafts/${face.id}`
  const { dictionary } = face.head
  const missing = all.filter(({ definition }) => definition === undefined).length
  const children = (
    <>
      <DraftTop face={face} here={`${base}/dictionary`} frame={frame} />
      {dictionary && (
        <Note kind="done">
          {say('done', {
            file: dictionary.file,
            entries: dictionary.entries,
            filled: dictionary.filled,
            asked: dictionary.asked,
            unmatched: dictionary.unmatched.length,
          })}{' '}
          {dictionary.asked > 0 && <a href={base}>{say('answer')}</a>}
        </Note>
      )}
      {dictionary && dictionary.partless.length > 0 && (
        <p class="lead">
          {say('partless', {
            list: dictionary.partless.map(({ name, of }) => `${name}（${of}）`).join('、'),
          })}
        </p>
      )}
      {face.open && (
        <Form class="card form" action={`${base}/dictionary`} files>
          <p class="lead">{say('how')}</p>
          <Field
            label={say('file')}
            name="file"
            type="file"
            accept=".xlsx,.xlsm,.xls,.docx,.pdf,.html,.htm,.md"
            required
          />
          <Button>{say('take')}</Button>
        </Form>
      )}
      {dictionary && dictionary.unmatched.length > 0 && (
        <>
          <h2>{say('unmatched', { n: dictionary.unmatched.length })}</h2>
          <Table
            label={say('unmatched', { n: dictionary.unmatched.length })}
            rows={dictionary.unmatched}
            columns={[
              { head: say('name'), isHead: true, cell: ({ name }) => <span lang="zh-CN">{name}</span> },
              {
                head: say('says'),
                class: 'wrap',
                cell: ({ definition, formula, origin, source }) => (
                  <span lang="zh-CN">
                    {shortly([definition, formula, origin, source].filter((one) => one !== null).join('；'))}
                  </span>
                ),
              },
              face.open && {
                head: say('belongs'),
                cell: ({ name }, index) => (
                  <Form
                    class="form because"
                    action={`${base}/dictionary/entries`}
                    hidden={{ version, entry: index }}
                  >
                    <Select
                      label={<span class="sr">{`${say('belongs')} ${name}`}</span>}
                      name="indicator"
                      options={all.map((one) => [one.id, one.name])}
                      any={say('choose')}
                      required
                    />
                    <Button small label={`${say('use')} ${name}`}>
                      {say('use')}
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
        </>
      )}
      <h2>{say('indicators', { n: all.length, missing })}</h2>
      <Table
        label={say('title')}
        rows={rows}
        empty={say('none')}
        columns={[
          {
            head: say('name'),
            isHead: true,
            cell: ({ indicator, task }) => (
              <a lang="zh-CN" href={`${base}?show=all#task-${task.key}`}>
                {indicator.name}
              </a>
            ),
          },
          {
            head: say('says'),
            class: 'wrap',
            cell: ({ indicator, task, version: seen }) => (
              <Said
                indicator={indicator}
                action={`${base}/tasks/${task.key}`}
                version={seen}
                face={face}
                lang={lang}
              />
            ),
          },
        ]}
      />
      <Pager
        page={page}
        pages={pages}
        counted={say('counted', { n: all.length })}
        href={(number) => `${base}/dictionary?page=${number}`}
        lang={lang}
      />
    </>
  )
  const styles = formStyles + deskStyles + draftStyles
  return pageOf({ title: `${say('title')} · ${face.head.values.plan.title}`, styles, children }, frame)
}

interface SaidInput {
  readonly indicator: WrittenIndicator
  readonly action: string
  readonly version: number
  readonly face: DraftFace
  readonly lang: Frame['lang']
}

/** What is said of one, and the form to say more. */
function Said({ indicator, action, version, face, lang }: SaidInput) {
  const say = speak(WORDS, lang)
  const said = DICTIONARY_FORM.flatMap(({ label, path }) => {
    const value = (indicator as unknown as Readonly<Record<string, unknown>>)[path[0] ?? '']
    if (value === undefined) return []
    return [
      [
        label[lang].replace(/[（(].*$/u, ''),
        Array.isArray(value) ? value.join('、') : String(value),
      ] as const,
    ]
  })
  return (
    <>
      {said.length > 0 && (
        <dl class="said">
          {said.map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd lang="zh-CN">{words}</dd>
            </div>
          ))}
        </dl>
      )}
      {face.open && (
        <details class="edit">
          <summary>
            {say('change')}
            <span class="sr"> {indicator.name}</span>
          </summary>
          <Form
            class="form fields"
            action={action}
            hidden={{ act: 'target', back: 'dictionary', version, indicator: indicator.id }}
          >
            <DraftFields fields={DICTIONARY_FORM} values={indicator} lang={lang} />
            <Button small label={`${say('save')} ${indicator.name}`}>
              {say('save')}
            </Button>
          </Form>
        </details>
      )}
    </>
  )
}

const SHORT = 160
const shortly = (words: string): string => (words.length > SHORT ? `${words.slice(0, SHORT)}…` : words)
