-- From when the public may see a figure. 1970 stands for "at once", so that a comparison is all that readers need.
ALTER TABLE {DATABASE}.observations {ON_CLUSTER}
    ADD COLUMN IF NOT EXISTS release_at DateTime64(3, 'UTC') AFTER cell;

ALTER TABLE {DATABASE}.staged_figures {ON_CLUSTER}
    ADD COLUMN IF NOT EXISTS release_at DateTime64(3, 'UTC') AFTER cell;

-- A part of the key: beside a figure that waits for its day, the one that counts until then stays.
ALTER TABLE {DATABASE}.current_figures {ON_CLUSTER}
    ADD COLUMN IF NOT EXISTS release_at DateTime64(3, 'UTC'),
    MODIFY ORDER BY (region, year, indicator, period_rank, basis, release_at);

-- When parts of an upload become public: before the last of them the public knows nothing of the upload.
ALTER TABLE {DATABASE}.upload_events {ON_CLUSTER}
    ADD COLUMN IF NOT EXISTS releases Array(DateTime64(3, 'UTC'));
