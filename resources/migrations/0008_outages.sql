-- Outages and duplicates: the master that an incident is linked to and the one that it is merged
-- into, by their identities, as the history has them. NULL for nearly all.

ALTER TABLE incident ADD COLUMN master_uid TEXT;
ALTER TABLE incident ADD COLUMN duplicate_of TEXT;
CREATE INDEX incident_master ON incident (master_uid, is_open, duplicate_of)
    WHERE master_uid IS NOT NULL;
CREATE INDEX incident_duplicate ON incident (duplicate_of, is_open) WHERE duplicate_of IS NOT NULL;
