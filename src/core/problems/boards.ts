// Failures of boards.

import { text } from '../text.ts'
import type { ProblemEntry } from './entry.ts'
import { yamlFileProblems } from './yaml-files.ts'

const yaml = yamlFileProblems(text('看板文件', 'The board file'))

export const boardProblems = {
  'board-unreadable': yaml.unreadable,
  'board-unknown-key': yaml.unknownKey,
  'board-wrong-value': yaml.wrongValue,
  'board-missing-key': yaml.missingKey,
  'board-unknown-reference': {
    status: 400,
    title: text('看板引用了计划里没有的东西', 'The board refers to something the plan does not have'),
    detail: text('计划 {plan} 里没有{noun}“{id}”。', 'Plan {plan} has no {nounEn} “{id}”.'),
    fix: [
      text('是否想写“{nearest}”？', 'Did you mean “{nearest}”?'),
      text('改为计划里有的名称，或删去这一项。', 'Name one that the plan has, or remove it.'),
    ],
  },
  'board-duplicate': {
    status: 400,
    title: text('两个看板的编号相同', 'Two boards have the same id'),
    detail: text('看板编号“{id}”出现了两次。', 'The board id “{id}” occurs twice.'),
    fix: text('给其中一个换一个编号。', 'Give one of them another id.'),
  },
  'board-illegible': {
    status: 400,
    title: text('看板在所述座位上看不清', 'The board cannot be read from the seat it names'),
    detail: text(
      '{diagonal} 英寸（{ratio}）、最远座位 {seat} 米：须看清的字要达到 {minutes} 角分，即字高 {needed} 毫米（屏高的 {units}/1080）；“{tile}”单独占满一屏也只有 {reached} 角分。',
      '{diagonal} inches ({ratio}), farthest seat {seat} m: what must be read needs {minutes} arc minutes, an em of {needed} mm ({units}/1080 of the screen’s height); a tile “{tile}” that fills the screen alone reaches {reached}.',
    ),
    fix: text(
      '最远座位不超过 {largestSeat} 米，或屏幕不小于 {smallestDiagonal} 英寸，或换用占地更小的磁贴（gauge）。',
      'Seats up to {largestSeat} m, or a screen of at least {smallestDiagonal} inches, or a smaller tile (gauge).',
    ),
  },
  'board-not-found': {
    status: 404,
    title: text('没有这个看板', 'There is no such board'),
    detail: text('没有编号为“{id}”的看板。', 'There is no board with the id “{id}”.'),
    fix: [
      text(
        '是否想看“{nearest}”？全部看板见首页。',
        'Did you mean “{nearest}”? The home page lists all boards.',
      ),
      text('全部看板见首页。', 'The home page lists all boards.'),
    ],
  },
} as const satisfies Record<string, ProblemEntry>
