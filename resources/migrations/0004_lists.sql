-- Lists of a million incidents: each order that a column can ask for is held by an index, and one
-- index holds all that a filter asks, so that no list reads the incidents themselves.

-- Long words stand in the history, from which an incident is told; no list shows them.
ALTER TABLE incident DROP COLUMN description;
ALTER TABLE incident DROP COLUMN finding;

DROP INDEX incident_open;
DROP INDEX incident_customer;
DROP INDEX incident_assignee;

-- What every filter but one by words or memos looks at, in the order of deadlines.
CREATE INDEX incident_list ON incident (is_open, due_at, id, state, outcome, severity, devops,
    customer_folded, product_folded, assignee_folded, reported_at, updated_at, target_at,
    urgency_clock, risk_at, critical_at, paused_left, paused_until, settled);
-- While a clock is paused its deadline moves with now: these few are put in order when asked for.
CREATE INDEX incident_paused ON incident (id, is_open, due_at, state, outcome, severity, devops,
    customer_folded, product_folded, assignee_folded, reported_at, updated_at, target_at,
    urgency_clock, risk_at, critical_at, paused_left, paused_until, settled)
    WHERE paused_left IS NOT NULL;
CREATE INDEX incident_title ON incident (title_folded, due_at, id);
CREATE INDEX incident_open_title ON incident (title_folded, due_at, id) WHERE is_open = 1;
CREATE INDEX incident_customer ON incident (customer_folded, due_at, id);
CREATE INDEX incident_product ON incident (product_folded, due_at, id);
CREATE INDEX incident_assignee ON incident (assignee_folded, due_at, id);
CREATE INDEX incident_state ON incident (state, due_at, id);
CREATE INDEX incident_class ON incident (COALESCE(outcome, '~'), COALESCE(severity, 9),
    COALESCE(devops, 9), due_at, id);
CREATE INDEX incident_target ON incident (COALESCE(target_at, 9223372036854775807), due_at, id);
