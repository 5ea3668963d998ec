// A long list a page at a time, as an address asks for it.

/** Asked for as a page: all of them, for printing. Long ones take long (`plugins/slow-pages.ts`). */
export const WHOLE = 'all'

/** The page that was asked for, or the nearest that there is; `pages` is at least 1. */
export function pageAt<Item>(
  all: readonly Item[],
  asked: unknown,
  size: number,
): { readonly shown: readonly Item[]; readonly page: number; readonly pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / size))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked)) || 1))
  return { shown: all.slice((page - 1) * size, page * size), page, pages }
}
