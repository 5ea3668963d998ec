-- What people write of tasks: monthly narratives of units, comments of leaders. Rows are only ever added: a new text is a
-- new row. 1970 as release_at stands for "at once".
CREATE TABLE IF NOT EXISTS {DATABASE}.narratives {ON_CLUSTER}
(
    id String,
    plan String,
    task UInt32,
    unit String,
    period LowCardinality(String),
    claim LowCardinality(String),
    progress String CODEC(ZSTD(3)),
    problems String CODEC(ZSTD(3)),
    next String CODEC(ZSTD(3)),
    replaces String,
    at DateTime64(3, 'UTC'),
    by String,
    doer String,
    release_at DateTime64(3, 'UTC')
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (plan, task, unit, period, at, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS {DATABASE}.comments {ON_CLUSTER}
(
    id String,
    plan String,
    task UInt32,
    indicator String,
    text String CODEC(ZSTD(3)),
    at DateTime64(3, 'UTC'),
    by String,
    doer String,
    release_at DateTime64(3, 'UTC')
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (plan, task, at, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
