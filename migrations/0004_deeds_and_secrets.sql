-- Who did what: an append-only ledger chained by hash; what proves a person; when a session was last used.

-- One row per deed. Two services may write at once: an insert carries its number as deduplication token, so that of
-- two inserts with the same number only the first comes in.
CREATE TABLE IF NOT EXISTS {DATABASE}.deeds {ON_CLUSTER}
(
    seq UInt32,
    at DateTime64(3, 'UTC'),
    kind LowCardinality(String),
    subject String,
    doer String,
    before String,
    after String,
    previous String,
    hash String
)
ENGINE = {ENGINE:MergeTree}
ORDER BY seq
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 10000;

-- Hashes of passwords, named by their own SHA-256: a deed names the hash that counts.
CREATE TABLE IF NOT EXISTS {DATABASE}.secrets {ON_CLUSTER}
(
    id String,
    text String
)
ENGINE = {ENGINE:MergeTree}
ORDER BY id
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS {DATABASE}.session_uses {ON_CLUSTER}
(
    session String,
    at DateTime64(3, 'UTC')
)
ENGINE = {ENGINE:ReplacingMergeTree(at)}
ORDER BY session;

-- Who did it, for the ledger of deeds, which is written from these facts.
ALTER TABLE {DATABASE}.upload_events {ON_CLUSTER} ADD COLUMN IF NOT EXISTS doer String DEFAULT '';
ALTER TABLE {DATABASE}.plan_versions {ON_CLUSTER} ADD COLUMN IF NOT EXISTS doer String DEFAULT '';
