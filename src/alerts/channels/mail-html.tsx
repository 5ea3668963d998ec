// A notice as the HTML of a mail: tables and inline styles, because mail readers know little else.
import { renderToString } from 'preact-render-to-string'
import { LIGHT } from '../../charts/index.ts'
import { LANGUAGE_TAGS, type Language, text } from '../../core/text.ts'
import type { Level } from '../../slips/finding.ts'
import { foldedItems } from '../../slips/folded-items.ts'
import type { Notice, NoticeItem } from '../../slips/notice.ts'
import { CHOICE_PATH, headOf, linkOf } from './words.ts'

const STRIPES: Readonly<Record<Level, string>> = { blue: LIGHT.blue, orange: '#b45f06', red: LIGHT.red }
const ACT = text('查看依据并办理', 'See the proof and act')
const LOOK = text('查看', 'See')

const WHY = text(
  '您收到此信，是因为您承办、分管、督查或关注上列事项，或代收他人的通知。收信地址由管理员登记。',
  'You get this because you answer for, are in charge of, supervise or follow what is listed, or stand in for somebody. Administrators keep the addresses.',
)
const INBOX_WORDS = text('全部消息', 'All messages')
const CHOICE_WORDS = text('选择渠道和时间', 'Choose channel and hour')

/** Content id of an item's picture; null: it has none. */
type CidOf = (index: number) => string | null

/** `publicUrl`: under which people reach the service; null: nothing is linked. */
export function mailHtml(notice: Notice, lang: Language, publicUrl: string | null, cidOf: CidOf): string {
  const title = notice.title[lang]
  const page = renderToString(
    <html lang={LANGUAGE_TAGS[lang]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
      </head>
      <body
        style={`margin:0;padding:12px;background:${LIGHT.ground};color:${LIGHT.text};font:16px/1.6 sans-serif`}
      >
        <h1 style="margin:0 0 16px;font-size:20px">{title}</h1>
        {foldedItems(notice.items).map((item, index) => (
          <Item key={index} item={item} lang={lang} link={linkOf(item.path, publicUrl)} cid={cidOf(index)} />
        ))}
        <Footer
          lang={lang}
          links={[
            [INBOX_WORDS[lang], linkOf('/inbox', publicUrl)],
            [CHOICE_WORDS[lang], linkOf(CHOICE_PATH, publicUrl)],
          ]}
        />
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
        <td style="padding:12px;vertical-align:top;word-break:break-word">
          <h2 style="margin:0 0 8px;font-size:17px">{headOf(item, lang)}</h2>
          <p style="margin:0 0 8px">{reason[lang]}</p>
          {facts.length > 0 && <Facts facts={facts} lang={lang} />}
          {link !== null && (
            <p style="margin:12px 0 0">
              <a href={link} style={`color:${LIGHT.blue}`}>
                {(item.followed ? LOOK : ACT)[lang]}
              </a>
            </p>
          )}
          {cid !== null && (
            <img
              src={`cid:${cid}`}
              width="240"
              alt={reason[lang]}
              style="display:block;margin:12px 0 0;width:240px;max-width:100%"
            />
          )}
        </td>
      </tr>
    </table>
  )
}

/** One under another, so that a telephone needs no second column. */
const Facts = ({ facts, lang }: { facts: NoticeItem['facts']; lang: Language }) => (
  <div style="font-size:15px">
    {facts.map(({ name, value }, index) => (
      <p key={index} style="margin:0 0 4px">
        <span style={`color:${LIGHT.muted}`}>{name[lang]}</span> {value[lang]}
      </p>
    ))}
  </div>
)

interface FooterInput {
  readonly lang: Language
  readonly links: readonly (readonly [words: string, link: string | null])[]
}

/** Why one gets it, where everything that one was told stands, and where one chooses. */
const Footer = ({ lang, links }: FooterInput) => (
  <p style={`margin:24px 0 0;font-size:14px;color:${LIGHT.muted}`}>
    {WHY[lang]}
    {links.map(
      ([words, link]) =>
        link !== null && (
          <>
            {' '}
            <a key={link} href={link} style={`color:${LIGHT.blue}`}>
              {words}
            </a>
          </>
        ),
    )}
  </p>
)
