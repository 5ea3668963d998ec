// Running text: the year's main goals in one sentence, bullets, headings by 一、（一）.
import { text } from '../../core/text.ts'
import { readMixed } from '../mixed.ts'
import type { Shape } from './shape.ts'

export const runningText: Shape = {
  name: 'running-text',
  words: text('连续文字（主要目标写在句子里）', 'running text with its goals in sentences'),
  fits: () => true,
  read: (document, year) =>
    readMixed(document, year).filter(
      (task) => task.targets.length > 0 || task.left.length > 0 || task.lead.length > 0,
    ),
}
