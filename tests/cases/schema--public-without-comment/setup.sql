-- A comment that was taken away has to be taken away again.
COMMENT ON SCHEMA public IS NULL;
GRANT CREATE ON SCHEMA public TO PUBLIC;
