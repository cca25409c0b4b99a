-- The desk, first version. One text for both engines: {identity}, {blob} and {append_only NAME}
-- are filled in by the dialect. Instants are milliseconds UTC.

CREATE TABLE desk (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE product (
    name TEXT NOT NULL PRIMARY KEY
);

CREATE TABLE contract (
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    effective_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (name, version)
);

-- What the history folds to: an index over the events, rebuilt from them at any time.
CREATE TABLE incident (
    id {identity},
    uid TEXT NOT NULL UNIQUE,
    outside_key TEXT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    customer TEXT NOT NULL,
    product TEXT NOT NULL,
    reporter TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'triage', 'classified', 'on-hold', 'resolved', 'closed', 'duplicate')),
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    outcome TEXT CHECK (outcome IN ('feature-request', 'operator-error', 'act-of-god', 'core-bug')),
    severity INTEGER CHECK (severity BETWEEN 1 AND 5),
    devops INTEGER CHECK (devops BETWEEN 1 AND 4),
    route TEXT CHECK (route IN ('devops', 'product', 'memo')),
    finding TEXT NOT NULL,
    assignee TEXT NOT NULL,
    contract_name TEXT NOT NULL,
    contract_version BIGINT NOT NULL,
    reported_at BIGINT NOT NULL,
    classified_at BIGINT,
    resolved_at BIGINT,
    updated_at BIGINT NOT NULL,
    held_since BIGINT,
    hold_reason TEXT NOT NULL,
    title_folded TEXT NOT NULL,
    customer_folded TEXT NOT NULL,
    product_folded TEXT NOT NULL,
    assignee_folded TEXT NOT NULL,
    urgency_clock TEXT CHECK (urgency_clock IN ('classify', 'resolve')),
    span_start BIGINT,
    target_at BIGINT,
    risk_at BIGINT NOT NULL,
    critical_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    paused_left BIGINT,
    settled TEXT NOT NULL CHECK (settled IN ('none', 'met', 'met-late')),
    revision BIGINT NOT NULL
);
CREATE UNIQUE INDEX incident_key ON incident (outside_key) WHERE outside_key <> '';
CREATE INDEX incident_open ON incident (due_at, id) WHERE is_open = 1;
CREATE INDEX incident_reported ON incident (reported_at, id);
CREATE INDEX incident_updated ON incident (updated_at, id);
CREATE INDEX incident_revision ON incident (revision);
CREATE INDEX incident_customer ON incident (customer);
CREATE INDEX incident_assignee ON incident (assignee);

-- Every word of an incident that search looks at, with case and accents folded away.
CREATE TABLE incident_words (
    incident_id BIGINT NOT NULL PRIMARY KEY REFERENCES incident (id),
    folded TEXT NOT NULL
);

-- Both clocks with the sum that leads to them, stored in the act's own transaction.
CREATE TABLE clock (
    incident_id BIGINT NOT NULL REFERENCES incident (id),
    name TEXT NOT NULL CHECK (name IN ('classify', 'resolve')),
    status TEXT NOT NULL CHECK (status IN ('none', 'running', 'paused', 'done', 'unknown')),
    start_at BIGINT,
    due_at BIGINT,
    target_at BIGINT,
    done_at BIGINT,
    paused_at BIGINT,
    steps TEXT NOT NULL,
    PRIMARY KEY (incident_id, name)
);

CREATE TABLE event (
    id {identity},
    incident_id BIGINT NOT NULL REFERENCES incident (id),
    seq BIGINT NOT NULL CHECK (seq > 0),
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    occurred_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    told INTEGER NOT NULL CHECK (told IN (0, 1)),
    act TEXT NOT NULL,
    data TEXT NOT NULL,
    hash {blob} NOT NULL,
    UNIQUE (incident_id, seq)
);
CREATE INDEX event_act ON event (act);
{append_only event}

CREATE TABLE memo (
    id {identity},
    number TEXT NOT NULL UNIQUE,
    incident_id BIGINT NOT NULL REFERENCES incident (id),
    outcome TEXT NOT NULL CHECK (outcome IN ('operator-error', 'act-of-god')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'approved', 'issued', 'revoked')),
    version BIGINT NOT NULL,
    subject TEXT NOT NULL,
    addressee TEXT NOT NULL,
    sections TEXT NOT NULL,
    copies TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    issued_at BIGINT,
    issued_by TEXT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX memo_incident ON memo (incident_id);
CREATE UNIQUE INDEX memo_draft ON memo (incident_id, outcome) WHERE state IN ('draft', 'approved');

-- The very bytes that were issued.
CREATE TABLE memo_page (
    memo_id BIGINT NOT NULL PRIMARY KEY REFERENCES memo (id),
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    pdf {blob} NOT NULL
);
CREATE INDEX memo_page_sha256 ON memo_page (sha256);
{append_only memo_page}

-- Words not yet part of an act, kept over a crash.
CREATE TABLE draft (
    kind TEXT NOT NULL,
    ref TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, ref)
);
