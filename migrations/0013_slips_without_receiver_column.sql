-- Whoever answers stands in the event itself; nothing ever asked this column, and it is in no key and no index.
ALTER TABLE {DATABASE}.slip_events {ON_CLUSTER} DROP COLUMN IF EXISTS receiver;
