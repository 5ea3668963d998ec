// What the target of an indicator is shared out to (指标分解), by the gap, with what all shares make together; and of a share the way to its whole.
import { indicatorHref } from '../../boards/index.ts'
import { type ShareRow, shareRows } from '../../boards/tiles/shares.ts'
import { answerersOf } from '../../core/answerable.ts'
import type { Assessment } from '../../core/assessment.ts'
import { addsUpOverShares, reportedTogether, sharedOut, wholeOf } from '../../core/decomposition.ts'
import { byIndicatorOf } from '../../core/figures-about.ts'
import type { Observation } from '../../core/observation.ts'
import type { Day } from '../../core/period.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { differenceWords, EXACTLY_SHARED, NEVER_ADDED } from '../../core/shared-out.ts'
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { LeaderNames, UnitNames } from '../kit/names.tsx'
import { speak } from '../kit/speak.ts'
import { Table } from '../kit/table.tsx'
import { ShareBullet } from '../share-bullet.tsx'
import { StatusIcon } from '../wall/icons.tsx'

interface SharesInput {
  readonly plan: Plan
  readonly indicator: Indicator
  /** Of the plan, as the reader may see them. */
  readonly assessments: readonly Assessment[]
  readonly figures: readonly Observation[]
  readonly asOf: Day
}

const WORDS = {
  title: text('分解到各单位、各地方（{n} 项）', 'Shared out to {n}'),
  where: text('单位、地方', 'Unit or place'),
  state: text('状态', 'Status'),
  figure: text('完成', 'Figure'),
  target: text('目标', 'Target'),
  against: text('目标与进度', 'Against target and pace'),
  gap: text('差距', 'Gap'),
  lead: text('牵头单位', 'Lead'),
  leader: text('分管领导', 'Leader in charge'),
  whole: text('分解自', 'A share of'),
} as const

/** Nothing where the target is not shared out. */
export function SharedOutTo({ input, frame }: { input: SharesInput; frame: Frame }) {
  const { plan, indicator } = input
  const { lang, look } = frame
  const say = speak(WORDS, lang)
  const assessments = new Map(input.assessments.map((assessment) => [assessment.indicator, assessment]))
  const context = { plan, assessments, figures: byIndicatorOf(input.figures), lang, look }
  const found = shareRows(context, indicator)
  if (found === null) return null
  const { rows } = found
  const answerers = new Map(
    plan.indicators
      .filter(({ shareOf }) => shareOf === indicator.id)
      .map((one) => [one.id, answerersOf(plan, one)]),
  )
  return (
    <>
      <h2>{say('title', { n: rows.length })}</h2>
      {factsOf(input, assessments).map((words) => (
        <p key={words.en} class="lead">
          {words[lang]}
        </p>
      ))}
      <Table
        label={say('title', { n: rows.length })}
        class="shares-table"
        rows={rows}
        columns={[
          {
            head: say('where'),
            class: 'wrap',
            isHead: true,
            cell: ({ name, href }) => <a href={href}>{name}</a>,
          },
          {
            head: say('state'),
            class: ({ light }: ShareRow) => `light-${light}`,
            cell: ({ status, light, word }) => (
              <span class="state">
                <StatusIcon status={status} light={light} />
                {word}
              </span>
            ),
          },
          {
            head: say('figure'),
            class: 'number',
            cell: ({ value, period }) => (
              <>
                {value ? `${value.number}${value.unit === '%' ? '' : ' '}${value.unit}` : '—'}
                {period && <small>{period}</small>}
              </>
            ),
          },
          { head: say('target'), class: 'number', cell: ({ target }) => target.short },
          { head: say('against'), cell: (row) => <ShareBullet row={row} /> },
          { head: say('gap'), class: 'wrap', cell: ({ gap }) => gap?.words ?? '' },
          {
            head: say('lead'),
            class: 'wrap',
            cell: ({ id }) => <UnitNames plan={plan} ids={answerers.get(id)?.lead ?? []} look={look} />,
          },
          {
            head: say('leader'),
            cell: ({ id }) => <LeaderNames plan={plan} ids={answerers.get(id)?.leaders ?? []} look={look} />,
          },
        ]}
      />
    </>
  )
}

/** What the shares promise and report together beside the whole; of rates that nothing is added. */
function factsOf({ plan, indicator, asOf }: SharesInput, assessments: ReadonlyMap<string, Assessment>) {
  if (!addsUpOverShares(indicator)) return [NEVER_ADDED]
  const promised = sharedOut(plan, indicator, asOf)
  const reported = reportedTogether(plan, indicator, assessments)
  return [
    promised && (differenceWords(indicator, 'target', promised) ?? EXACTLY_SHARED),
    reported && differenceWords(indicator, 'figure', reported),
  ].filter((words) => words !== null)
}

/** Of a share: what it is a share of. */
export function WholeLink({
  plan,
  indicator,
  frame,
}: Pick<SharesInput, 'plan' | 'indicator'> & { frame: Frame }) {
  const whole = wholeOf(plan, indicator)
  if (whole === null) return null
  const { lang, look } = frame
  return (
    <p class="lead">
      {WORDS.whole[lang]}{' '}
      <a href={indicatorHref(whole.id, { ...look, plan: plan.id })}>
        {lang === 'en' ? (whole.nameEn ?? whole.name) : whole.name}
      </a>
    </p>
  )
}

export const sharesStyles = `
.shares-table .share-bullet,.shares-table .share-bullet svg{display:block;width:130px}
.shares-table .share-bullet svg{height:20px}
`
