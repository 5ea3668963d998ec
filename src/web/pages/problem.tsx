// A failure as a page: what happened, how to mend it, where to go on.
import type { Fault } from '../../core/problem.ts'
import type { Text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { sayIn } from '../messages/index.ts'
import { pageOf } from './page.tsx'

export interface ProblemInput {
  readonly status: number
  readonly code: string
  readonly title: Text
  readonly detail: Text
  readonly fix: Text
  readonly faults: readonly Fault[]
  readonly requestId: string | null
}

export function renderProblem(problem: ProblemInput, frame: Frame): string {
  const { lang } = frame
  const say = sayIn(lang)
  return pageOf(
    {
      title: problem.title[lang],
      demo: false,
      dated: false,
      children: (
        <>
          <h1>{problem.title[lang]}</h1>
          <div class="card">
            <p>{problem.detail[lang]}</p>
            <h2>{say('problemFix')}</h2>
            <p>{problem.fix[lang]}</p>
          </div>
          {problem.faults.length > 0 && (
            <>
              <h2>{say('problemFaults')}</h2>
              <div class="card scroll">
                <table class="faults">
                  <tbody>
                    {problem.faults.map((fault, index) => (
                      <tr key={index}>
                        <td>{fault.row === undefined ? '' : `${say('line')} ${fault.row}`}</td>
                        <td>{fault.cell ?? fault.column ?? ''}</td>
                        <td>
                          {fault.detail[lang]} {fault.fix[lang]}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )}
          <p class="lead">
            {problem.status} · {say('problemCode')} <code>{problem.code}</code>
            {problem.requestId && (
              <>
                {' '}
                · {say('requestId')} <code>{problem.requestId}</code>
              </>
            )}
          </p>
          <p>
            <a href="/">{say('home')}</a>
          </p>
        </>
      ),
    },
    frame,
  )
}
