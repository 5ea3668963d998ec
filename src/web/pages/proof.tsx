// The proof in three parts: the target with its words, the figures, the sum with its rule and conclusion.
import type { Proof, ProofInput } from '../../core/assessment.ts'
import { defaultBasis } from '../../core/basis.ts'
import { comparatorSign } from '../../core/comparators.ts'
import { written } from '../../core/decimal.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator } from '../../core/plan.ts'
import type { Language } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import { Table } from '../kit/table.tsx'
import type { MessageKey, Say } from '../messages/index.ts'

interface Input {
  readonly proof: Proof
  readonly indicator: Indicator
  readonly lang: Language
  readonly say: Say
}

const ROLES: Readonly<Record<ProofInput['role'], MessageKey>> = {
  actual: 'roleActual',
  earlier: 'roleEarlier',
  partner: 'rolePartner',
  step: 'roleStep',
}

/** Rule, every line of arithmetic, and what follows. */
export const ProofSum = ({ proof, lang, say }: Input) => (
  <div>
    <p class="lead">{say('proofIntro')}</p>
    <p>
      {proof.rule.words[lang]} <code>{proof.rule.id}</code>
    </p>
    <Table
      label={say('stepArithmetic')}
      pane="scroll"
      class="sum"
      rows={proof.lines}
      columns={[
        { cell: ({ name }) => name[lang] },
        { cell: ({ formula, value }) => (value ? `${formula} = ${written(value)}` : formula) },
      ]}
    />
    <p class="conclusion">{proof.conclusion[lang]}</p>
  </div>
)

/** The words of the notice, what documents changed of them, and the target as it is read. */
export function ProofTarget({ proof, indicator, lang, say }: Input) {
  const { target } = proof.assessment
  return (
    <div>
      {proof.phrase !== null && (
        <p>
          {say('phraseOf')}：<q lang="zh-CN">{proof.phrase}</q>
        </p>
      )}
      {proof.changes.map((words) => (
        <p key={words.en} class="amended">
          {words[lang]}
        </p>
      ))}
      <p>
        <code>
          {comparatorSign(target.comparator)} {goalOfProof(proof)}
        </code>{' '}
        {kindRules[indicator.kind].name[lang]} · {say(target.firmness)} · {target.horizon}
      </p>
    </div>
  )
}

/** `8 %`, `[6, 7] %`, the partner's id. */
function goalOfProof({ assessment: { target }, unit }: Proof): string {
  const { value, upper } = target
  if (!value) return target.with ?? '—'
  return `${upper ? `[${written(value)}, ${written(upper)}]` : written(value)} ${unit}`
}

/** The figures that entered the judgement. */
export function ProofInputs({ proof, indicator, lang, say }: Input) {
  if (proof.inputs.length === 0) return <p>{say('noInputs')}</p>
  return (
    <Table
      label={say('stepInputs')}
      pane="scroll"
      rows={proof.inputs}
      columns={[
        {
          head: say('period'),
          cell: ({ role, period }) =>
            `${say(ROLES[role])} · ${periodWords(period, defaultBasis(indicator))[lang]}`,
        },
        {
          head: say('value'),
          class: 'number',
          cell: ({ value }) => (value ? `${written(value)} ${proof.unit}` : '—'),
        },
        { head: say('knownAtHead'), cell: ({ knownAt }) => knownAt && momentWords(knownAt) },
        { head: say('uploadHead'), cell: ({ upload }) => upload && <code>{upload.slice(0, 12)}</code> },
        { head: say('cellHead'), cell: ({ cell }) => cell },
        { head: say('sourceHead'), class: 'wrap', cell: ({ source }) => sourceWords(source, say) },
      ]}
    />
  )
}

export const sourceWords = (source: string, say: Say): string => (source === 'demo' ? say('demo') : source)
