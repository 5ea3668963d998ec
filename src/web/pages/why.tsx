// Why an indicator stands as it does: target, figure and sum in a line each, which open into the proof.
import type { ComponentChildren } from 'preact'
import type { Assessment, Proof } from '../../core/assessment.ts'
import { defaultBasis } from '../../core/basis.ts'
import { comparatorSign } from '../../core/comparators.ts'
import { written } from '../../core/decimal.ts'
import type { MarkedEvent } from '../../core/marked-event.ts'
import type { Day } from '../../core/period.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator, Plan } from '../../core/plan.ts'
import { stepWords } from '../../core/step-words.ts'
import { text } from '../../core/text.ts'
import type { UploadName } from '../../store/store.ts'
import type { Frame } from '../frame.ts'
import { speak } from '../kit/speak.ts'
import type { Say } from '../messages/index.ts'
import { Definition } from './definition.tsx'
import { ProofInputs, ProofSum, ProofTarget } from './proof.tsx'
import { Redefinitions } from './redefinitions.tsx'
import { TaskWords } from './task-words.tsx'

interface WhyInput {
  readonly plan: Plan
  readonly indicator: Indicator
  readonly assessment: Assessment
  readonly proof: Proof
  readonly uploads: ReadonlyMap<string, UploadName>
  readonly asOf: Day
  /** `redefinitionsThen(...)` */
  readonly redefined?: readonly MarkedEvent[]
  readonly mayMark: boolean
}

const WORDS = {
  why: text('为什么是这个状态', 'Why it stands so'),
  target: text('目标', 'Target'),
  figure: text('数据', 'Figure'),
  sum: text('计算', 'Sum'),
  none: text('没有可用的数据', 'no figure to use'),
} as const

export function Why({ input, frame, say }: { input: WhyInput; frame: Frame; say: Say }) {
  const { plan, indicator, proof, asOf } = input
  const { lang, look } = frame
  const own = speak(WORDS, lang)
  const task = plan.tasks.find(({ number }) => number === indicator.task)
  const steps = stepWords(indicator)?.[lang]
  const proofInput = { proof, indicator, lang, say }
  return (
    <section class="card why" aria-label={own('why')}>
      <Line name={own('target')} words={targetLine(input)} phrase={proof.phrase}>
        {task && (
          <TaskWords
            plan={plan}
            task={task}
            phrase={indicator.phrase}
            say={say}
            lang={lang}
            asOf={asOf}
            look={look}
          />
        )}
        <ProofTarget {...proofInput} />
        {steps && (
          <p>
            {say('stepsReported')}：{steps}
          </p>
        )}
        <Definition plan={plan} indicator={indicator} say={say} lang={lang} />
        <Redefinitions input={input} frame={frame} />
      </Line>
      <Line name={own('figure')} words={figureLine(input, frame) ?? own('none')}>
        <ProofInputs {...proofInput} />
      </Line>
      <Line name={own('sum')} words={sumLine(proof, lang)}>
        <ProofSum {...proofInput} />
      </Line>
    </section>
  )
}

interface LineInput {
  readonly name: string
  readonly words: string
  /** Words of the notice; absent: none. */
  readonly phrase?: string | null
  readonly children: ComponentChildren
}

const Line = ({ name, words, phrase, children }: LineInput) => (
  <details class="fold">
    <summary>
      <b>{name}</b>{' '}
      <span>
        {words}
        {phrase && (
          <>
            {' '}
            <q lang="zh-CN">{phrase}</q>
          </>
        )}
      </span>
    </summary>
    {children}
  </details>
)

function targetLine({ proof: { assessment, unit } }: WhyInput): string {
  const { value, upper, with: partner, comparator } = assessment.target
  if (!value) return `${comparatorSign(comparator)} ${partner ?? ''}`
  const number = upper ? `[${written(value)}, ${written(upper)}]` : written(value)
  return `${comparatorSign(comparator)} ${number} ${unit}`
}

function figureLine({ plan, indicator, assessment, uploads }: WhyInput, { lang }: Frame): string | null {
  const { actual, period, upload, cell } = assessment
  if (!actual || period === null) return null
  const file = upload === null ? undefined : uploads.get(upload)?.filename
  return [
    `${periodWords(period, defaultBasis(indicator), plan)[lang]} ${written(actual)} ${indicator.unit}`,
    [file, cell].filter(Boolean).join(' '),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The last two lines: what the gap is, and what follows from it. */
const sumLine = ({ lines }: Proof, lang: Frame['lang']): string =>
  lines
    .slice(-2)
    .map(({ name, formula, value }) => `${name[lang]} ${value ? `${formula} = ${written(value)}` : formula}`)
    .join('；')
