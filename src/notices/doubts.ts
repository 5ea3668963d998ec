// What a reading leaves open: each doubt is a question with the answers that are possible, the one that was read first.
import { comparatorRules } from '../core/comparators.ts'
import { type Text, text } from '../core/text.ts'
import type { AnswerEffect, Doubt, ReadTarget } from './reading.ts'
import type { FoundRelation } from './relations.ts'
import type { Token } from './token.ts'

const HELD = /(?:稳定|保持|维持)在?\s*$/u
const SHOULD_NOT_RISE = /物价|消费价格|CPI|失业率|能耗|碳排放|死亡率/u

/** The doubts of one target. */
export function doubtsOf(token: Token, target: ReadTarget): Doubt[] {
  const found: Doubt[] = []
  const ask = (
    question: Doubt['question'],
    ...answers: readonly (readonly [words: Text, effect: AnswerEffect | null])[]
  ): void => {
    found.push({
      text: target.phrase,
      question,
      answers: answers.map(([words]) => words),
      effects: answers.map(([, effect]) => effect),
    })
  }
  if (token.compared.words === null && HELD.test(token.before)) {
    ask(
      text('“稳定在”“保持在”是不低于这个数，还是在它左右？', 'Is it to stay at least there, or about there?'),
      [text('不低于', 'at least'), { comparator: 'at-least' }],
      [text('左右', 'about'), { comparator: 'about' }],
      [text('不超过', 'at most'), { comparator: 'at-most' }],
    )
  }
  if (
    (target.upper !== null || comparatorRules[target.comparator].tolerance === 'policy') &&
    SHOULD_NOT_RISE.test(target.name)
  ) {
    ask(
      target.upper === null
        ? text('低于“左右”算不算好？', 'Is less than “about” good?')
        : text('低于区间算不算好？', 'Is less than the band good?'),
      [text('越低越好', 'less is better'), { direction: 'down' }],
      [text('过高过低都不好', 'neither more nor less'), { direction: 'band' }],
    )
  }
  if (token.numeral.more) {
    ask(
      text('“余”“多”是至少这个数，还是大约？', 'Does “and some” mean at least, or about?'),
      [text('至少', 'at least'), { comparator: 'at-least' }],
      [text('大约', 'about'), { comparator: 'about' }],
    )
  }
  if (/\d{1,2}月(?:份)?(?:底|末)前?\s*$/u.test(token.before)) {
    ask(
      text(
        '到这一天的数，是累计数还是新增数？',
        'Is the number of this day cumulative, or added since the day before?',
      ),
      [text('累计数', 'cumulative'), null],
      [text('新增数', 'added'), null],
    )
  }
  if (
    token.unit?.family === 'money' &&
    /投资(?:约|达|近|超|超过)?\s*$/u.test(token.before) &&
    !/(?:完成|固定资产|实现)/u.test(token.before)
  ) {
    ask(
      text(
        '这是本年要完成的投资，还是项目的总投资？',
        'Is it to be invested this year, or what the project costs in all?',
      ),
      [text('本年要完成', 'this year'), null],
      [
        text('项目总投资，不是目标', 'of the project, no target'),
        { left: text('项目总投资', 'what the project costs in all') },
      ],
    )
  }
  if (/^\s*[为对]/u.test(token.before) && token.unit?.family === 'people') {
    ask(
      text('这是要服务到的人数，还是现有的对象？', 'Are so many to be reached, or is it who there is?'),
      [text('要服务到的人数', 'to be reached'), null],
      [text('现有的对象，不是目标', 'who there is, no target'), { left: text('现有的对象', 'who there is') }],
    )
  }
  if (token.unit === null && token.numeral.multiplier !== '') {
    ask(
      text('数后面没有写单位，单位是什么？', 'No unit is written after the number: which is it?'),
      [text(target.unit ?? '', target.unit ?? ''), null],
      [text('另填', 'another'), null],
    )
  }
  return found
}

const OPEN: Readonly<Record<'about' | 'range' | 'percent' | 'within', Doubt['question']>> = {
  about: text('“左右”是至少高这么多，还是高低都可以？', 'Does “about” mean at least so much, or near it?'),
  range: text('写的是一个幅度区间，起码要高多少？', 'The margin is a range: which end is needed at least?'),
  within: text(
    '“以内”是高（低）于它就行，还是最多差这么多？幅度的上限计划里写不了。',
    'Does “within” ask for more (less) than the other rate, or for no more than so much apart? A plan cannot say the most of a margin.',
  ),
  percent: text(
    '高出的“%”是百分点，还是它的百分之几？',
    'Is the margin in percentage points, or in per cent of the other rate?',
  ),
}

const WITHIN = ({ comparator }: ReadTarget): Pick<Doubt, 'answers' | 'effects'> => {
  const isMore = comparatorRules[comparator].direction === 'up'
  const left = text('幅度有上限，不计量', 'the most of a margin: not measured')
  return {
    answers: [
      isMore ? text('高于它就行', 'more than it is enough') : text('低于它就行', 'less than it is enough'),
      isMore ? text('以它为限，不高于它', 'no more than it') : text('以它为限，不低于它', 'no less than it'),
      text('不计量', 'it is not measured'),
    ],
    effects: [null, { comparator: isMore ? 'no-faster-than' : 'no-slower-than' }, { left }],
  }
}

/** What the words of a relation leave open. */
export function relationDoubts(target: ReadTarget, open: FoundRelation['open']): Doubt[] {
  const found: Doubt[] = []
  if (open === 'within') found.push({ text: target.phrase, question: OPEN.within, ...WITHIN(target) })
  else if (open !== null)
    found.push({
      text: target.phrase,
      question: OPEN[open],
      answers: [text('至少这么多个百分点', 'at least so many points'), text('另填', 'another')],
    })
  if (!/增|涨|降|速|率|比重|占比|比例|指数|%/u.test(target.name))
    found.push({
      text: target.phrase,
      question: text(
        '比的是增速（或比率），还是数额？',
        'Are rates of growth (or shares) compared, or amounts?',
      ),
      answers: [
        text('增速或比率', 'rates'),
        text('数额：另写成期末水平', 'amounts: written as a level instead'),
      ],
    })
  return found
}
