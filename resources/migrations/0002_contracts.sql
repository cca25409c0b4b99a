-- Contracts as evidence, pauses that end by themselves, alarms that ring once.

ALTER TABLE contract ADD COLUMN recorded_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE contract ADD COLUMN recorded_by TEXT NOT NULL DEFAULT '';
ALTER TABLE contract ADD COLUMN reason TEXT NOT NULL DEFAULT '';
{append_only contract}

CREATE INDEX incident_contract ON incident (contract_name, contract_version);

ALTER TABLE incident ADD COLUMN paused_until BIGINT;
ALTER TABLE clock ADD COLUMN paused_until BIGINT;
ALTER TABLE clock ADD COLUMN contract_name TEXT NOT NULL DEFAULT '';
ALTER TABLE clock ADD COLUMN contract_version BIGINT NOT NULL DEFAULT 0;
-- What the board counts: clocks finished of late, and kept or not.
CREATE INDEX clock_done ON clock (done_at, due_at, incident_id) WHERE status = 'done';

-- One rung of one clock's alarm: it rings once for a promise. 'promise' tells apart what a new
-- class or contract made of the clock.
CREATE TABLE alarm (
    incident_id BIGINT NOT NULL REFERENCES incident (id),
    clock TEXT NOT NULL CHECK (clock IN ('classify', 'resolve')),
    promise TEXT NOT NULL,
    rung INTEGER NOT NULL CHECK (rung BETWEEN 1 AND 100),
    due_at BIGINT NOT NULL,
    rung_at BIGINT NOT NULL,
    repeated_at BIGINT,
    acknowledged_at BIGINT,
    acknowledged_by TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (incident_id, clock, promise, rung)
);
CREATE INDEX alarm_waiting ON alarm (rung_at) WHERE acknowledged_at IS NULL;

-- Where an open incident's alarm is to be looked at next: nothing rings before. Each change of the
-- incident sets it back to the earliest that any contract could mean.
ALTER TABLE incident ADD COLUMN alarm_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX incident_alarm ON incident (alarm_at) WHERE is_open = 1;
