// The one that must be there.
export function firstOf<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Error('nothing was said')
  return item
}
