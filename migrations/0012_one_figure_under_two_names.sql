-- What runs from the year's start, or stands at a moment, is one figure whatever its period is called: the cumulative
-- 2026-09 and 2026-Q3, 2026-12 and 2026. key_rank is the rank of its month; a figure of a period alone keeps its own.
-- An alias: rows stay as they were stored, and so do their hashes.
ALTER TABLE {DATABASE}.observations {ON_CLUSTER}
    ADD COLUMN IF NOT EXISTS key_rank UInt32
    ALIAS toUInt32(if(basis IN ('cumulative', 'cumulative-yoy', 'end'), intDiv(period_rank, 16) * 16 + 1, period_rank));

ALTER TABLE {DATABASE}.staged_figures {ON_CLUSTER}
    ADD COLUMN IF NOT EXISTS key_rank UInt32
    ALIAS toUInt32(if(basis IN ('cumulative', 'cumulative-yoy', 'end'), intDiv(period_rank, 16) * 16 + 1, period_rank));

-- Here the rank is the key's from now on, so that the later known of the two names replaces the other.
ALTER TABLE {DATABASE}.current_figures {ON_CLUSTER}
    ADD COLUMN IF NOT EXISTS key_rank UInt32 ALIAS period_rank;

-- Made anew at the next start, in this order: with no event marked as projected, readers use the vintages.
TRUNCATE TABLE {DATABASE}.projected_events {ON_CLUSTER};
TRUNCATE TABLE {DATABASE}.current_figures {ON_CLUSTER};
