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
import type { MessageKey, Say } from '../messages/index.ts'

interface Input {
  readonly proof: Proof
  readonly indicator: Indicator
  readonly lang: Language
  readonly say: Say
}

const ROLES: Readonly<Record<ProofInput['role'], MessageKey>> = {
  actual: 'roleActual',
  partner: 'rolePartner',
  step: 'roleStep',
}

export function ProofOf({ proof, indicator, lang, say }: Input) {
  const { target } = proof.assessment
  return (
    <div class="card">
      <p class="lead">{say('proofIntro')}</p>
      <ol class="proof">
        <li>
          <h3>{say('stepTarget')}</h3>
          <div>
            {proof.phrase !== null && (
              <p>
                {say('phraseOf')}：<q lang="zh-CN">{proof.phrase}</q>
              </p>
            )}
            <p>
              <code>
                {comparatorSign(target.comparator)}{' '}
                {target.value ? `${written(target.value)} ${proof.unit}` : target.with}
              </code>{' '}
              {kindRules[indicator.kind].name[lang]} · {say(target.firmness)} · {target.horizon}
            </p>
          </div>
        </li>
        <li>
          <h3>{say('stepInputs')}</h3>
          <Inputs proof={proof} indicator={indicator} lang={lang} say={say} />
        </li>
        <li>
          <h3>{say('stepRule')}</h3>
          <div>
            <p>{proof.rule.words[lang]}</p>
            <p class="lead">
              <code>{proof.rule.id}</code>
            </p>
          </div>
        </li>
        <li>
          <h3>{say('stepArithmetic')}</h3>
          <div class="scroll">
            <table class="sum">
              <tbody>
                {proof.lines.map((line, index) => (
                  <tr key={index}>
                    <td>{line.name[lang]}</td>
                    <td>
                      {line.formula}
                      {line.value && ` = ${written(line.value)}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </li>
        <li>
          <h3>{say('stepConclusion')}</h3>
          <p class="conclusion">{proof.conclusion[lang]}</p>
        </li>
      </ol>
    </div>
  )
}

function Inputs({ proof, indicator, lang, say }: Input) {
  if (proof.inputs.length === 0) return <p>{say('noInputs')}</p>
  return (
    <div class="scroll">
      <table class="stack">
        <thead>
          <tr>
            <th>{say('period')}</th>
            <th class="number">{say('value')}</th>
            <th>{say('knownAtHead')}</th>
            <th>{say('uploadHead')}</th>
            <th>{say('cellHead')}</th>
            <th>{say('sourceHead')}</th>
          </tr>
        </thead>
        <tbody>
          {proof.inputs.map((input) => (
            <tr key={`${input.role}${input.indicator}${input.period}`}>
              <td data-label={say('period')}>
                {say(ROLES[input.role])} · {periodWords(input.period, defaultBasis(indicator))[lang]}
              </td>
              <td class="number" data-label={say('value')}>
                {input.value ? `${written(input.value)} ${proof.unit}` : '—'}
              </td>
              <td data-label={say('knownAtHead')}>{input.knownAt && momentWords(input.knownAt)}</td>
              <td data-label={say('uploadHead')}>
                {input.upload && <code>{input.upload.slice(0, 12)}</code>}
              </td>
              <td data-label={say('cellHead')}>{input.cell}</td>
              <td class="wrap" data-label={say('sourceHead')}>
                {sourceWords(input.source, say)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export const sourceWords = (source: string, say: Say): string => (source === 'demo' ? say('demo') : source)
