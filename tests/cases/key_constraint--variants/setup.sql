-- Primary keys, unique and exclusion constraints with everything that can be said of them.
CREATE TABLE keys (
    id integer CONSTRAINT "Odd ""key""" PRIMARY KEY,
    a integer UNIQUE,
    b integer,
    "C c" text,
    r int4range,
    p point
);
ALTER TABLE keys ADD CONSTRAINT many UNIQUE (b, "C c", a);
ALTER TABLE keys ADD CONSTRAINT with_included UNIQUE (b) INCLUDE ("C c", id) WITH (fillfactor='60');
ALTER TABLE keys ADD CONSTRAINT deferrable_key UNIQUE (a, b) DEFERRABLE;
ALTER TABLE keys ADD CONSTRAINT deferred_key UNIQUE (b, a) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE keys ADD CONSTRAINT excluded EXCLUDE USING gist (r WITH &&);
ALTER TABLE keys ADD CONSTRAINT excluded_partly EXCLUDE USING gist (r WITH &&, p WITH ~=) INCLUDE (id) WITH (fillfactor='70') WHERE ((b > 3)) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE keys ADD CONSTRAINT excluded_expression EXCLUDE USING btree (lower("C c") WITH =);
CREATE UNIQUE INDEX becomes_a_key ON keys USING btree (a, id);
ALTER TABLE keys ADD CONSTRAINT used_index UNIQUE USING INDEX becomes_a_key;
INSERT INTO keys VALUES (1, 1, 1, 'x', '[1,2)', '(0,0)');
COMMENT ON CONSTRAINT many ON keys IS 'constraint';
COMMENT ON INDEX many IS 'index of the constraint';
COMMENT ON INDEX excluded IS 'index of the exclusion';
ALTER TABLE keys CLUSTER ON many;
CREATE TABLE replicated (a integer NOT NULL UNIQUE);
ALTER TABLE replicated REPLICA IDENTITY USING INDEX replicated_a_key;
ALTER TABLE replicated CLUSTER ON replicated_a_key;
ALTER TABLE keys OWNER TO case_owner;
