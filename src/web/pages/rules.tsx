// Each rule in words, and what it says on a day; one rule's year as a table: before anybody switches it on.
import { indicatorHref } from '../../boards/index.ts'
import type { Day } from '../../core/period.ts'
import type { Plan } from '../../core/plan.ts'
import { type Text, text } from '../../core/text.ts'
import type { Finding, Level } from '../../slips/finding.ts'
import { subjectName } from '../../slips/sheet.ts'
import { dayWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './alerts-nav.tsx'
import { pageOf } from './page.tsx'
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

export interface RulesInput {
  readonly rules: readonly (ShownRule & { readonly says: readonly Finding[] })[]
  /** null: there is no plan to try them on. */
  readonly plan: Plan | null
  readonly asOf: Day
}

export interface RuleYearInput {
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
    '规则写在 dashboards/alerts.yaml 里。未启用的规则也照样试算：先看它会说什么，再决定要不要启用。',
    'Rules stand in dashboards/alerts.yaml. One that is off is tried all the same: see what it would say before it is switched on.',
  ),
  none: text('没有规则。', 'There are no rules.'),
  on: text('启用', 'on'),
  off: text('未启用', 'off'),
  raises: text('触发', 'Raised when'),
  clears: text('解除', 'Cleared when'),
  limit: text('答复时限', 'Answer within'),
  days: text('个工作日', 'working days'),
  says: text('{day} 会说 {n} 件', '{n} on {day}'),
  nothing: text('{day} 没有要说的。', 'Nothing on {day}.'),
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
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  return pageOf(
    {
      title: say('title'),
      demo: false,
      dated: true,
      styles: formStyles + deskStyles + alertStyles,
      children: (
        <>
          <AlertsNav frame={frame} here="/alerts/rules" />
          <h1>{say('title')}</h1>
          <p class="lead">
            {plan && `${plan.title} · ${dayWords(asOf, lang)}　`}
            {say('lead')}
          </p>
          {rules.length === 0 && <p class="card">{say('none')}</p>}
          {rules.map((rule) => (
            <section key={rule.id} class="card rule" id={rule.id}>
              <Head rule={rule} frame={frame} />
              {plan && <Says rule={rule} plan={plan} asOf={asOf} frame={frame} />}
            </section>
          ))}
        </>
      ),
    },
    frame,
  )
}

function Head({ rule, frame: { lang } }: { rule: ShownRule; frame: Frame }) {
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
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
        <dd>
          {rule.limitDays} {say('days')}
        </dd>
      </dl>
    </>
  )
}

interface SaysInput {
  readonly rule: RulesInput['rules'][number]
  readonly plan: Plan
  readonly asOf: Day
  readonly frame: Frame
}

function Says({ rule, plan, asOf, frame }: SaysInput) {
  const { lang, look } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  if (rule.ofService) return <p class="lead">{say('service')}</p>
  const filled = (key: 'says' | 'nothing'): string =>
    say(key).replace('{day}', dayWords(asOf, lang)).replace('{n}', String(rule.says.length))
  const query = new URLSearchParams({ plan: plan.id, ...(look.lang && { lang: look.lang }) })
  return (
    <>
      {rule.says.length === 0 ? (
        <p class="lead">{filled('nothing')}</p>
      ) : (
        <details>
          <summary>{filled('says')}</summary>
          <ul class="said">
            {rule.says.slice(0, SHOWN_A_RULE).map((finding, index) => (
              <li key={index}>
                <LevelMark level={finding.level} lang={lang} /> {finding.reason[lang]}
              </li>
            ))}
          </ul>
          {rule.says.length > SHOWN_A_RULE && (
            <p class="lead">{say('more').replace('{n}', String(rule.says.length - SHOWN_A_RULE))}</p>
          )}
        </details>
      )}
      <p>
        <a href={`/alerts/rules/${encodeURIComponent(rule.id)}?${query}`}>
          {say('year')}
          <span class="sr"> {rule.title[lang]}</span>
        </a>
      </p>
    </>
  )
}

export function renderRuleYear({ rule, plan, year }: RuleYearInput, frame: Frame): string {
  const { lang, look } = frame
  const say = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const query = new URLSearchParams({ plan: plan.id, ...(look.lang && { lang: look.lang }) })
  const levels = (findings: readonly Finding[]): Level[] => [...new Set(findings.map(({ level }) => level))]
  const link = ({ subject }: Finding['matter']) =>
    subject.kind === 'indicator' ? (
      <a href={indicatorHref(subject.id, { plan: plan.id, lang: look.lang ?? null })}>
        {subjectName(subject, plan)}
      </a>
    ) : (
      <span>{subjectName(subject, plan)}</span>
    )
  const list = (matters: readonly Finding['matter'][]) => (
    <>
      {matters.slice(0, SHOWN_A_DAY).map((matter, index) => (
        <span key={index}>
          {index > 0 && '、'}
          {link(matter)}
        </span>
      ))}
      {matters.length > SHOWN_A_DAY &&
        `、${say('more').replace('{n}', String(matters.length - SHOWN_A_DAY))}`}
    </>
  )
  return pageOf(
    {
      title: `${say('year')} · ${rule.title[lang]}`,
      demo: false,
      dated: false,
      styles: formStyles + deskStyles + alertStyles,
      children: (
        <>
          <AlertsNav frame={frame} here="/alerts/rules" />
          <h1>{say('year')}</h1>
          <p class="lead">
            {plan.title}　{say('yearLead')} <a href={`/alerts/rules?${query}`}>{say('back')}</a>
          </p>
          <section class="card rule">
            <Head rule={rule} frame={frame} />
          </section>
          {year.length === 0 ? (
            <p class="card">{say('quiet')}</p>
          ) : (
            <div class="card scroll stack">
              <table class="deeds">
                <thead>
                  <tr>
                    <th scope="col">{say('day')}</th>
                    <th scope="col">{say('raised')}</th>
                    <th scope="col">{say('ended')}</th>
                    <th scope="col">{say('standing')}</th>
                  </tr>
                </thead>
                <tbody>
                  {year.map(({ day, raised, ended, standing }) => (
                    <tr key={day}>
                      <td data-name={say('day')}>{day}</td>
                      <td data-name={say('raised')}>
                        {levels(raised).map((level) => (
                          <p key={level}>
                            <LevelMark level={level} lang={lang} />{' '}
                            {list(raised.filter((one) => one.level === level).map(({ matter }) => matter))}
                          </p>
                        ))}
                      </td>
                      <td data-name={say('ended')}>{list(ended)}</td>
                      <td data-name={say('standing')}>{standing}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      ),
    },
    frame,
  )
}
