// Why something happened to a slip, in a sentence: by the service itself, by a person, or held back.

import type { Day } from '../core/period.ts'
import { type Text, text } from '../core/text.ts'
import type { Happening } from './events.ts'
import type { Level } from './finding.ts'
import type { Scope, Steering } from './holds.ts'
import { LEVEL_WORDS } from './ladder.ts'
import { measureWords } from './measures.ts'

const zh = (level: Level): string => LEVEL_WORDS[level].zh
const en = (level: Level): string => LEVEL_WORDS[level].en

/** Sentences of rules end with a stop already. */
const joined = (head: Text, reason: Text): Text =>
  text(`${head.zh}${reason.zh}`, reason.en === '' ? head.en : `${head.en} ${reason.en}`)

export const whyRaised = (level: Level, limit: Day, reason: Text): Text =>
  joined(
    text(`发${zh(level)}督查单，${limit}前答复：`, `A ${en(level)} slip, to be answered by ${limit}:`),
    reason,
  )

export const whyFollows = (earlier: string, why: Text): Text =>
  text(
    `${why.zh}此前的${earlier}已办结，此后又出现。`,
    `${why.en} It came again after ${earlier} was settled.`,
  )

export const whyRisenByLimit = (from: Level, to: Level, passed: Day, limit: Day): Text =>
  text(
    `${passed}期满，没有被认可的答复，也没有准予延期：${zh(from)}升为${zh(to)}，${limit}前答复。`,
    `The limit ${passed} passed without an answer that stands and without an extension: ${en(from)} becomes ${en(to)}, to be answered by ${limit}.`,
  )

export const whyRisenByRule = (from: Level, to: Level, limit: Day, reason: Text): Text =>
  joined(
    text(
      `情况加重，${zh(from)}升为${zh(to)}，${limit}前答复：`,
      `It became worse: ${en(from)} becomes ${en(to)}, to be answered by ${limit}.`,
    ),
    reason,
  )

export const whyContinued = (reason: Text): Text => joined(text('仍未解决：', 'Still so:'), reason)

export const whyNumbered = (number: string): Text =>
  text(`提醒期已过，编为${number}。`, `The time of reminders is over: it is slip ${number} now.`)

export const whyJoined = (number: string): Text =>
  text(`一事一单：并入${number}办理。`, `One matter, one slip: it is dealt with in ${number}.`)

export const whyRecovering = (reason: Text): Text =>
  joined(text('正在恢复，尚未稳定，暂不销号：', 'Recovering, not for long enough to be settled yet:'), reason)

/** For one that only a supervisor settles. */
export const whyBetter = (reason: Text): Text =>
  joined(text('数据已达要求，待督查员销号：', 'The figures are as asked; a supervisor settles it:'), reason)

export const whyRelapsed = (limit: Day, reason: Text): Text =>
  joined(
    text(`恢复后又反复，${limit}前答复：`, `It came back after recovering; to be answered by ${limit}:`),
    reason,
  )

export const whyClosedByFigures = (reason: Text): Text =>
  joined(text('数据表明已解决，自动销号：', 'Settled by the figures:'), reason)

/** `reason`: what figures say; absent: only the limit spoke. */
export const whyProposed = (to: Level, reason: Text | undefined): Text => {
  const head = text(`拟升为${zh(to)}，待督查员签发。`, `To become ${en(to)} once a supervisor signs for it.`)
  return reason ? joined(head, reason) : head
}

/** It is not settled: nobody is asked for it in this year any more. */
export const whyYearEnd = (year: number): Text =>
  text(
    `年终未结：${year}年的评判已经截止，就此封存，不再催办；仍需办理的，转入下一年度或由督查员另行开单。`,
    `Left open at the year’s end: ${year} is judged no more, so it is kept as it stands and asked for no longer; what is still to be done goes into the next year or on a slip by hand.`,
  )

export const whyUndone = (reason: Text): Text =>
  joined(text('所依据的数据已撤销，撤回：', 'Withdrawn: the figures it rested on were taken back.'), reason)

export const whyNoReceiver = (): Text =>
  text('此事已不由该单位负责，撤回。', 'Withdrawn: this receiver answers for the matter no more.')

export const whyReopened = (ended: Day, limit: Day, reason: Text): Text =>
  joined(
    text(
      `${ended}销号后，更正的数据表明并未解决，重新打开，${limit}前答复：`,
      `Settled on ${ended}, but by corrected figures it is not: opened again, to be answered by ${limit}:`,
    ),
    reason,
  )

