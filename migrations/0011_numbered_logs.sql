-- One numbered append for all that is numbered: an insert carries its number as deduplication token, so that of two
-- services that write one number only the first comes in; `batch` says which of the two it was.

-- The ledger of uploads and the versions of plans had no token yet: two services could write one number twice.
ALTER TABLE {DATABASE}.upload_events {ON_CLUSTER} ADD COLUMN IF NOT EXISTS batch String DEFAULT '';
ALTER TABLE {DATABASE}.upload_events {ON_CLUSTER} MODIFY SETTING non_replicated_deduplication_window = 10000;

ALTER TABLE {DATABASE}.plan_versions {ON_CLUSTER} ADD COLUMN IF NOT EXISTS batch String DEFAULT '';
ALTER TABLE {DATABASE}.plan_versions {ON_CLUSTER} MODIFY SETTING non_replicated_deduplication_window = 10000;

ALTER TABLE {DATABASE}.deeds {ON_CLUSTER} ADD COLUMN IF NOT EXISTS batch String DEFAULT '';
ALTER TABLE {DATABASE}.leases {ON_CLUSTER} ADD COLUMN IF NOT EXISTS batch String DEFAULT '';
ALTER TABLE {DATABASE}.job_runs {ON_CLUSTER} ADD COLUMN IF NOT EXISTS batch String DEFAULT '';
