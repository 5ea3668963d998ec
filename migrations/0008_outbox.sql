-- Notices on their way out: each under a key that says which it is, and what became of every attempt to deliver it.

CREATE TABLE IF NOT EXISTS {DATABASE}.outbox {ON_CLUSTER}
(
    key String,
    channel LowCardinality(String),
    receiver String,
    language LowCardinality(String),
    notice String,
    at DateTime64(3, 'UTC'),
    not_before DateTime64(3, 'UTC'),
    -- Up to which event of the log of slips letters had been written when this one was; 0: it follows from none.
    posted_seq UInt32
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (key, at)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS {DATABASE}.outbox_attempts {ON_CLUSTER}
(
    key String,
    channel LowCardinality(String),
    attempt UInt16,
    state LowCardinality(String),
    at DateTime64(3, 'UTC'),
    next_at DateTime64(3, 'UTC'),
    note String
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (key, attempt)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 10000;
