// How many ways in one person may hold at once.

export const QUOTAS = {
  /** Sessions: one more ends the oldest. */
  sessions: 20,
  /** Tokens of programs. */
  tokens: 50,
  /** Private addresses of feeds. */
  feeds: 20,
  /** What one person follows, and views of lists that they keep. */
  followed: 200,
  views: 30,
  /** Paired televisions, of everybody together. */
  screens: 1_000,
} as const
