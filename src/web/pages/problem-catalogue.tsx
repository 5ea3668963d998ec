// Every failure that a user can see: what it means and how it is mended.
import type { CatalogueRow } from '../../core/problems/catalogue.ts'
import { text } from '../../core/text.ts'
import type { Frame } from '../frame.ts'
import { pageOf } from '../kit/page.tsx'

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
