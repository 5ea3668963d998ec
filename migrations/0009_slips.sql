-- What happened to slips (督查单), and what holds them back: one row per event, numbered without gaps.

-- Append-only. A batch carries its first number as deduplication token, so that of two services that decided on the same
-- state only the first comes in; the other decides again.
CREATE TABLE IF NOT EXISTS {DATABASE}.slip_events {ON_CLUSTER}
(
    seq UInt32,
    -- Tells the batches of two writers apart.
    batch String,
    id String,
    -- The plan; empty: the service itself; `*`: what concerns more than one slip.
    book LowCardinality(String),
    slip String,
    kind LowCardinality(String),
    receiver LowCardinality(String),
    day Date,
    at DateTime64(3, 'UTC'),
    body String CODEC(ZSTD(3)),
    -- Who did it, when a person did, and in which words, with the state before and after: for the ledger of deeds.
    doer String,
    words String,
    before String,
    after String,
    INDEX of_seq seq TYPE minmax GRANULARITY 1,
    INDEX of_slip slip TYPE bloom_filter(0.01) GRANULARITY 1
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (book, slip, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 10000;
