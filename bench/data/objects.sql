-- Large objects: at scale 1, 50,000 of 32 to 640 bytes and 10 of 20 MB, all of which nothing compresses.
\o /dev/null
SELECT count(lo_from_bytea(
         (100000 + i)::oid,
         (SELECT string_agg(int8send(hashint8extended(i, k)), '')
          FROM generate_series(1, 4 * (1 + i % 20)) k)))
FROM generate_series(1, greatest(50, :scale * 50000)::bigint) i;
SELECT count(lo_from_bytea(
         (90000 + i)::oid,
         (SELECT string_agg(int8send(hashint8extended(i, k)), '')
          FROM generate_series(1, greatest(1000, :scale * 2500000)::bigint) k)))
FROM generate_series(-10, -1) i;
\o
