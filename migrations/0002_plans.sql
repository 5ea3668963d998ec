-- Every version of every plan file, with the moment at which we had it.
CREATE TABLE IF NOT EXISTS {DATABASE}.plan_versions {ON_CLUSTER}
(
    plan String,
    seq UInt32,
    recorded_at DateTime64(3, 'UTC'),
    by String,
    region String,
    year UInt16,
    sha256 String,
    text String CODEC(ZSTD(3))
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (plan, seq)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
