// What names a figure in the database, as core's keyOf does: two names of one figure have one key_rank.

/** Columns of every table of figures. key_rank is an alias made of the period's rank and the basis (migration 0012). */
export const KEY = 'region, indicator, key_rank, basis'
