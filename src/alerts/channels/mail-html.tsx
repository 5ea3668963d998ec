// A notice as the HTML of a mail: tables and inline styles, because mail readers know little else.
import { renderToString } from 'preact-render-to-string'
import { LIGHT } from '../../charts/index.ts'
import { LANGUAGE_TAGS, type Language, text } from '../../core/text.ts'
import type { Level } from '../../slips/finding.ts'
import type { Notice, NoticeItem } from '../../slips/notice.ts'
import { headOf, linkOf } from './words.ts'

const STRIPES: Readonly<Record<Level, string>> = { blue: LIGHT.blue, orange: '#b45f06', red: LIGHT.red }
const ACT = text('查看依据并办理', 'See the proof and act')

/** Content id of an item's picture; null: it has none. */
type CidOf = (index: number) => string | null

/** `publicUrl`: under which people reach the service; null: nothing is linked. */
export function mailHtml(notice: Notice, lang: Language, publicUrl: string | null, cidOf: CidOf): string {
  const title = notice.title[lang]
  const page = renderToString(
    <html lang={LANGUAGE_TAGS[lang]}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
      </head>
      <body
        style={`margin:0;padding:24px;background:${LIGHT.ground};color:${LIGHT.text};font:16px/1.6 sans-serif`}
      >
        <h1 style="margin:0 0 16px;font-size:20px">{title}</h1>
        {notice.items.map((item, index) => (
          <Item key={index} item={item} lang={lang} link={linkOf(item.path, publicUrl)} cid={cidOf(index)} />
        ))}
      </body>
    </html>,
  )
  return `<!doctype html>${page}`
}

interface ItemInput {
  readonly item: NoticeItem
  readonly lang: Language
  readonly link: string | null
  readonly cid: string | null
}

function Item({ item, lang, link, cid }: ItemInput) {
  const { level, reason, facts } = item
  const stripe = level === null ? LIGHT.muted : STRIPES[level]
  return (
    <table
      role="presentation"
      width="100%"
      style={`margin:0 0 16px;border-collapse:collapse;background:${LIGHT.card};border-left:6px solid ${stripe}`}
    >
      <tr>
        <td style="padding:16px;vertical-align:top">
          <h2 style="margin:0 0 8px;font-size:17px">{headOf(item, lang)}</h2>
          <p style="margin:0 0 8px">{reason[lang]}</p>
          {facts.length > 0 && <Facts facts={facts} lang={lang} />}
          {link !== null && (
            <p style="margin:12px 0 0">
              <a href={link} style={`color:${LIGHT.blue}`}>
                {ACT[lang]}
              </a>
            </p>
          )}
        </td>
        {cid !== null && (
          <td style="width:260px;padding:0 0 0 16px;vertical-align:top">
            <img src={`cid:${cid}`} width="240" alt={reason[lang]} style="display:block" />
          </td>
        )}
      </tr>
    </table>
  )
}

const NAME_STYLE = `padding:2px 12px 2px 0;text-align:left;font-weight:normal;color:${LIGHT.muted};white-space:nowrap;vertical-align:top`

const Facts = ({ facts, lang }: { facts: NoticeItem['facts']; lang: Language }) => (
  <table style="border-collapse:collapse;font-size:15px">
    {facts.map(({ name, value }, index) => (
      <tr key={index}>
        <th scope="row" style={NAME_STYLE}>
          {name[lang]}
        </th>
        <td style="padding:2px 0">{value[lang]}</td>
      </tr>
    ))}
  </table>
)
