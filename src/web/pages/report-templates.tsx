// `/reports/templates`: the templates of documents, ours or the office's own: taken away, exchanged, put back.
import { type Text, text } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, ButtonForm, Field, Form, Select } from '../kit/form.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'

/** A template in each language. */
interface ShownTemplate {
  readonly kind: string
  readonly name: Text
  readonly lang: 'zh' | 'en'
  /** The office’s own; null: ours is in force. */
  readonly own: { readonly name: string; readonly at: string; readonly by: string } | null
}

interface ReportTemplatesInput {
  readonly templates: readonly ShownTemplate[]
  /** Megabytes. */
  readonly most: number
}

const WORDS = {
  title: text('文件模板', 'Templates of documents'),
  how: text(
    '每种文件的版面是一个 Word 模板：先下载默认模板，在 Word 或 WPS 里加红头、换字体、改字句，花括号里的字段留着，再传上来。传上来的先检查：字段写错、漏掉的，列出是第几段、怎样改；带宏的、从外面取东西的不收。换了以后的文件都用它，以前订的文件不变。',
    'The layout of each document is a Word template: take the default one, put in your red head, fonts and words, leave the fields in braces, and send it here. It is checked: wrong and missing fields are listed by paragraph; macros and things fetched from elsewhere are refused. Documents made from then on use it; those ordered before stay what they were.',
  ),
  kind: text('文件', 'Document'),
  language: text('语言', 'Language'),
  force: text('现用', 'In force'),
  ours: text('默认模板', 'the default'),
  own: text('{name}（{by}，{at}）', '{name} ({by}, {at})'),
  take: text('下载默认', 'Take the default'),
  takeOwn: text('下载现用', 'Take the one in force'),
  back: text('换回默认', 'Back to the default'),
  change: text('更换模板', 'Exchange a template'),
  file: text('模板（Word 文件，最大 {most} MB）', 'Template (.docx, at most {most} MB)'),
  send: text('检查并更换', 'Check and exchange'),
  files: text('下载', 'Take away'),
  zh: text('中文', 'Chinese'),
  en: text('英文', 'English'),
} as const

const styles = `
form.exchange{margin:20px 0}
.exchange h2{margin:0}
`

const file = (kind: string, of: string, which: 'default' | 'own'): string =>
  `/reports/templates/file?kind=${kind}&of=${of}&which=${which}`

export function renderReportTemplates({ templates, most }: ReportTemplatesInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const kinds = new Map(templates.map(({ kind, name }) => [kind, name[lang]]))
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p>{say('how')}</p>
      <Form class="card form exchange" action="/reports/templates" files>
        <h2>{say('change')}</h2>
        <Select label={say('kind')} name="kind" options={[...kinds]} required />
        <Select
          label={say('language')}
          name="of"
          options={[
            ['zh', say('zh')],
            ['en', say('en')],
          ]}
          required
        />
        <Field label={say('file', { most })} name="file" type="file" accept=".docx" required />
        <Button main>{say('send')}</Button>
      </Form>
      <Table
        label={say('title')}
        rows={templates}
        columns={[
          { head: say('kind'), isHead: true, cell: ({ name }) => name[lang] },
          { head: say('language'), cell: (one) => say(one.lang) },
          {
            head: say('force'),
            class: 'wrap',
            cell: ({ own }) =>
              own ? say('own', { name: own.name, by: own.by, at: momentWords(own.at) }) : say('ours'),
          },
          {
            head: say('files'),
            cell: ({ kind, lang: of, own, name }) => (
              <>
                <a href={file(kind, of, 'default')}>
                  {say('take')}
                  <span class="sr"> {name[lang]}</span>
                </a>
                {own && ' · '}
                {own && <a href={file(kind, of, 'own')}>{say('takeOwn')}</a>}
              </>
            ),
          },
          {
            head: say('change'),
            cell: ({ kind, lang: of, own, name }) =>
              own && (
                <ButtonForm
                  action="/reports/templates/back"
                  hidden={{ kind, of }}
                  word={say('back')}
                  more={name[lang]}
                  small
                />
              ),
          },
        ]}
      />
    </>
  )
  return pageOf({ title: say('title'), styles: formStyles + deskStyles + styles, children }, frame)
}
