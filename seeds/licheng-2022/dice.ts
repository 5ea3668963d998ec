// Chance that can be repeated: the same name gives the same rolls on every machine.

export interface Dice {
  /** 0 up to but not 1. */
  readonly roll: () => number
  /** `low` up to but not `high`. */
  readonly between: (low: number, high: number) => number
}

/** Dice for a name. Source: FNV-1a over the name's UTF-16 units as the state of mulberry32 (both in the public domain). */
export function diceOf(name: string): Dice {
  let state = 0x811c9dc5
  for (let index = 0; index < name.length; index++)
    state = Math.imul(state ^ name.charCodeAt(index), 0x01000193)
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return { roll, between: (low, high) => low + (high - low) * roll() }
}
