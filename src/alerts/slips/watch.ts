// Whether anything happened to slips since one last looked, whichever process did it: for walls and lists that are shown.
import type { SlipStore } from '../../store/slips.ts'

interface SlipWatch {
  /** Asks the log how long it is, and tells the listeners when it grew. */
  look(): Promise<void>
  /** Returns how to stop that. */
  onChange(listener: () => void): () => void
}

export function watchSlips(slips: Pick<SlipStore, 'head'>): SlipWatch {
  const listeners = new Set<() => void>()
  let seen: number | null = null
  return {
    async look() {
      const head = await slips.head()
      const grew = seen !== null && head !== seen
      // Nothing was shown before the first look that could be old, unless something is there already.
      const first = seen === null && head > 0
      seen = head
      if (grew || first) for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
