-- Televisions: codes on screens that wait to be let in, and how each screen was when it last told.

-- The latest row of a secret counts; a code is worth nothing ten minutes after it was made.
CREATE TABLE IF NOT EXISTS {DATABASE}.screen_codes {ON_CLUSTER}
(
    secret String,
    code String,
    made DateTime64(3, 'UTC'),
    address String,
    -- By the clock of the database, which forgets by it.
    stored DateTime('UTC') DEFAULT now()
)
ENGINE = {ENGINE:ReplacingMergeTree(made)}
ORDER BY secret
TTL stored + INTERVAL 1 DAY;

-- No deed: a screen tells how it is twice a minute. `report` is JSON.
CREATE TABLE IF NOT EXISTS {DATABASE}.screen_reports {ON_CLUSTER}
(
    screen String,
    at DateTime64(3, 'UTC'),
    report String
)
ENGINE = {ENGINE:ReplacingMergeTree(at)}
ORDER BY screen;
