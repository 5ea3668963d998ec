-- What happened in rounds of written reports (书面报告): one row per event, each round numbered without gaps. Rows are only added.
-- An event carries round and number as deduplication token, so that of two people who decided on the same state only the
-- first comes in; the other is decided again.
CREATE TABLE IF NOT EXISTS {DATABASE}.round_events {ON_CLUSTER}
(
    round String,
    seq UInt32,
    -- Tells the events of two writers apart.
    batch String,
    plan String,
    kind LowCardinality(String),
    -- Whose report it is of; empty: of the round as a whole.
    unit String,
    at DateTime64(3, 'UTC'),
    body String CODEC(ZSTD(3)),
    -- Who did it, when a person did: for the ledger of deeds.
    doer String
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (plan, round, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 10000;
