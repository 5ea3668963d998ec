-- Plans that are being written: each part (the head, a task, the state) in every version that it ever had. Rows are only added.
-- One entry is one number of a draft's log; it carries its number as deduplication token, so that of two people who changed
-- the same state only the first comes in.
CREATE TABLE IF NOT EXISTS {DATABASE}.plan_drafts {ON_CLUSTER}
(
    draft String,
    seq UInt32,
    -- Tells the entries of two writers apart.
    batch String,
    -- `head`, `state` or `task`; of tasks `key` says which.
    part LowCardinality(String),
    key String,
    body String CODEC(ZSTD(3)),
    -- Questions of a task that are open; 0 for one that is gone.
    open UInt32,
    gone UInt8,
    -- What was done, and by whom.
    what LowCardinality(String),
    at DateTime64(3, 'UTC'),
    by String,
    person String
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (draft, part, key, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 10000;
