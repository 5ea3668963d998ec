// A failure as a page: what happened, how to mend it, where to go on.
import type { Fault } from '../../core/problem.ts'
import type { CatalogueRow } from '../../core/problems/catalogue.ts'
import { type Text, text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { PlaceLinks } from '../kit/navigation.tsx'
import { pageOf } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { sayIn } from '../messages/index.ts'

interface ProblemInput {
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
  const children = (
    <>
      <h1>{problem.title[lang]}</h1>
      <div class="card">
        <p>{problem.detail[lang]}</p>
        <h2>{say('problemFix')}</h2>
        <p>{problem.fix[lang]}</p>
      </div>
      {problem.faults.length > 0 && <h2>{say('problemFaults')}</h2>}
      <Table
        label={say('problemFaults')}
        rows={problem.faults}
        class="faults"
        columns={[
          { cell: ({ row }) => row !== undefined && `${say('line')} ${row}` },
          { cell: ({ cell, column }) => cell ?? column },
          { cell: ({ detail, fix }) => `${detail[lang]} ${fix[lang]}` },
        ]}
      />
      <p class="lead">
        {problem.status} · {say('problemCode')} <code>{problem.code}</code>
        {problem.requestId && (
          <>
            {' '}
            · {say('requestId')} <code>{problem.requestId}</code>
          </>
        )}
      </p>
      <h2>{WAYS[lang]}</h2>
      <nav class="ways" aria-label={WAYS[lang]}>
        <PlaceLinks frame={frame} here={null} />
      </nav>
    </>
  )
  const dated = frame.look.asOf != null || frame.look.knownAt != null
  return pageOf({ title: problem.title[lang], dated, children }, frame)
}

const WAYS = text('可以去', 'Where to go on')
const TITLE = text('错误一览', 'Problems')

export function renderProblemCatalogue(rows: readonly CatalogueRow[], frame: Frame): string {
  const { lang } = frame
  return pageOf(
    {
      title: TITLE[lang],
      children: (
        <>
          <h1>{TITLE[lang]}</h1>
          {rows.map(({ code, status, title, detail, fix }) => (
            <section class="card" id={code} key={code}>
              <h2>{title[lang]}</h2>
              <p>
                <code>{code}</code> · {status}
              </p>
              <p>{detail[lang]}</p>
              <p>{fix[lang]}</p>
            </section>
          ))}
        </>
      ),
    },
    frame,
  )
}
