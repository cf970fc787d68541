-- More large objects than one entry holds, of two owners; an entry's name is that of its first and last.
SELECT count(lo_create(oid::oid)) FROM generate_series(200001, 202100) oid;
SELECT count(lo_put(oid::oid, 0, convert_to('object ' || oid, 'UTF8')))
FROM generate_series(200001, 202100, 7) oid;

SELECT count(lo_create(oid::oid)) FROM generate_series(300000, 300999) oid;
DO $$
BEGIN
  FOR oid IN 300000 .. 300999 LOOP
    EXECUTE format('ALTER LARGE OBJECT %s OWNER TO case_owner', oid);
  END LOOP;
END
$$;

-- Between others, by its number; apart, by its owner.
ALTER LARGE OBJECT 201234 OWNER TO case_reader;
