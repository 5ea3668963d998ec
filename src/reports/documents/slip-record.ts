// A slip with its whole history: the matter, what was asked, who signed, replies and what became of them, line by line.
import { fill, type Language, type Text, text } from '../../core/text.ts'
import { type SheetAnswer, type SheetVerdict, sheetOf } from '../../slips/sheet.ts'
import { HEAD_FIELDS, headFacts, PAPER_FOOT, PAPER_HEAD, type PlanPaper } from '../paper.ts'
import { slipLine } from '../slip-lines.ts'

const FIELDS = {
  ...HEAD_FIELDS,
  编号: 'words',
  颜色: 'words',
  事项: 'words',
  承办: 'words',
  开单: 'words',
  限期: 'words',
  情况: 'words',
  要求: 'words',
  签收: 'words',
  办理: 'words',
  有答复: { 答复: { 内容: 'words' } },
  经过: { 日期: 'words', 内容: 'words' },
} as const

const WORDS = {
  title: text('{heading}\n办理记录', '{heading}\nRecord'),
  issued: text('{name}，{day}', '{name}, {day}'),
  notSigned: text('未签收', 'not signed for'),
  open: text('在办', 'open'),
  reply: text(
    '{kind}（{name}，{day}）：{words}{files}{verdict}',
    '{kind} ({name}, {day}): {words}{files}{verdict}',
  ),
  granted: text('　{name}{day}认可：{words}', ' Accepted by {name} on {day}: {words}'),
  refused: text('　{name}{day}退回：{words}', ' Refused by {name} on {day}: {words}'),
  waits: text('　待审核。', ' To be judged.'),
  files: text('　附佐证 {n} 件。', ' {n} file(s) enclosed.'),
  answer: text('答复', 'Reply'),
  appeal: text('申诉', 'Appeal'),
  more: text('申请延期 {n} 个工作日', '{n} working days more asked for'),
} as const

export const slipRecord: PlanPaper<typeof FIELDS> = {
  name: text('督查单办理记录', 'Record of a slip'),
  tells: text(
    '一张督查单：事项、要求、签收、答复和审核、全部经过，供归档。',
    'One slip: the matter, what was asked, signatures, replies, all that happened, for the files.',
  ),
  about: 'slip',
  figures: false,
  fields: FIELDS,
  facts(input, lang) {
    const { plan, asOf, slips, subject } = input
    const slip = slips.find(({ id }) => id === subject)
    if (!slip) throw new TypeError(`no slip ${subject}`)
    const sheet = sheetOf(slip, plan)
    const line = slipLine(slip, plan, asOf, lang)
    const signed = (one: { readonly name: string; readonly on: string }): string =>
      fill(WORDS.issued[lang], { name: one.name, day: one.on })
    const told = [
      ...sheet.replies.map((reply) => answerWords(reply, WORDS.answer[lang], lang)),
      ...sheet.appeals.map((appeal) => answerWords(appeal, WORDS.appeal[lang], lang)),
      ...sheet.extensions.map((ask) =>
        answerWords({ ...ask, id: '', evidence: [] }, fill(WORDS.more[lang], { n: ask.days }), lang),
      ),
    ]
    return {
      ...headFacts(
        { ...input, number: input.number ?? sheet.number },
        fill(WORDS.title[lang], { heading: sheet.heading[lang] }),
        lang,
      ),
      编号: sheet.number,
      颜色: line.colour,
      事项: line.matter,
      承办: line.receiver,
      开单: signed(sheet.issued),
      限期: sheet.limit,
      情况: [sheet.reason[lang], sheet.now?.[lang] ?? ''].filter(Boolean).join('\n'),
      要求: sheet.requirement[lang],
      签收: sheet.signatures.map(signed).join('\n') || WORDS.notSigned[lang],
      办理: sheet.closing
        ? `${line.state}：${sheet.closing.why[lang]}（${signed(sheet.closing)}）`
        : line.state,
      有答复: told.length === 0 ? [] : [{ 答复: told.map((words) => ({ 内容: words })) }],
      经过: sheet.record.map(({ on, why }) => ({ 日期: on, 内容: why[lang] })),
    }
  },
  sections: (lang) => [
    {
      turned: false,
      blocks: [
        ...PAPER_HEAD,
        {
          kind: 'pairs',
          pairs: [
            [text('编号', 'Number'), '{编号}'],
            [text('颜色', 'Colour'), '{颜色}'],
            [text('事项', 'Matter'), '{事项}'],
            [text('承办单位', 'Receiver'), '{承办}'],
            [text('开单', 'Issued'), '{开单}'],
            [text('限期', 'Limit'), '{限期}'],
            [text('情况', 'What is so'), '{情况}'],
            [text('要求', 'What is asked'), '{要求}'],
            [text('签收', 'Signed for'), '{签收}'],
            [text('办理结果', 'What came of it'), '{办理}'],
          ],
        },
        {
          kind: 'each',
          list: '有答复',
          blocks: [
            { kind: 'first', words: text('一、答复和审核', 'I. Replies')[lang] },
            { kind: 'list', list: '答复', words: '{内容}' },
          ],
        },
        { kind: 'first', words: text('全部经过', 'All that happened')[lang] },
        {
          kind: 'table',
          rows: {
            list: '经过',
            columns: [
              { head: text('日期', 'Day'), width: 28, cell: '{日期}', centred: true },
              { head: text('经过', 'What happened'), width: 128, cell: '{内容}' },
            ],
          },
        },
        PAPER_FOOT,
      ],
    },
  ],
}

function answerWords(
  { name, on, text: words, evidence, verdict }: SheetAnswer,
  kind: string,
  lang: Language,
): string {
  const say = (sentence: Text, particulars: Readonly<Record<string, string | number>>): string =>
    fill(sentence[lang], particulars)
  return say(WORDS.reply, {
    kind,
    name,
    day: on,
    words,
    files: evidence.length === 0 ? '' : say(WORDS.files, { n: evidence.length }),
    verdict: verdict === null ? WORDS.waits[lang] : ruled(verdict, lang),
  })
}

const ruled = ({ name, on, text: words, granted }: SheetVerdict, lang: Language): string =>
  fill((granted ? WORDS.granted : WORDS.refused)[lang], { name, day: on, words })
