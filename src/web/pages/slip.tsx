// One slip whole: what may be done now, the sheet, the figures it rests on, every line of its record, who was told.
import type { ComponentChildren } from 'preact'
import type { ShownSlip } from '../../alerts/slips/shown.ts'
import { indicatorHref, queryOf, reportHref, slipHref, taskHref } from '../../boards/index.ts'
import type { Json } from '../../core/deed.ts'
import type { Day, Instant } from '../../core/period.ts'
import type { Standpoint } from '../../core/standpoint.ts'
import { type Language, type Text, text } from '../../core/text.ts'
import type { Subject } from '../../slips/finding.ts'
import { LEVEL_WORDS } from '../../slips/ladder.ts'
import type { SlipSheet } from '../../slips/sheet.ts'
import { dayWords, momentWords } from '../day-words.ts'
import type { Frame } from '../frame.ts'
import { pageOf } from '../kit/page.tsx'
import { type Speak, speak } from '../kit/speak.ts'
import { Lines, Table } from '../kit/table.tsx'
import { alertStyles } from '../styles/alerts.ts'
import { deskStyles } from '../styles/desk.ts'
import { formStyles } from '../styles/form.ts'
import { AlertsNav } from './places.tsx'
import { SlipDo, type SlipDoInput } from './slip-do.tsx'
import { EvidenceOf, SlipEvidence, type SlipEvidenceInput } from './slip-evidence.tsx'
import { stateWords } from './slip-marks.tsx'
import { Measures, measuresName } from './slip-measures.tsx'
import { ProofFigures } from './slip-proof.tsx'
import { answerLines, limitWords, SignedWords, signedWords, slipSheetWords } from './slip-sheet.tsx'

export interface SlipInput {
  readonly sheet: SlipSheet
  readonly title: Text
  /** As a line of the list. */
  readonly shown: Pick<ShownSlip, 'state' | 'stood' | 'left' | 'measures' | 'entry'>
  readonly rule: Text
  readonly subject: Subject
  /** Figures and arithmetic as known when it was written. */
  readonly facts: Json
  /** When that was. */
  readonly knownAt: Instant
  readonly asOf: Day
  readonly doing: SlipDoInput
  /** Files; null: not for this reader. */
  readonly evidence: SlipEvidenceInput | null
  /** Names of units that nobody could be told for: they have no account. */
  readonly unreached: readonly string[]
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
  paper: text('办理记录（Word）', 'Record (Word)'),
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
  unreached: text(
    '没有账号、未通知到，已改告督查室：',
    'Without an account and not told; the supervision office was told instead: ',
  ),
  nobody: text('尚未告知。', 'Nobody has been told yet.'),
  before: text('前一张：', 'The one before: '),
} as const

export function renderSlip(input: SlipInput, frame: Frame): string {
  const { lang } = frame
  const { sheet, facts, doing, told, before } = input
  const say = speak(WORDS, lang)
  const children = (
    <>
      <AlertsNav frame={frame} here={null} />
      <Sheet input={input} frame={frame} />
      {input.evidence && <SlipEvidence input={input.evidence} slip={sheet.id} lang={lang} />}
      <SlipDo input={doing} evidence={input.evidence} lang={lang} />
      <p class="actions">
        <a class="button" href={`/alerts/${sheet.id}/print${queryOf(frame.look)}`}>
          {say('print')}
        </a>
        {sheet.plan && (
          <a
            class="button"
            href={reportHref('slip-record', sheet.id, { ...frame.look, plan: sheet.plan.id })}
          >
            {say('paper')}
          </a>
        )}
      </p>
      <h2>{say('figures')}</h2>
      <ProofFigures label={say('figures')} facts={facts} lang={lang} />
      <ProofLinks input={input} say={say} />
      <h2>{say('record')}</h2>
      <Table
        label={say('record')}
        class="record"
        quiet
        rigid
        rows={withoutRepeats(sheet.record)}
        columns={[
          { head: say('when'), cell: ({ at }) => momentWords(at) },
          { head: say('what'), cell: ({ why }) => why[lang] },
        ]}
      />
      {before && (
        <p>
          {say('before')}
          <a href={slipHref(before.id, frame.look)}>{before.number}</a>
        </p>
      )}
      {told && input.unreached.length > 0 && (
        <p>
          {say('unreached')}
          {input.unreached.join('、')}
        </p>
      )}
      {told && <Told told={told} lang={lang} />}
    </>
  )
  const title = `${sheet.number} ${input.title[lang]}`
  return pageOf({ title, dated: true, styles: formStyles + deskStyles + alertStyles, children }, frame)
}

