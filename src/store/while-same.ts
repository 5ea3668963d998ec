// Answers that are kept while the tables that they come from say that nothing changed.

/**
 * Asks `version` before each answer: one that was read at the same version is given again, so nobody may change it. Of many
 * answers the `most` used last are kept. `changed`: this process wrote; a question about the version that is under way does not
 * count any more.
 */
interface WhileSame {
  of<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer>
  changed(): void
}

export function whileSame(version: () => Promise<string>, most: number): WhileSame {
  let asked: Promise<string> | null = null
  let seen = ''
  const kept = keepAnswers(most)

  function versionNow(): Promise<string> {
    if (asked) return asked
    const own = version().finally(() => {
      if (asked === own) asked = null
    })
    asked = own
    return own
  }

  return {
    async of<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> {
      const now = await versionNow()
      if (now !== seen) {
        kept.clear()
        seen = now
      }
      return kept.of(key, ask)
    },
    changed() {
      asked = null
    },
  }
}

interface KeptAnswers {
  /** What was answered under this key, so nobody may change it; else asks. */
  of<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer>
  clear(): void
}

/** For keys that say everything on which the answer depends. Of many answers the `most` used last are kept; what failed is not. */
export function keepAnswers(most: number): KeptAnswers {
  const kept = new Map<string, Promise<unknown>>()
  return {
    async of<Answer>(key: string, ask: () => Promise<Answer>): Promise<Answer> {
      const answer = (kept.get(key) as Promise<Answer> | undefined) ?? ask()
      kept.delete(key)
      kept.set(key, answer)
      answer.catch(() => kept.get(key) === answer && kept.delete(key))
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return answer
    },
    clear: () => kept.clear(),
  }
}
