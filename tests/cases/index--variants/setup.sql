-- Indexes by method, column and option, and the constraints that are made of them.
CREATE TABLE item (
    id integer NOT NULL,
    code text,
    body text,
    price numeric,
    during daterange,
    place point
);
INSERT INTO item
SELECT n, 'c' || n, md5(n::text), n / 10.0, daterange(date '2024-01-01' + n, date '2024-01-02' + n), point(n, n)
FROM generate_series(1, 20) AS n;

ALTER TABLE ONLY item ADD CONSTRAINT item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY item ADD CONSTRAINT item_code_key UNIQUE (code) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY item ADD CONSTRAINT item_during_excl EXCLUDE USING gist (during WITH &&);
ALTER TABLE item ADD CONSTRAINT item_price_check CHECK ((price >= (0)::numeric));
ALTER TABLE item ADD CONSTRAINT item_body_check CHECK ((body <> ''::text)) NOT VALID;
ALTER TABLE item ADD CONSTRAINT item_mine_check CHECK ((id > 0)) NO INHERIT;

CREATE INDEX item_expression_idx ON item USING btree (lower(code), ((price * (2)::numeric)) DESC NULLS LAST);
CREATE INDEX item_partial_idx ON item USING btree (price) WHERE (price > (1)::numeric);
CREATE UNIQUE INDEX item_include_idx ON item USING btree (id) INCLUDE (code, body);
CREATE INDEX item_opclass_idx ON item USING btree (code text_pattern_ops, body COLLATE "C");
CREATE INDEX item_hash_idx ON item USING hash (code);
CREATE INDEX item_gist_idx ON item USING gist (place);
CREATE INDEX item_spgist_idx ON item USING spgist (place);
CREATE INDEX item_brin_idx ON item USING brin (id) WITH (pages_per_range='16');
CREATE INDEX item_gin_idx ON item USING gin (to_tsvector('simple'::regconfig, body)) WITH (fastupdate=off);
CREATE INDEX item_filled_idx ON item USING btree (body) WITH (fillfactor='60', deduplicate_items='off');
CREATE INDEX "Odd ""index"" name" ON item USING btree (id, code);
CREATE INDEX item_statistics_idx ON item USING btree (((id + 1)));
ALTER INDEX item_statistics_idx ALTER COLUMN 1 SET STATISTICS 400;

COMMENT ON INDEX item_partial_idx IS 'only what costs something';
COMMENT ON CONSTRAINT item_pkey ON item IS 'the key';
COMMENT ON CONSTRAINT item_price_check ON item IS 'no gifts';

ALTER TABLE item CLUSTER ON item_pkey;

-- 15 knows a unique index for which NULL equals NULL.
SELECT :SERVER_VERSION_NUM >= 150000 AS has_nulls_not_distinct \gset
\if :has_nulls_not_distinct
CREATE UNIQUE INDEX item_nulls_idx ON item USING btree (code) NULLS NOT DISTINCT;
\endif