/** The same said again at once is said once; the first time stands. */
const withoutRepeats = (record: SlipSheet['record']): SlipSheet['record'] =>
  record.filter(({ why }, index) => record[index - 1]?.why.zh !== why.zh)

/** The indicator's page as it was known when the slip was written, and as it is now. */
function ProofLinks({ input, say }: { input: SlipInput; say: Speak<keyof typeof WORDS> }) {
  const { sheet, subject, asOf, knownAt } = input
  if (subject.kind !== 'indicator') return null
  const plan = sheet.plan?.id ?? null
  return (
    <p class="actions">
      <a href={indicatorHref(subject.id, { plan, asOf, knownAt })}>{say('proof')}</a>
      <a href={indicatorHref(subject.id, { plan })}>{say('proofNow')}</a>
    </p>
  )
}

function Told({ told, lang }: { told: NonNullable<SlipInput['told']>; lang: Language }) {
  const say = speak(WORDS, lang)
  return (
    <>
      <h2>{say('told')}</h2>
      <Table
        label={say('told')}
        class="told"
        rows={told}
        empty={say('nobody')}
        columns={[
          { head: say('when'), cell: ({ at }) => momentWords(at) },
          {
            head: say('who'),
            cell: ({ name, insteadOf }) => (insteadOf ? `${name}（${say('insteadOf')}${insteadOf}）` : name),
          },
          { head: say('way'), cell: ({ way }) => say(way) },
          { head: say('of'), cell: ({ of }) => of[lang] },
        ]}
      />
    </>
  )
}

/** The page of what it is about, in its plan; null: it has none. */
function matterHref(
  { sheet: { plan }, subject: { kind, id }, shown }: SlipInput,
  from: Partial<Standpoint>,
): string | null {
  if (plan === null) return null
  const look = { ...from, plan: plan.id }
  if (kind === 'indicator') return indicatorHref(id, look)
  const task = shown.entry?.task ?? null
  if (task !== null) return taskHref(task, look)
  return kind === 'task' ? `/tasks/${encodeURIComponent(id)}${queryOf(look)}` : null
}

function Sheet({ input, frame: { lang, look } }: { input: SlipInput; frame: Frame }) {
  const { sheet, title, rule } = input
  const say = slipSheetWords(lang)
  const { signature, closing } = sheet
  const href = matterHref(input, look)
  const lines: readonly (readonly [string, ComponentChildren | null])[] = [
    [say('matter'), href === null ? title[lang] : <a href={href}>{title[lang]}</a>],
    [say('ground'), [sheet.plan?.title, sheet.plan?.document, rule[lang]].filter(Boolean).join(' · ')],
    [say('given'), input.shown.entry && dayWords(input.shown.entry.given, lang)],
    [say('receiver'), sheet.receiver],
    [say('copies'), sheet.copies.join('、') || null],
    [say('issued'), signedWords(sheet.issued, lang)],
    [say('reason'), sheet.reason[lang]],
    [say('now'), sheet.now?.[lang] ?? null],
    [say('requirement'), sheet.requirement[lang]],
    [say('limit'), limitWords(sheet, lang)],
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
      <Lines
        lines={[
          ...lines.filter(([, value]) => value !== null).map(([name, value]) => ({ name, value })),
          ...answerLines(
            sheet,
            lang,
            (answer) =>
              input.evidence && (
                <EvidenceOf input={input.evidence} slip={sheet.id} part={answer} lang={lang} />
              ),
          ),
          ...(input.shown.measures.length > 0
            ? [
                {
                  name: measuresName(lang),
                  value: (
                    <Measures
                      measures={input.shown.measures}
                      lang={lang}
                      shownWith={(measure) =>
                        input.evidence && (
                          <EvidenceOf input={input.evidence} slip={sheet.id} part={measure} lang={lang} />
                        )
                      }
                    />
                  ),
                },
              ]
            : []),
          ...(closing
            ? [
                {
                  name: say(closing.unsettled ? 'unsettled' : 'closing'),
                  value: (
                    <>
                      {closing.unsettled && (
                        <p>
                          <b>{stateWords(input.shown, lang)}</b>
                        </p>
                      )}
                      <SignedWords words={closing.why[lang]} by={closing} lang={lang} />
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </article>
  )
}
