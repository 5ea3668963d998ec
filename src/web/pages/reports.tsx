// `/reports`: the documents that there are, each with what it is of, to be taken away as Word files.
import type { Day } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { type Text, text } from '../../core/text.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, lookFields, type Option, Select } from '../kit/form.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'

/** A kind of document, as its page offers it. */
interface OfferedReport {
  readonly kind: string
  readonly name: Text
  readonly tells: Text
  /** There is no Word file of it. */
  readonly workbookOnly: boolean
  /** Of what it is; null: of the whole plan. */
  readonly of: {
    readonly words: Text
    readonly options: readonly Option[]
  } | null
}

interface ReportsInput {
  readonly plan: Plan
  readonly asOf: Day
  readonly demo: boolean
  readonly offered: readonly OfferedReport[]
  /** Whoever reads may exchange templates. */
  readonly mayExchange: boolean
  /** What the address asks for: this kind stands first, with this chosen. */
  readonly asked: { readonly kind: string | null; readonly of: string | null }
}

const WORDS = {
  title: text('文件', 'Documents'),
  lead: text('{plan} · 截至{day}', '{plan} · as of {day}'),
  how: text(
    '版面按《党政机关公文格式》国家标准，数字取自截止日当天已公布的数据，同一日期、同一时点每次做出的文件一字不差。要另一天的，在上方改日期。文件是普通的 Word 文件，发出以前可以改字句。',
    'In the layout of GB/T 9704-2012. Figures are those that were public; the same day and moment give the same file. Choose another day above. Each is an ordinary Word file, whose words can be changed before it is sent.',
  ),
  word: text('下载 Word', 'Download Word'),
  tables: text('下载 Excel', 'Download Excel'),
  templates: text('更换文件模板（红头、字体）', 'Exchange templates (red head, fonts)'),
  choose: text('请选择', 'Choose'),
  more: text('文号、署名', 'Number and office'),
  number: text('发文字号', 'Document number'),
  office: text('发文机关署名', 'Issuing office'),
  numberHint: text('鲤督〔2022〕12号', 'No. 12'),
} as const

/** Characters of a document number and of an office. */
const LONGEST = 60

const styles = `
.papers{display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(min(100%,340px),1fr));margin:20px 0;padding:0;list-style:none}
.papers .card{display:flex;flex-direction:column;gap:10px;height:100%;max-width:none}
.papers h2{margin:0;font-size:20px}
.papers p{margin:0;color:var(--muted);font-size:16px}
.papers .asked{outline:2px solid var(--blue);outline-offset:2px}
.papers .foot{margin-top:auto;display:grid;gap:10px}
.papers .take{display:flex;flex-wrap:wrap;gap:10px}
.papers .take button{flex:1}
.papers summary{cursor:pointer;color:var(--muted);font-size:15px;min-height:32px;display:flex;align-items:center}
.papers summary::before{content:"▸";margin-right:.5em}
.papers details[open] summary::before{content:"▾"}
.papers details[open]{display:grid;gap:10px}
`

export function renderReports(
  { plan, asOf, demo, offered, asked, mayExchange }: ReportsInput,
  frame: Frame,
): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const first = (one: OfferedReport): number => Number(one.kind !== asked.kind)
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead', { plan: plan.title, day: dayWords(asOf, lang) })}</p>
      <p>{say('how')}</p>
      {mayExchange && (
        <p class="actions">
          <a class="button" href="/reports/templates">
            {say('templates')}
          </a>
        </p>
      )}
      <ul class="papers">
        {offered
          .toSorted((a, b) => first(a) - first(b))
          .map(({ kind, name, tells, of, workbookOnly }) => (
            <li key={kind}>
              <Form
                action="/reports/file"
                method="get"
                class={`card form${kind === asked.kind ? ' asked' : ''}`}
                label={name[lang]}
                hidden={{ kind, ...lookFields({ ...frame.look, plan: plan.id }), lang }}
              >
                <h2>{name[lang]}</h2>
                <p>{tells[lang]}</p>
                <div class="foot">
                  {of && (
                    <Select
                      label={of.words[lang]}
                      name="of"
                      options={of.options}
                      any={say('choose')}
                      chosen={kind === asked.kind ? asked.of : null}
                      required
                    />
                  )}
                  {!workbookOnly && (
                    <details>
                      <summary>{say('more')}</summary>
                      <Field
                        label={say('number')}
                        name="number"
                        maxLength={LONGEST}
                        placeholder={say('numberHint')}
                        autocomplete="off"
                      />
                      <Field label={say('office')} name="office" maxLength={LONGEST} autocomplete="off" />
                    </details>
                  )}
                  <div class="take">
                    {!workbookOnly && <Button main={kind === asked.kind}>{say('word')}</Button>}
                    <Button main={workbookOnly && kind === asked.kind} name="format" value="xlsx">
                      {say('tables')}
                    </Button>
                  </div>
                </div>
              </Form>
            </li>
          ))}
      </ul>
    </>
  )
  return pageOf(
    { title: say('title'), demo, dated: true, styles: formStyles + deskStyles + styles, children },
    frame,
  )
}
