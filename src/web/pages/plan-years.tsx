// Plans of one region side by side: an indicator a line, a year a column, with target, outcome and status.
import { indicatorHref, queryOf } from '../../boards/index.ts'
import { yearWords } from '../../core/period-words.ts'
import type { KeptPlan } from '../../core/plan.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { statusWord } from '../../core/status-words.ts'
import { type Language, text } from '../../core/text.ts'
import type { YearsLine } from '../../core/years.ts'
import type { Frame } from '../frame.ts'
import { Neighbours } from '../kit/notes.tsx'
import { pageOf } from '../kit/page.tsx'
import { Pager } from '../kit/pager.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { formStyles } from '../styles/form.ts'
import { planStyles } from '../styles/plans.ts'
import { yearsStyles } from '../styles/years.ts'
import { StatusIcon } from '../wall/icons.tsx'
import { OutcomeOfYear, targetOfYear, type YearOfIndicator } from './indicator-years.tsx'

const WORDS = {
  title: text('历年目标', 'Plans over the years'),
  titleOf: text('{region}历年目标', 'Plans over the years: {region}'),
  lead: text(
    '同一指标各年度的目标、完成和结论。',
    'Target, outcome and status of each indicator, year by year.',
  ),
  plans: text('全部年度目标', 'All plans'),
  regions: text('地区', 'Regions'),
  indicator: text('指标', 'Indicator'),
  none: text(
    '还没有年度目标；由督查员在“年度目标”里起草或送入，两年以上就能逐年对照。',
    'There is no plan yet; a supervisor drafts or sends one under Plans, and two of them stand beside each other here.',
  ),
  target: text('目标 {words}', 'Target: {words}'),
  absent: text('未列入', 'not in it'),
  count: text('共 {n} 个指标', '{n} indicators'),
  earlier: text('更早的年度', 'Earlier years'),
  later: text('更近的年度', 'Later years'),
}

interface PlanYearsInput {
  /** null: there is no plan. */
  readonly region: { readonly code: string; readonly name: string | null } | null
  readonly regions: readonly { readonly code: string; readonly name: string | null }[]
  /** Of this page's columns, the oldest first. */
  readonly plans: readonly KeptPlan[]
  /** Of this page's rows. */
  readonly lines: readonly {
    readonly line: YearsLine
    /** By id of the plan. */
    readonly years: ReadonlyMap<string, YearOfIndicator>
  }[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** Which group of years, 1 the latest, of how many. */
  readonly group: number
  readonly groups: number
  readonly demo: boolean
}

export function renderPlanYears(input: PlanYearsInput, frame: Frame): string {
  const { lang, look } = frame
  const { region, plans, lines, group, groups } = input
  const say = speak(WORDS, lang)
  const title = region ? say('titleOf', { region: region.name ?? region.code }) : say('title')
  const href = (page: number, years: number) => {
    const query = new URLSearchParams(queryOf({ ...look, plan: null }))
    query.set('region', region?.code ?? '')
    if (years > 1) query.set('years', String(years))
    if (page > 1) query.set('page', String(page))
    return `/plans/years?${query}`
  }
  const ofRegion = (code: string): string => {
    const query = new URLSearchParams(queryOf({ ...look, plan: null }))
    query.set('region', code)
    return `/plans/years?${query}`
  }
  const children = (
    <>
      <h1>{title}</h1>
      <p class="lead">
        {say('lead')} <a href={`/plans${queryOf({ ...look, plan: null })}`}>{say('plans')}</a>
      </p>
      {input.regions.length > 1 && (
        <Neighbours
          label={say('regions')}
          places={input.regions.map(({ code, name }) => [ofRegion(code), name ?? code])}
          here={ofRegion(region?.code ?? '')}
          look={{}}
        />
      )}
      {groups > 1 && (
        <p class="downloads">
          {group < groups && (
            <a class="button" href={href(1, group + 1)}>
              {say('earlier')}
            </a>
          )}
          {group > 1 && (
            <a class="button" href={href(1, group - 1)}>
              {say('later')}
            </a>
          )}
        </p>
      )}
      <Table
        label={title}
        rows={lines}
        class="years sides"
        empty={say('none')}
        columns={[
          {
            head: say('indicator'),
            isHead: true,
            class: 'wrap',
            cell: ({ line: { indicator } }) => (
              <>
                {lang === 'en' ? (indicator.nameEn ?? indicator.name) : indicator.name}
                <small>{indicator.unit}</small>
              </>
            ),
          },
          ...plans.map((kept) => ({
            head: headOf(kept, plans, lang),
            class: 'year',
            cell: ({ years }: PlanYearsInput['lines'][number]) => {
              const year = years.get(kept.plan.id)
              return year ? <Cell year={year} look={look} lang={lang} /> : <small>{say('absent')}</small>
            },
          })),
        ]}
      />
      <Pager
        page={input.page}
        pages={input.pages}
        counted={say('count', { n: input.total })}
        href={(page) => href(page, group)}
        lang={lang}
      />
    </>
  )
  const kept = region ? { region: region.code } : {}
  const styles = formStyles + planStyles + yearsStyles
  return pageOf({ title, demo: input.demo, dated: true, kept, styles, children }, frame)
}

/** The year, and of several plans of one year which. */
function headOf({ plan }: KeptPlan, plans: readonly KeptPlan[], lang: Language): string {
  const year = yearWords(plan)[lang]
  const isTwin = plans.filter((other) => yearWords(other.plan)[lang] === year).length > 1
  return isTwin ? `${year} · ${plan.title}` : year
}

interface CellInput {
  readonly year: YearOfIndicator
  readonly look: Partial<Standpoint>
  readonly lang: Language
}

function Cell({ year, look, lang }: CellInput) {
  const { plan, indicator, assessment } = year
  const { status, light } = assessment
  return (
    <a class="quiet" href={indicatorHref(indicator.id, { ...look, plan: plan.id })}>
      <b>
        <OutcomeOfYear year={year} lang={lang} />
      </b>
      <small>{speak(WORDS, lang)('target', { words: targetOfYear(year, lang) })}</small>
      <span class={`state light-${light}`}>
        <StatusIcon status={status} light={light} />
        {statusWord(status)[lang]}
      </span>
    </a>
  )
}
