// Each rule in words, and what it says on a day; one rule's year as a table: before anybody switches it on.
import { indicatorHref, queryOf } from '../../boards/index.ts'
import type { Day } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import type { Finding, Level } from '../../slips/finding.ts'
import { subjectName } from '../../slips/sheet.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { Empty } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'
import { LevelMark } from './slip-marks.tsx'

interface ShownRule {
  readonly id: string
  readonly title: Text
  readonly on: boolean
  readonly words: { readonly raises: Text; readonly clears: Text }
  readonly limitDays: number
  /** It looks at the service itself: there is no dry run. */
  readonly ofService: boolean
}

interface RulesInput {
  readonly rules: readonly (ShownRule & { readonly says: readonly Finding[] })[]
  /** null: there is no plan to try them on. */
  readonly plan: Plan | null
  readonly asOf: Day
}

interface RuleYearInput {
  readonly rule: ShownRule
  readonly plan: Plan
  readonly year: readonly {
    readonly day: Day
    readonly raised: readonly Finding[]
    readonly ended: readonly Finding['matter'][]
    readonly standing: number
  }[]
}

const WORDS = {
  title: text('预警规则', 'Rules'),
  lead: text(
    '规则写在服务的预警规则文件里。未启用的规则也照样试算：先看它会说什么，再决定要不要启用。',
    'Rules stand in dashboards/alerts.yaml. One that is off is tried all the same: see what it would say before it is switched on.',
  ),
  none: text(
    '没有规则：不会自动开单。由部署人员在预警规则文件里写，或由督查员手工开单。',
    'There are no rules, so no slip is raised by itself. Whoever runs the service writes them into the file of rules; a supervisor can raise slips by hand.',
  ),
  on: text('启用', 'on'),
  off: text('未启用', 'off'),
  raises: text('触发', 'Raised when'),
  clears: text('解除', 'Cleared when'),
  limit: text('答复时限', 'Answer within'),
  days: text('{n} 个工作日', '{n} working days'),
  says: text('{day} 会说 {n} 件', '{n} on {day}'),
  nothing: text('{day} 没有要说的，换一天再试。', 'Nothing on {day}; try another day.'),
  service: text('看本服务自身，不试算。', 'It looks at the service itself and is not tried.'),
  year: text('全年逐日试算', 'Its whole year, day by day'),
  yearLead: text(
    '按每天当时已知、已公布的数据试算：只列出有新内容的日子。书面报送和人工答复不在其内。',
    'By what was known and public at the end of each day; only days with something new are listed. Written reports and what people answered do not enter.',
  ),
  quiet: text('全年没有要说的。', 'Nothing all year.'),
  day: text('日期', 'Day'),
  raised: text('触发或升级', 'Raised or graver'),
  ended: text('解除', 'Over'),
  standing: text('当日仍在', 'Standing'),
  more: text('另有 {n} 件', 'and {n} more'),
  back: text('全部规则', 'All rules'),
} as const
const SHOWN_A_RULE = 12
const SHOWN_A_DAY = 20

export function renderRules({ rules, plan, asOf }: RulesInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const children = (
    <>
      <AlertsNav frame={frame} here="/alerts/rules" />
      <h1>{say('title')}</h1>
      <p class="lead">
        {plan && `${plan.title} · ${dayWords(asOf, lang)}　`}
        {say('lead')}
      </p>
      {rules.length === 0 && <Empty>{say('none')}</Empty>}
      {rules.map((rule) => (
        <section key={rule.id} class="card rule" id={rule.id}>
          <Head rule={rule} lang={lang} />
          {plan && <Says rule={rule} plan={plan} asOf={asOf} lang={lang} />}
        </section>
      ))}
    </>
  )
  return pageOf({ title: say('title'), dated: true, styles, children }, frame)
}

const styles = formStyles + deskStyles + alertStyles

