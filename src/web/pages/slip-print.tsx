// A slip as one A4 sheet, like the paper form: with lines to be filled by hand where nothing is written yet.
import { slipHref } from '../../boards/index.ts'
import type { Json } from '../../core/deed.ts'
import { text } from '../../core/text.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import type { SlipSheet } from '../../slips/sheet.ts'
import { dayWords } from '../day-words.ts'
import { documentOf } from '../document.tsx'
import type { Frame } from '../frame.ts'
import { lookedBackWords } from '../kit/looking-back.tsx'
import { speak } from '../kit/speak.ts'
import { Lines } from '../kit/table.tsx'
import { paperStyles } from '../styles/alerts.ts'
import { baseStyles, LIGHT_VARIABLES } from '../styles/base.ts'
import { factPairs, periodRows } from './slip-proof.tsx'
import { limitWords, SignedWords, signedWords, slipSheetWords } from './slip-sheet.tsx'

const WORDS = {
  title: text('督　查　单', 'Supervision slip'),
  back: text('返回', 'Back'),
  print: text('按 Ctrl+P 打印', 'Print with Ctrl+P'),
  level: text('级别', 'Level'),
  figures: text('数据', 'Figures'),
  signHere: text('签收人：　　　　　　　　　　年　　月　　日', 'Signed by:                      on:'),
  noteWritten: text(
    '本单由“对标”按开单时已公布的数据生成，全部经过见系统内同号督查单。',
    'Written from the figures that were public when it was issued; the whole record is in the system under the same number.',
  ),
  more: text('（以下从略，见系统）', '(shortened; the whole is in the system)'),
} as const

/** What fits: a longer text is cut, for the form is one sheet. */
const MOST_REASON = 220
const MOST_REPLY = 240
const MOST_PERIODS = 5
/** From so many characters on it is written smaller. */
const DENSE = 420

/** `service`: the office that issues it. */
export function renderSlipPrint(
  { sheet, facts, office }: { sheet: SlipSheet; facts: Json; office: string },
  frame: Frame,
): string {
  const { lang } = frame
  const say = slipSheetWords(lang)
  const own = speak(WORDS, lang)
  const cut = (words: string, most: number): string =>
    words.length > most ? `${words.slice(0, most)}……${own('more')}` : words
  const reply = sheet.replies.at(-1)
  const figures = periodRows(facts)
    .slice(-MOST_PERIODS)
    .map(({ knownAt: _knownAt, source: _source, ...row }) =>
      factPairs(row, lang)
        .map(([name, words]) => `${name} ${words}`)
        .join('　'),
    )
  const rows: readonly (readonly [string, string])[] = [
    [say('matter'), cut(sheet.matter, 120)],
    [say('ground'), cut([sheet.plan?.title, sheet.plan?.document].filter(Boolean).join(' '), 120) || '—'],
    [say('receiver'), sheet.receiver],
    [say('copies'), cut(sheet.copies.join('、'), 120) || '—'],
    [say('reason'), cut(sheet.reason[lang], MOST_REASON)],
    ...(figures.length > 0 ? [[own('figures'), figures.join('\n')] as const] : []),
    ...(sheet.now ? [[say('now'), cut(sheet.now[lang], MOST_REASON)] as const] : []),
    [say('requirement'), cut(sheet.requirement[lang], MOST_REASON)],
    [say('limit'), limitWords(sheet, lang)],
  ]
  const isDense = rows.reduce((sum, [, words]) => sum + words.length, reply?.text.length ?? 0) > DENSE
  return documentOf(
    {
      title: `${sheet.number} ${sheet.matter}`,
      styles: `${baseStyles}:root{${LIGHT_VARIABLES};color-scheme:light}${paperStyles}`,
      bodyClass: isDense ? 'paper dense' : 'paper',
      body: (
        <>
          <nav class="back" aria-label={own('back')}>
            <a href={slipHref(sheet.id, frame.look)}>{own('back')}</a> {own('print')}
          </nav>
          <main>
            <p class="org">{office}</p>
            <h1>{own('title')}</h1>
            <p class="head">
              <span>{sheet.number}</span>
              <span class={`mark level-${sheet.level}`}>{sheet.heading[lang]}</span>
              <span>{dayWords(sheet.issued.on, lang)}</span>
            </p>
            <Lines
              lines={[
                ...rows.map(([name, value]) => ({ name, value })),
                {
                  name: say('signature'),
                  class: 'blank',
                  value: sheet.signature
                    ? `${signedWords(sheet.signature, lang)}（${LEVEL_WORDS[sheet.signature.level][lang]}）`
                    : own('signHere'),
                },
                {
                  name: say('reply'),
                  class: 'tall',
                  value: reply && <SignedWords words={cut(reply.text, MOST_REPLY)} by={reply} lang={lang} />,
                },
                {
                  name: say(sheet.closing?.unsettled ? 'unsettled' : 'closing'),
                  class: 'blank',
                  value: sheet.closing && (
                    <SignedWords words={cut(sheet.closing.why[lang], 160)} by={sheet.closing} lang={lang} />
                  ),
                },
              ]}
            />
            <p class="note">
              {[lookedBackWords(frame.look, lang), own('noteWritten')]
                .filter((words) => words !== '')
                .join(' ')}
            </p>
          </main>
        </>
      ),
    },
    frame,
  )
}