export function whyDone(what: Happening, name: string): Text {
  switch (what.kind) {
    case 'raised':
      return text(
        `${name}发${LEVEL_WORDS[what.level].zh}督查单，${what.limit}前答复：${what.known.reason.zh}`,
        `${name} wrote a ${LEVEL_WORDS[what.level].en} slip, to be answered by ${what.limit}: ${what.known.reason.en}`,
      )
    case 'risen':
      return text(
        `${name}将${LEVEL_WORDS[what.from].zh}升为${LEVEL_WORDS[what.to].zh}，${what.limit}前答复：${what.text}`,
        `${name} raised it from ${LEVEL_WORDS[what.from].en} to ${LEVEL_WORDS[what.to].en}, to be answered by ${what.limit}: ${what.text}`,
      )
    case 'signed':
      return text(`${name}签收。`, `${name} signed for it.`)
    case 'replied':
      return joined(
        text(`${name}答复：${what.text}`, `${name} replied: ${what.text}`),
        measureWords(what.measures ?? []),
      )
    case 'measure-due':
      return text('措施到期。', 'A measure is due.')
    case 'measure-reported':
      return text(`${name}报告措施完成：${what.text}`, `${name} reported a measure as done: ${what.text}`)
    case 'measure-judged':
      return what.due === null
        ? text(`${name}认可措施完成：${what.text}`, `${name} accepted a measure as done: ${what.text}`)
        : text(
            `${name}退回措施，${what.due}前完成：${what.text}`,
            `${name} returned a measure, now due on ${what.due}: ${what.text}`,
          )
    case 'reply-judged':
      return judged(
        name,
        what.accepted ? ['认可答复', 'accepted the reply'] : ['退回答复', 'refused the reply'],
        what,
      )
    case 'extension-asked':
      return text(
        `${name}申请延期 ${what.days} 个工作日：${what.text}`,
        `${name} asked for ${what.days} working days more: ${what.text}`,
      )
    case 'extension-judged':
      return judged(
        name,
        what.granted ? ['准予延期', 'granted more time'] : ['不准延期', 'refused more time'],
        what,
      )
    case 'appealed':
      return text(`${name}申诉：${what.text}`, `${name} appealed: ${what.text}`)
    case 'appeal-judged':
      return judged(
        name,
        what.upheld ? ['采纳申诉', 'upheld the appeal'] : ['驳回申诉', 'refused the appeal'],
        what,
      )
    case 'closed':
      return text(`${name}办结销号：${what.text}`, `${name} settled it: ${what.text}`)
    case 'reopened':
      return text(
        `${name}重新打开，${what.limit}前答复：${what.text}`,
        `${name} opened it again, to be answered by ${what.limit}: ${what.text}`,
      )
    case 'notified':
      return text('已通知。', 'Told.')
    case 'withdrawn':
      return text(`${name}撤回。`, `${name} withdrew it.`)
    case 'issued':
      return text(
        `${name}签发${LEVEL_WORDS[what.to].zh}督查单，${what.limit}前答复。${what.text}`,
        `${name} issued it as ${LEVEL_WORDS[what.to].en}, to be answered by ${what.limit}. ${what.text}`.trim(),
      )
    case 'withheld':
      return text(
        `${name}不予签发，${what.limit}以前不再提起：${what.text}`,
        `${name} did not sign; it is not proposed again before ${what.limit}: ${what.text}`,
      )
    case 'proposed':
      return whyProposed(what.to, what.known?.reason)
    case 'numbered':
      return text(`编为${what.number.text}。`, `Numbered ${what.number.text}.`)
    case 'continued':
    case 'recovering':
    case 'relapsed':
      return what.known.reason
  }
}

const judged = (
  name: string,
  [zh, en]: readonly [string, string],
  { text: words, limit }: { readonly text: string; readonly limit: string | null },
): Text =>
  text(
    `${name}${zh}${limit === null ? '' : `，期限改为${limit}`}：${words}`,
    `${name} ${en}${limit === null ? '' : `, the limit is now ${limit}`}: ${words}`,
  )

export function whyHeld(steering: Steering, name: string): Text {
  const { kind, reason } = steering
  switch (kind) {
    case 'silenced': {
      const about = scopeWords(steering.scope)
      return text(
        `${name}静默${about.zh}至${steering.until}：${reason}`,
        `${name} silenced ${about.en} until ${steering.until}: ${reason}`,
      )
    }
    case 'frozen':
      return text(
        `${name}冻结年度目标“${steering.frozen}”至${steering.until}：${reason}`,
        `${name} froze the plan “${steering.frozen}” until ${steering.until}: ${reason}`,
      )
    case 'absent':
      return text(
        `${name}记：${steering.since}至${steering.until}不在岗，由他人代收：${reason}`,
        `${name} noted an absence from ${steering.since} until ${steering.until} with a deputy: ${reason}`,
      )
    case 'confirmed':
      return text(`${name}确认生效：${reason}`, `${name} confirmed it: ${reason}`)
    case 'lifted':
      return text(`${name}提前结束：${reason}`, `${name} ended it early: ${reason}`)
  }
}

function scopeWords({ plan, rule, subject, receiver }: Scope): Text {
  const zh = [
    plan && `年度目标“${plan}”`,
    rule && `规则“${rule}”`,
    subject && `事项“${subject.id}”`,
    receiver && `单位“${receiver.id}”`,
  ].filter((part) => part !== null)
  const en = [
    plan && `the plan “${plan}”`,
    rule && `the rule “${rule}”`,
    subject && `the matter “${subject.id}”`,
    receiver && `the receiver “${receiver.id}”`,
  ].filter((part) => part !== null)
  return zh.length === 0 ? text('全部督查单', 'all slips') : text(zh.join('、'), en.join(', '))
}
