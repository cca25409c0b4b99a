-- Damage is named wherever it falls: contracts are chained by hash as events are, views and drafts
-- carry the hash of their words, and a contract tells in which role it was put in force. What a
-- desk of before holds is sealed as it stands, by the program, for SQL cannot hash.

ALTER TABLE contract ADD COLUMN role TEXT NOT NULL DEFAULT '';

-- One for each contract version, in the order in which they were put in force. A table of its own,
-- for contracts that stand are never written to again, and so that a lost one still has a name.
CREATE TABLE contract_seal (
    seq BIGINT NOT NULL PRIMARY KEY CHECK (seq > 0),
    name TEXT NOT NULL,
    version BIGINT NOT NULL,
    previous {blob} NOT NULL,
    hash {blob} NOT NULL,
    UNIQUE (name, version)
);
{append_only contract_seal}

ALTER TABLE saved_view ADD COLUMN content TEXT NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN content TEXT NOT NULL DEFAULT '';

-- On a desk that was there before: to be sealed when it is opened.
INSERT INTO desk (name, value) SELECT 'unsealed', 'yes' FROM desk WHERE name = 'uid';
