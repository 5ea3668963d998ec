-- Why a plan was taken back before its year began: a version without text, after the one that it takes back. Empty: it stands.
ALTER TABLE {DATABASE}.plan_versions {ON_CLUSTER}
    ADD COLUMN IF NOT EXISTS withdrawn String DEFAULT '';
