// Two successive years of one government, as they were published: which targets of the second repeat the first, by hand and by the rollover.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blocksOfText } from '../../src/notices/decoders/plain.ts'
import { heldAgainst } from '../../src/notices/last-year.ts'
import { readNotice } from '../../src/notices/read-notice.ts'
import { parsePlan } from '../../src/plans/parse-plan.ts'
import { draftYaml } from './draft-yaml.ts'

interface Pair {
  /** Files of the folder. */
  readonly before: string
  readonly after: string
  /** Words of a target's phrase, and words of what it repeats. What is in no pair is new. */
  readonly repeats: readonly (readonly [after: string, before: string])[]
}

interface RolloverScore {
  readonly pair: string
  readonly repeats: number
  readonly right: number
  /** Targets that are new, and how many of them were taken for a repeat without a doubt. */
  readonly fresh: number
  readonly taken: number
  readonly wrong: readonly string[]
}

export function rolloverScores(folder: string): readonly RolloverScore[] {
  const pairs = JSON.parse(readFileSync(join(folder, 'pairs.json'), 'utf8')) as readonly Pair[]
  const noticeOf = (file: string) =>
    readNotice(blocksOfText(readFileSync(join(folder, file), 'utf8')), { year: null })
  return pairs.map(({ before, after, repeats }) => {
    const plan = parsePlan(draftYaml(noticeOf(before)))
    const notice = noticeOf(after)
    const { targets } = heldAgainst(plan, notice)
    const all = notice.tasks.flatMap((task) => task.targets)
    const wrong: string[] = []
    let right = 0
    const known = new Set<object>()
    for (const [words, meant] of repeats) {
      const target = all.find(({ phrase }) => phrase.includes(words))
      if (target) known.add(target)
      const found = (target && targets.get(target)?.before) ?? null
      if (found?.phrase?.includes(meant)) right += 1
      else wrong.push(`${words}: ${target ? (found?.phrase ?? 'new') : 'no target'}`)
    }
    const fresh = all.filter((target) => !known.has(target))
    const taken = fresh.filter((target) => {
      const held = targets.get(target)
      return held?.before != null && !held.doubtful
    })
    for (const target of taken)
      wrong.push(`${target.phrase}: new, taken for ${targets.get(target)?.before?.name}`)
    return {
      pair: `${before} – ${after}`,
      ...{ repeats: repeats.length, right, fresh: fresh.length, taken: taken.length, wrong },
    }
  })
}
