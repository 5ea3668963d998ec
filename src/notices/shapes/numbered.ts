// Numbered paragraphs, each a task with its units behind it: 1. …（责任单位：…）. What has no number is read only where it sets a target.
import { text } from '../../core/text.ts'
import { paragraphsOf } from '../lines.ts'
import { readMixed } from '../mixed.ts'
import type { Shape } from './shape.ts'

export const numbered: Shape = {
  name: 'numbered',
  words: text('编号段落（每段一项任务，后附责任单位）', 'numbered paragraphs, one task each with its units'),
  fits: (document) =>
    paragraphsOf(document.flatMap((block) => (block.type === 'line' ? [block] : []))).filter(
      ({ number }) => number !== null,
    ).length >= 2,
  read: (document, year) =>
    readMixed(document, year).filter(
      (task) => task.number !== null || task.targets.length > 0 || task.lead.length > 0,
    ),
}
