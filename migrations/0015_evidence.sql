-- Files that stand for what somebody says (佐证): of a slip or one of its replies, a narrative, a step of a milestone. The bytes
-- lie in the data folder under their hash. Rows are only ever added: that a file is withdrawn is another row; 1970 as
-- release_at stands for "at once".
CREATE TABLE IF NOT EXISTS {DATABASE}.evidence {ON_CLUSTER}
(
    id String,
    kind LowCardinality(String),
    plan String,
    subject_kind LowCardinality(String),
    subject String,
    -- What of the subject it stands for, as a reply of a slip; empty: the whole.
    part String,
    name String,
    type LowCardinality(String),
    bytes UInt64,
    sha256 String,
    reason String,
    at DateTime64(3, 'UTC'),
    by String,
    doer String,
    release_at DateTime64(3, 'UTC')
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (subject_kind, subject, at, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 10000;
