-- What happened and is marked on charts (大事): a flood, a policy, a change of definition. Rows are only ever added: that one
-- is withdrawn is another row.
CREATE TABLE IF NOT EXISTS {DATABASE}.marked_events {ON_CLUSTER}
(
    id String,
    kind LowCardinality(String),
    plan String,
    -- Empty: of the plan as a whole.
    indicator String,
    day Date32,
    words String,
    reason String,
    at DateTime64(3, 'UTC'),
    by String,
    doer String
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (plan, at, id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 10000;
