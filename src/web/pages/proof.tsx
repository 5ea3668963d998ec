// The proof: target with its words, inputs, rule, every line of arithmetic, conclusion.
import type { Proof, ProofInput } from '../../core/assessment.ts'
import { defaultBasis } from '../../core/basis.ts'
import { comparatorSign } from '../../core/comparators.ts'
import { written } from '../../core/decimal.ts'
import { kindRules } from '../../core/kinds/index.ts'
import { periodWords } from '../../core/period-words.ts'
import type { Indicator } from '../../core/plan.ts'
import type { Language } from '../../core/text.ts'
import { momentWords } from '../day-words.ts'
import { Steps } from '../kit/notes.tsx'
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

export const ProofOf = (input: Input) => {
  const { proof, lang, say } = input
  return (
    <div class="card">
      <p class="lead">{say('proofIntro')}</p>
      <Steps
        class="proof"
        steps={[
          { title: say('stepTarget'), content: <Target {...input} /> },
          { title: say('stepInputs'), content: <Inputs {...input} /> },
          {
            title: say('stepRule'),
            content: (
              <div>
                <p>{proof.rule.words[lang]}</p>
                <p class="lead">
                  <code>{proof.rule.id}</code>
                </p>
              </div>
            ),
          },
          {
            title: say('stepArithmetic'),
            content: (
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
            ),
          },
          { title: say('stepConclusion'), content: <p class="conclusion">{proof.conclusion[lang]}</p> },
        ]}
      />
    </div>
  )
}

function Target({ proof, indicator, lang, say }: Input) {
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

function Inputs({ proof, indicator, lang, say }: Input) {
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
