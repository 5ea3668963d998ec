// Roles of the WAI-ARIA grid: its cells are placed by hand, so that no element of a table would keep its meaning.

type GridRole = 'grid' | 'rowgroup' | 'row' | 'gridcell' | 'columnheader' | 'rowheader'
type Aria = Readonly<Record<`aria-${string}`, string | number | boolean | undefined>>

export const as = <Name extends GridRole>(role: Name, aria: Aria = {}): { readonly role: Name } & Aria => ({
  role,
  ...aria,
})
