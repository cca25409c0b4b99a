-- Queries kept under a name, each one's own or shown to everyone. One name for each of a person's,
-- however it is written.

CREATE TABLE saved_view (
    id {identity},
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    query TEXT NOT NULL,
    shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
    sort TEXT NOT NULL,
    descending INTEGER NOT NULL CHECK (descending IN (0, 1)),
    UNIQUE (owner, name_folded)
);

-- The few whose clock runs on though they are no longer open. Those that are have an index.
CREATE INDEX incident_running_on ON incident (id) WHERE is_open = 0 AND urgency_clock IS NOT NULL;
