// What a person confirmed for a file of the same shape: the ledger of uploads remembers it.
import type { Released } from '../core/clearance.ts'
import type { Store } from '../store/store.ts'
import type { Remembered } from './choose-mapping.ts'
import { parseMapping } from './grid/mapping.ts'

/** As many uploads are looked back: several years of months. */
const LOOKED_BACK = 200

/** The mapping of the latest upload of this shape that stands. */
export const rememberedIn =
  (store: Pick<Store, 'uploads'>, released: Released): Remembered =>
  async (shape) => {
    const uploads = await store.uploads({ limit: LOOKED_BACK, released })
    const found = uploads.find(({ receipt, undone }) => undone === null && receipt.reading?.shape === shape)
    return found?.receipt.reading ? parseMapping(found.receipt.reading.mapping) : null
  }
