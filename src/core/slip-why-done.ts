// What a person did to a slip, in a sentence, for its history, the ledger and messages.
import type { Happening } from './slip-event.ts'
import { LEVEL_WORDS } from './slip-ladder.ts'
import { type Text, text } from './text.ts'

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
      return text(`${name}答复：${what.text}`, `${name} replied: ${what.text}`)
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
