// A new plan: drop the notice, paste it, or begin empty; and the drafts that are being written. Works without script.
import type { Text } from '../../core/text.ts'
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { Button, Field, Form, TextArea } from '../kit/form.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'

export interface PlanNewInput {
  /** What was typed, when it comes back with its fault. */
  readonly given: Readonly<Record<'region' | 'regionName' | 'year' | 'pasted', string>>
  /** Regions that have plans. */
  readonly regions: readonly { readonly code: string; readonly name: string | null }[]
  readonly failure: Text | null
}

const WORDS = {
  title: text('新的年度目标', 'A new plan'),
  lead: text(
    '把政府办印发的目标任务分解通知拖进来，读成草稿；读不准的地方会问您，答完就可以生效。',
    'Drop the notice of targets that the government office issued: it is read into a draft, what it leaves open is asked, and then the plan comes into force.',
  ),
  file: text('选择文件，或拖到这里', 'Choose a file, or drop it here'),
  formats: text(
    '带文字的 Word、PDF、Excel 文件、网页、纯文本都行；下载过的年度目标文件也行。扫描件请先做文字识别。',
    'Documents and tables with text: .docx, .pdf, .xlsx, .xls, .html, .txt, .md; a plan file (.yaml) too. A scan has to be recognised first.',
  ),
  paste: text('或者粘贴通知的文字', 'Or paste its text'),
  region: text('地区代码（六位；外国写国家代码）', 'Region (six digits; elsewhere the country’s code)'),
  regionName: text('地区名称（已有年度目标的可以空着）', 'Its name (may be left out where it has plans)'),
  year: text('年度（空着按通知的标题）', 'Year (empty: as its title says)'),
  read: text('读成草稿', 'Read it'),
  empty: text('从空白开始', 'Begin empty'),
  emptyHow: text(
    '没有文件也可以：先建一份空的草稿，再一项一项写。',
    'Without a file: begin with an empty draft and write task by task.',
  ),
}

const styles = formStyles + deskStyles
const ENDINGS = '.docx,.docm,.pdf,.xlsx,.xlsm,.xls,.html,.htm,.txt,.md,.yaml,.yml'

export function renderPlanNew({ given, regions, failure }: PlanNewInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const children = (
    <>
      <h1>{say('title')}</h1>
      <p class="lead">{say('lead')}</p>
      <datalist id="regions">
        {regions.map(({ code, name }) => (
          <option key={code} value={code}>
            {name ?? code}
          </option>
        ))}
      </datalist>
      <Form id="notice" class="card form send" action="/plans/drafts" files failure={failure?.[lang] ?? null}>
        <label class="drop">
          <b>{say('file')}</b>
          <input type="file" name="file" accept={ENDINGS} />
        </label>
        <p class="lead">{say('formats')}</p>
        <TextArea label={say('paste')} name="pasted" rows={6} value={given.pasted} />
        <div class="filter">
          <Field
            label={say('region')}
            name="region"
            value={given.region}
            list="regions"
            maxLength={20}
            placeholder="350502"
          />
          <Field label={say('regionName')} name="regionName" value={given.regionName} maxLength={100} />
          <Field
            label={say('year')}
            name="year"
            value={given.year}
            inputmode="numeric"
            pattern="\d{4}"
            size={6}
          />
        </div>
        <Button main>{say('read')}</Button>
        <p class="lead">{say('emptyHow')}</p>
        <Button name="empty" value="1">
          {say('empty')}
        </Button>
      </Form>
    </>
  )
  const scripts = frame.assets.reading ? [frame.assets.reading] : []
  return pageOf({ title: say('title'), styles, scripts, children }, frame)
}
