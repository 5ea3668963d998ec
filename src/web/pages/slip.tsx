// One slip whole: what may be done now, the sheet, the figures it rests on, every line of its record, who was told.
import { indicatorHref } from '../../boards/index.ts'
import type { Json } from '../../core/deed.ts'
import type { Day, Instant } from '../../core/period.ts'
import { type Text, text } from '../../core/text.ts'
import type { Subject } from '../../slips/finding.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import type { SlipSheet } from '../../slips/sheet.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './alerts-nav.tsx'
import { hrefIn } from './href-in.ts'
import { pageOf } from './page.tsx'
import { SlipDo, type SlipDoInput } from './slip-do.tsx'
import { Figures } from './slip-proof.tsx'
import { AnswerLines, sheetWords, signedWords } from './slip-sheet.tsx'

export interface SlipInput {
  readonly sheet: SlipSheet
  readonly title: Text
  readonly rule: Text
  readonly subject: Subject
  /** Figures and arithmetic as known when it was written. */
  readonly facts: Json
  /** When that was. */
  readonly knownAt: Instant
  readonly asOf: Day
  readonly doing: SlipDoInput
  /** Who was told of what; null: not for this reader. */
  readonly told:
    | readonly {
        readonly at: Instant
        readonly name: string
        readonly insteadOf: string | null
        readonly of: Text
        readonly way: 'at-once' | 'digest'
      }[]
    | null
  /** The slip of the same matter before it, and the one after it. */
  readonly before: { readonly id: string; readonly number: string } | null
}

const WORDS = {
  print: text('打印（A4 一页）', 'Print (one A4 sheet)'),
  figures: text('开单时的数据', 'Figures as known when it was written'),
  proof: text('按当时所知查看这项指标的证明', 'The proof of this indicator, as known then'),
  proofNow: text('看目前的证明', 'The proof as it is now'),
  record: text('经过', 'Record'),
  when: text('时间', 'When'),
  what: text('事项', 'What'),
  told: text('告知', 'Who was told'),
  who: text('告知谁', 'Whom'),
  of: text('何事', 'Of what'),
  way: text('方式', 'How'),
  digest: text('当日摘要', 'in the day’s digest'),
  'at-once': text('即时', 'at once'),
  insteadOf: text('代', 'in place of '),
  nobody: text('尚未告知。', 'Nobody has been told yet.'),
  before: text('前一张：', 'The one before: '),
} as const

export function renderSlip(input: SlipInput, frame: Frame): string {
  const { lang, look } = frame
  const { sheet, subject, facts, doing, told } = input
  const own = (key: keyof typeof WORDS): string => WORDS[key][lang]
  const plan = sheet.plan?.id ?? null
  return pageOf(
    {
      title: `${sheet.number} ${input.title[lang]}`,
      demo: false,
      dated: false,
      styles: formStyles + deskStyles + alertStyles,
      children: (
        <>
          <AlertsNav frame={frame} here={null} />
          <Sheet input={input} frame={frame} />
          <SlipDo input={doing} frame={frame} />
          <p class="actions">
            <a class="button" href={hrefIn(frame, `/alerts/${sheet.id}/print`)}>
              {own('print')}
            </a>
          </p>
          <h2>{own('figures')}</h2>
          <Figures facts={facts} lang={lang} />
          {subject.kind === 'indicator' && (
            <p class="actions">
              <a
                href={indicatorHref(subject.id, {
                  ...{ plan, asOf: input.asOf, knownAt: input.knownAt, lang: look.lang ?? null },
                })}
              >
                {own('proof')}
              </a>
              <a href={indicatorHref(subject.id, { plan, lang: look.lang ?? null })}>{own('proofNow')}</a>
            </p>
          )}
          <h2>{own('record')}</h2>
          <div class="card record">
            <table>
              <thead class="sr">
                <tr>
                  <th scope="col">{own('when')}</th>
                  <th scope="col">{own('what')}</th>
                </tr>
              </thead>
              <tbody>
                {sheet.record.map(({ at, why }, index) => (
                  <tr key={index}>
                    <td>{momentWords(at)}</td>
                    <td>{why[lang]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {input.before && (
            <p>
              {own('before')}
              <a href={hrefIn(frame, `/alerts/${input.before.id}`)}>{input.before.number}</a>
            </p>
          )}
          {told && (
            <>
              <h2>{own('told')}</h2>
              {told.length === 0 ? (
                <p>{own('nobody')}</p>
              ) : (
                <div class="card told scroll">
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">{own('when')}</th>
                        <th scope="col">{own('who')}</th>
                        <th scope="col">{own('way')}</th>
                        <th scope="col">{own('of')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {told.map(({ at, name, insteadOf, of, way }, index) => (
                        <tr key={index}>
                          <td>{momentWords(at)}</td>
                          <td>
                            {name}
                            {insteadOf && `（${own('insteadOf')}${insteadOf}）`}
                          </td>
                          <td>{own(way)}</td>
                          <td>{of[lang]}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </>
          )}
        </>
      ),
    },
    frame,
  )
}

function Sheet({ input: { sheet, title, rule }, frame: { lang } }: { input: SlipInput; frame: Frame }) {
  const say = sheetWords(lang)
  const { signature, closing } = sheet
  const rows: readonly (readonly [string, string | null])[] = [
    [say('matter'), title[lang]],
    [say('ground'), [sheet.plan?.title, sheet.plan?.document, rule[lang]].filter(Boolean).join(' · ')],
    [say('receiver'), sheet.receiver],
    [say('copies'), sheet.copies.join('、') || null],
    [say('issued'), signedWords(sheet.issued, lang)],
    [say('reason'), sheet.reason[lang]],
    [say('now'), sheet.now?.[lang] ?? null],
    [say('requirement'), sheet.requirement[lang]],
    [say('limit'), dayWords(sheet.limit, lang)],
    [
      say('signature'),
      signature && `${signedWords(signature, lang)}（${LEVEL_WORDS[signature.level][lang]}）`,
    ],
  ]
  return (
    <article class={`card sheet level-${sheet.level}`}>
      <header>
        <h1>{sheet.heading[lang]}</h1>
        <p class="no">{sheet.number}</p>
      </header>
      <table>
        <tbody>
          {rows.map(
            ([name, words]) =>
              words !== null && (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{words}</td>
                </tr>
              ),
          )}
          <AnswerLines sheet={sheet} lang={lang} />
          {closing && (
            <tr>
              <th scope="row">{say('closing')}</th>
              <td>
                <p>{closing.why[lang]}</p>
                <p class="by">{signedWords(closing, lang)}</p>
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </article>
  )
}
