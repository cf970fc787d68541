-- JSON and text documents: at scale 1, 500,000 rows, 0.7 GB of COPY text, half of it JSON.
CREATE TABLE document (id bigint, content jsonb NOT NULL, body text);
INSERT INTO document
SELECT i,
       jsonb_build_object(
         'id', i,
         'title', initcap(:phrases[pg_temp.rank(pg_temp.chance(i, 1), 15)]),
         'author', jsonb_build_object(
           'name', initcap(:words[pg_temp.rank(pg_temp.chance(i, 2), 12)]),
           'email', :words[pg_temp.rank(pg_temp.chance(i, 2), 12)] || pg_temp.chance(i, 3) % 1000
             || '@' || :words[pg_temp.rank(pg_temp.chance(i, 4), 8)] || '.example'),
         'tags', (SELECT jsonb_agg(:words[pg_temp.rank(pg_temp.chance(i * 8 + k, 5), 6)])
                  FROM generate_series(0, pg_temp.chance(i, 6) % 5) k),
         'published', pg_temp.chance(i, 7) % 4 > 0,
         'score', (pg_temp.chance(i, 8) % 10000 / 100.0)::numeric(5,2),
         'history', (SELECT jsonb_agg(jsonb_build_object(
                         'at', to_char('2022-01-01'::timestamp
                                 + pg_temp.chance(i * 8 + k, 9) % 94608000 * interval '1 second',
                                 'YYYY-MM-DD"T"HH24:MI:SS'),
                         'by', :words[pg_temp.rank(pg_temp.chance(i * 8 + k, 10), 12)],
                         'what', :phrases[pg_temp.rank(pg_temp.chance(i * 8 + k, 11), 15)],
                         'revision', to_hex(pg_temp.chance(i * 8 + k, 12))))
                     FROM generate_series(0, pg_temp.chance(i, 13) % 8) k)),
       (SELECT string_agg(:phrases[pg_temp.rank(pg_temp.chance(i * 64 + k, 14), 15)],
                          CASE WHEN k % 6 = 0 THEN '. ' ELSE ' ' END)
        FROM generate_series(1, 4 + pg_temp.chance(i, 15) % 60) k)
FROM generate_series(1, greatest(100, :scale * 500000)::bigint) i;
ALTER TABLE document ADD PRIMARY KEY (id);
CREATE INDEX ON document USING gin ((content -> 'tags'));
