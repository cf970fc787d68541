-- A view that is first made without its query: its options, comments, defaults, owner and
-- privileges must not get lost, odd names neither.
CREATE VIEW "Odd ""first""" AS SELECT 1 AS "Odd ""column""", 2 AS b;
CREATE VIEW second AS SELECT * FROM "Odd ""first""";
CREATE OR REPLACE VIEW "Odd ""first""" WITH (security_barrier = true) AS SELECT * FROM second;
COMMENT ON VIEW "Odd ""first""" IS 'first';
COMMENT ON COLUMN "Odd ""first"""."Odd ""column""" IS 'column';
COMMENT ON RULE "_RETURN" ON "Odd ""first""" IS 'rule';
COMMENT ON RULE "_RETURN" ON second IS 'lost, as a rule that is part of its view is';
ALTER VIEW "Odd ""first""" ALTER COLUMN b SET DEFAULT 5;
ALTER VIEW "Odd ""first""" OWNER TO case_owner;
GRANT SELECT ON "Odd ""first""" TO case_reader;
GRANT SELECT (b) ON "Odd ""first""" TO case_writer;
