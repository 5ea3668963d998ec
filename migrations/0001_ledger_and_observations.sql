-- The ledger of uploads, every vintage of every figure, and what counts now.
-- Names: {DATABASE}; {ON_CLUSTER} is empty on a single server; {ENGINE:X(args)} is X or its Replicated form.

-- One row per fact: an upload was committed, an upload was undone. A row here is what makes an upload visible.
CREATE TABLE IF NOT EXISTS {DATABASE}.upload_events {ON_CLUSTER}
(
    seq UInt32,
    kind LowCardinality(String),
    upload String,
    at DateTime64(3, 'UTC'),
    by String,
    sha256 String,
    filename String,
    bytes UInt64,
    rows UInt64,
    hash UInt64,
    latest_known_at DateTime64(3, 'UTC'),
    receipt String,
    reason String
)
ENGINE = {ENGINE:MergeTree}
ORDER BY seq
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Append-only, bitemporal. No partitions: one insert of one upload must not span two.
CREATE TABLE IF NOT EXISTS {DATABASE}.observations {ON_CLUSTER}
(
    region LowCardinality(String),
    indicator LowCardinality(String),
    period_rank UInt32,
    basis LowCardinality(String),
    known_at DateTime64(3, 'UTC'),
    recorded_at DateTime64(3, 'UTC'),
    seq UInt32,
    period LowCardinality(String),
    value Nullable(Decimal(38, 12)),
    status LowCardinality(String),
    source LowCardinality(String),
    note LowCardinality(String),
    row UInt32,
    cell String,
    upload LowCardinality(String),
    INDEX of_upload upload TYPE bloom_filter(0.001) GRANULARITY 1
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (region, indicator, period_rank, basis, known_at, recorded_at, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- The latest known vintage per figure: a projection of the two above, which can be made anew at any time.
CREATE TABLE IF NOT EXISTS {DATABASE}.current_figures {ON_CLUSTER}
(
    region LowCardinality(String),
    year UInt16,
    indicator LowCardinality(String),
    period_rank UInt32,
    basis LowCardinality(String),
    known_at DateTime64(3, 'UTC'),
    recorded_at DateTime64(3, 'UTC'),
    period LowCardinality(String),
    value Nullable(Decimal(38, 12)),
    status LowCardinality(String),
    source LowCardinality(String),
    note LowCardinality(String),
    row UInt32,
    cell String,
    upload LowCardinality(String),
    version UInt128
)
ENGINE = {ENGINE:ReplacingMergeTree(version)}
ORDER BY (region, year, indicator, period_rank, basis)
-- A board is a few hundred neighbouring rows out of every part: small granules and blocks read little beside them.
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1,
    index_granularity = 1024, min_compress_block_size = 16384, max_compress_block_size = 65536;

-- Which facts of the ledger have been brought into current_figures.
CREATE TABLE IF NOT EXISTS {DATABASE}.projected_events {ON_CLUSTER}
(
    seq UInt32
)
ENGINE = {ENGINE:MergeTree}
ORDER BY seq
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Figures on their way in; a partition each, dropped when the upload is committed or forgotten.
CREATE TABLE IF NOT EXISTS {DATABASE}.staged_figures {ON_CLUSTER}
(
    upload LowCardinality(String),
    region LowCardinality(String),
    indicator LowCardinality(String),
    period_rank UInt32,
    basis LowCardinality(String),
    known_at DateTime64(3, 'UTC'),
    period LowCardinality(String),
    value Nullable(Decimal(38, 12)),
    status LowCardinality(String),
    source LowCardinality(String),
    note LowCardinality(String),
    row UInt32,
    cell String
)
ENGINE = {ENGINE:MergeTree}
PARTITION BY upload
ORDER BY (region, indicator, period_rank, basis, known_at)
-- Rows stay here for seconds: merging them would be work for nothing.
SETTINGS max_bytes_to_merge_at_max_space_in_pool = 1, max_bytes_to_merge_at_min_space_in_pool = 1;
