-- Large objects that nothing is known of but that they are there: OIDs of the user's choice, also such
-- as the system keeps for itself, and tables that speak of them.
SELECT lo_create(5);
SELECT lo_create(16383);
SELECT lo_create(16384);
SELECT lo_create(99999), lo_create(100000), lo_create(4294967295);

CREATE TABLE picture (name text PRIMARY KEY, content oid NOT NULL);
INSERT INTO picture VALUES ('five', 5), ('last', 4294967295), ('lost', 77);
COMMENT ON COLUMN picture.content IS 'a large object';
CREATE SEQUENCE counter;
CREATE INDEX picture_content ON picture (content);

-- One that is no more leaves nothing.
SELECT lo_create(4000);
SELECT lo_unlink(4000);
