// `duibiao verify` and `duibiao digest`: whether the ledger of deeds holds, and a day of it on paper.
import { readConfig } from '../config.ts'
import type { Day } from '../core/period.ts'
import { Problem } from '../core/problem.ts'
import type { Language } from '../core/text.ts'
import { digestOf, digestText } from '../people/digest.ts'
import type { Store } from '../store/store.ts'
import { complain, print } from './output.ts'
import { lookThrough } from './whole-store.ts'
import { withStore } from './with-store.ts'

/** `entry`: `12:ab34…` from a printed digest, which must stand in the ledger as it was printed. */
export const verifyDeeds = (entry: string | null, json: boolean, lang: Language): Promise<boolean> =>
  withStore(async (store) => {
    const zh = lang === 'zh'
    const { dataFolder } = readConfig()
    const { chain, figures, originals } = await lookThrough(store, dataFolder, new Date().toISOString())
    const printed = entry === null ? true : await stands(store, entry)
    const holds =
      chain.fault === null &&
      chain.differences.length === 0 &&
      figures.losses.length === 0 &&
      originals.length === 0
    if (json) {
      print(JSON.stringify({ ...chain, figures, originals, printed }, null, 2))
      return holds && printed
    }
    const { fault, head, entries, differences } = chain
    if (fault) {
      const { detail, fix } = new Problem('ledger-broken', { ...fault })
      complain(`ledger-broken: ${detail[lang]} ${fix[lang]}`)
    }
    for (const { seq, subject, what } of differences) {
      complain(
        zh
          ? `第 ${seq} 条所说的 ${subject} 已不同（${what}）`
          : `Entry ${seq}: ${subject} is no longer so (${what})`,
      )
    }
    for (const { upload, what, expected, found } of figures.losses) {
      complain(
        zh
          ? `报送 ${upload} 的数据已不同（${what}）：应为 ${expected}，现为 ${found}`
          : `Figures of upload ${upload} are no longer so (${what}): expected ${expected}, found ${found}`,
      )
    }
    for (const { upload, of, what, expected, found } of originals) {
      const isGone = what === 'file-missing'
      complain(
        zh
          ? `${of === 'evidence' ? '佐证' : '报送'} ${upload} 的原文件${isGone ? `已缺失：${expected}` : `已改变：应为 ${expected}，现为 ${found}`}`
          : `The file of ${of ?? 'upload'} ${upload} is ${isGone ? `gone: ${expected}` : `changed: expected ${expected}, found ${found}`}`,
      )
    }
    if (!printed)
      complain(zh ? `打印的一条不在账中：${entry}` : `The printed entry is not in the ledger: ${entry}`)
    if (holds && printed) {
      const last = head ? `#${head.seq} ${head.hash}` : '—'
      print(zh ? `${entries} 条，全部吻合。末条 ${last}` : `${entries} entries, all fit. The last is ${last}`)
    }
    return holds && printed
  })

/** The hash may be shortened to the 16 characters that are printed. */
async function stands(store: Store, entry: string): Promise<boolean> {
  const [seq = '', hash = ''] = entry.replace(/^#/, '').split(':')
  if (!/^\d{1,9}$/.test(seq) || !/^[0-9a-f]{16,64}$/.test(hash)) return false
  const [found] = await store.deeds.since(Number(seq) - 1, 1)
  return found?.seq === Number(seq) && found.hash.startsWith(hash)
}

export const printDigest = (day: Day, lang: Language): Promise<boolean> =>
  withStore(async (store) => {
    print(digestText(await digestOf(store.deeds, day), lang))
    return true
  })
