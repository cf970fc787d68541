-- Comments, each an entry of its own, on objects of one group and of several.
SELECT lo_create(7), lo_create(3001), lo_create(3002), lo_create(3003);
COMMENT ON LARGE OBJECT 7 IS 'a low number';
COMMENT ON LARGE OBJECT 3002 IS 'it''s a \ in
two lines';
COMMENT ON LARGE OBJECT 3003 IS 'gone';
COMMENT ON LARGE OBJECT 3003 IS NULL;
SELECT lo_from_bytea(3010, '\x10');
GRANT SELECT ON LARGE OBJECT 3010 TO PUBLIC;
COMMENT ON LARGE OBJECT 3010 IS 'with privileges — and an em dash';
