-- Up to when each person has read what lies in their inbox. No deed: it is nobody's business but the reader's.

CREATE TABLE IF NOT EXISTS {DATABASE}.inbox_reads {ON_CLUSTER}
(
    person String,
    -- Notices put at this moment or earlier are read.
    read_up_to DateTime64(3, 'UTC')
)
ENGINE = {ENGINE:MergeTree}
ORDER BY (person, read_up_to)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 1000;
