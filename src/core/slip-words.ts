// Why something happened to a slip, in a sentence: what the service itself decides. People's own words stand with their deeds.
import type { Level } from './finding.ts'
import type { Day } from './period.ts'
import { LEVEL_WORDS } from './slip-ladder.ts'
import { type Text, text } from './text.ts'

const zh = (level: Level): string => LEVEL_WORDS[level].zh
const en = (level: Level): string => LEVEL_WORDS[level].en

/** Sentences of rules end with a stop already. */
const joined = (head: Text, reason: Text): Text => text(`${head.zh}${reason.zh}`, `${head.en} ${reason.en}`)

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
