-- SHA-256 over the words of a memo, as contentHash() makes it: those of one in work stand in no
-- event, so that a change past the program would not be seen. Empty until it is next saved.

ALTER TABLE memo ADD COLUMN content TEXT NOT NULL DEFAULT '';
