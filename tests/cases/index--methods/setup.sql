-- Operator classes with options, collations, and the order of NULLs, over all access methods.
CREATE TABLE things (a integer, t text, j jsonb, v tsvector, p point, r int4range, i inet, arr integer[]);
CREATE INDEX nulls_first ON things USING btree (a NULLS FIRST, t DESC NULLS LAST, i DESC);
CREATE INDEX collated ON things USING btree (t COLLATE "C" text_pattern_ops, lower(t) COLLATE "POSIX");
CREATE INDEX signature ON things USING gist (v tsvector_ops (siglen='100'));
CREATE INDEX brin_minmax ON things USING brin (a int4_minmax_ops, t) WITH (pages_per_range='4', autosummarize='true');
CREATE INDEX gin_json ON things USING gin (j jsonb_path_ops, arr) WITH (fastupdate='off', gin_pending_list_limit='128');
CREATE INDEX gist_range ON things USING gist (r, p) WITH (buffering='auto');
CREATE INDEX spgist_text ON things USING spgist (t) INCLUDE (a);
CREATE INDEX hashed ON things USING hash (t) WHERE (a > 0);
CREATE INDEX inet_ops ON things USING gist (i inet_ops);
CREATE INDEX cast_expression ON things USING btree (((j ->> 'k'::text)), (((j ->> 'n'::text))::integer));
CREATE INDEX whole_row ON things USING btree ((things.* IS NULL));
INSERT INTO things (a, t) VALUES (1, 'x');
