-- Who does what alone, what was run when, and what was last heard of each part.

-- Claims, one row per step, numbered by name. An insert carries its number as deduplication token: of two claims with
-- one number only the first comes in. The number of a claim is its fencing token. Never thinned out: the numbers go on.
CREATE TABLE IF NOT EXISTS {DATABASE}.leases {ON_CLUSTER}
(
    name LowCardinality(String),
    seq UInt32,
    kind LowCardinality(String),
    holder String,
    -- Two claims of one process at the same moment are two.
    nonce String,
    fence UInt32,
    at DateTime64(3, 'UTC'),
    until DateTime64(3, 'UTC')
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (name, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 10000;

-- Runs of jobs by their key (the day): a key that is done is not run again.
CREATE TABLE IF NOT EXISTS {DATABASE}.job_runs {ON_CLUSTER}
(
    job LowCardinality(String),
    run_key String,
    attempt UInt16,
    state LowCardinality(String),
    at DateTime64(3, 'UTC'),
    holder String,
    fence UInt32,
    note String
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (job, run_key, attempt, at)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 10000;

CREATE TABLE IF NOT EXISTS {DATABASE}.heartbeats {ON_CLUSTER}
(
    part String,
    at DateTime64(3, 'UTC'),
    ok UInt8,
    note String,
    process String
)
ENGINE = {ENGINE:ReplacingMergeTree(at)}
ORDER BY (part, ok);