function Head({ rule, lang }: { rule: ShownRule; lang: Language }) {
  const say = speak(WORDS, lang)
  return (
    <>
      <h2>
        {rule.title[lang]} <code>{rule.id}</code>{' '}
        <span class={rule.on ? '' : 'off'}>（{say(rule.on ? 'on' : 'off')}）</span>
      </h2>
      <dl>
        <dt>{say('raises')}</dt>
        <dd>{rule.words.raises[lang]}</dd>
        <dt>{say('clears')}</dt>
        <dd>{rule.words.clears[lang]}</dd>
        <dt>{say('limit')}</dt>
        <dd>{say('days', { n: rule.limitDays })}</dd>
      </dl>
    </>
  )
}

interface SaysInput {
  readonly rule: RulesInput['rules'][number]
  readonly plan: Plan
  readonly asOf: Day
  readonly lang: Language
}

function Says({ rule, plan, asOf, lang }: SaysInput) {
  const say = speak(WORDS, lang)
  const { says } = rule
  if (rule.ofService) return <p class="lead">{say('service')}</p>
  const day = dayWords(asOf, lang)
  const rest = says.length - SHOWN_A_RULE
  return (
    <>
      {says.length === 0 ? (
        <p class="lead">{say('nothing', { day })}</p>
      ) : (
        <details>
          <summary>{say('says', { day, n: says.length })}</summary>
          <ul class="said">
            {says.slice(0, SHOWN_A_RULE).map((finding, index) => (
              <li key={index}>
                <LevelMark level={finding.level} lang={lang} /> {finding.reason[lang]}
              </li>
            ))}
          </ul>
          {rest > 0 && <p class="lead">{say('more', { n: rest })}</p>}
        </details>
      )}
      <p>
        <a href={`/alerts/rules/${encodeURIComponent(rule.id)}${queryOf({ plan: plan.id })}`}>
          {say('year')}
          <span class="sr"> {rule.title[lang]}</span>
        </a>
      </p>
    </>
  )
}

export function renderRuleYear({ rule, plan, year }: RuleYearInput, frame: Frame): string {
  const { lang } = frame
  const say = speak(WORDS, lang)
  const children = (
    <>
      <AlertsNav frame={frame} here="/alerts/rules" />
      <h1>{say('year')}</h1>
      <p class="lead">
        {plan.title}　{say('yearLead')}{' '}
        <a href={`/alerts/rules${queryOf({ plan: plan.id })}`}>{say('back')}</a>
      </p>
      <section class="card rule">
        <Head rule={rule} lang={lang} />
      </section>
      <Table
        label={say('year')}
        class="deeds"
        rows={year}
        empty={say('quiet')}
        columns={[
          { head: say('day'), cell: ({ day }) => day },
          {
            head: say('raised'),
            cell: ({ raised }) =>
              levelsOf(raised).map((level) => (
                <p key={level}>
                  <LevelMark level={level} lang={lang} />{' '}
                  <Matters
                    matters={raised.filter((one) => one.level === level).map(({ matter }) => matter)}
                    plan={plan}
                    lang={lang}
                  />
                </p>
              )),
          },
          { head: say('ended'), cell: ({ ended }) => <Matters matters={ended} plan={plan} lang={lang} /> },
          { head: say('standing'), cell: ({ standing }) => standing },
        ]}
      />
    </>
  )
  return pageOf({ title: `${say('year')} · ${rule.title[lang]}`, styles, children }, frame)
}

const levelsOf = (findings: readonly Finding[]): Level[] => [...new Set(findings.map(({ level }) => level))]

interface MattersInput {
  readonly matters: readonly Finding['matter'][]
  readonly plan: Plan
  readonly lang: Language
}

/** What it is about, one after the other; an indicator leads to its page. */
function Matters({ matters, plan, lang }: MattersInput) {
  const rest = matters.length - SHOWN_A_DAY
  return (
    <>
      {matters.slice(0, SHOWN_A_DAY).map(({ subject }, index) => (
        <span key={index}>
          {index > 0 && '、'}
          {subject.kind === 'indicator' ? (
            <a href={indicatorHref(subject.id, { plan: plan.id })}>{subjectName(subject, plan)}</a>
          ) : (
            subjectName(subject, plan)
          )}
        </span>
      ))}
      {rest > 0 && `、${speak(WORDS, lang)('more', { n: rest })}`}
    </>
  )
}
