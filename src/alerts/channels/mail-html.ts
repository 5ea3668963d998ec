// A notice as the HTML of a mail: tables and inline styles, because mail readers know little else.
import { LIGHT } from '../../charts/index.ts'
import type { Light } from '../../core/assessment.ts'
import type { Language } from '../../core/text.ts'
import type { Level } from '../../slips/finding.ts'
import type { Notice, NoticeItem } from '../../slips/notice.ts'
import { headOf, linkOf } from './words.ts'

const STRIPES: Readonly<Record<Level, Light | 'orange'>> = { blue: 'blue', orange: 'orange', red: 'red' }
const ORANGE = '#b45f06'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const colourOf = (level: Level | null): string => {
  if (level === null) return LIGHT.muted
  const stripe = STRIPES[level]
  return stripe === 'orange' ? ORANGE : LIGHT[stripe]
}

/** `cidOf`: content id of an item's picture; null: it has none. */
export function mailHtml(
  notice: Notice,
  lang: Language,
  publicUrl: string | null,
  cidOf: (index: number) => string | null,
): string {
  const items = notice.items.map((item, index) => itemHtml(item, lang, publicUrl, cidOf(index))).join('')
  const title = escaped(notice.title[lang])
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${title}</title></head><body style="margin:0;padding:24px;background:${LIGHT.ground};color:${LIGHT.text};font:16px/1.6 sans-serif"><h1 style="margin:0 0 16px;font-size:20px">${title}</h1>${items}</body></html>`
}

function itemHtml(item: NoticeItem, lang: Language, publicUrl: string | null, cid: string | null): string {
  const link = linkOf(item.path, publicUrl)
  const facts = item.facts
    .map(
      ({ name, value }) =>
        `<tr><th scope="row" style="padding:2px 12px 2px 0;text-align:left;font-weight:normal;color:${LIGHT.muted};white-space:nowrap;vertical-align:top">${escaped(name[lang])}</th><td style="padding:2px 0">${escaped(value[lang])}</td></tr>`,
    )
    .join('')
  const picture =
    cid === null
      ? ''
      : `<td style="width:260px;padding:0 0 0 16px;vertical-align:top"><img src="cid:${escaped(cid)}" width="240" alt="${escaped(item.reason[lang])}" style="display:block"></td>`
  const more =
    link === null
      ? ''
      : `<p style="margin:12px 0 0"><a href="${escaped(link)}" style="color:${LIGHT.blue}">${lang === 'zh' ? '查看依据并办理' : 'See the proof and act'}</a></p>`
  return `<table role="presentation" width="100%" style="margin:0 0 16px;border-collapse:collapse;background:${LIGHT.card};border-left:6px solid ${colourOf(item.level)}"><tr><td style="padding:16px;vertical-align:top"><h2 style="margin:0 0 8px;font-size:17px">${escaped(headOf(item, lang))}</h2><p style="margin:0 0 8px">${escaped(item.reason[lang])}</p><table style="border-collapse:collapse;font-size:15px">${facts}</table>${more}</td>${picture}</tr></table>`
}
