-- Comments on tables, columns and the constraints within, with characters that need care.
CREATE TABLE described (
    a integer NOT NULL,
    "b ""b""" integer CONSTRAINT b_positive CHECK (("b ""b""" > 0)),
    c integer,
    d integer,
    CONSTRAINT "Odd check" CHECK ((a <> c))
);
ALTER TABLE described DROP COLUMN d;
COMMENT ON TABLE described IS 'it''s a table with a
second line, a \backslash and $$dollars$$';
COMMENT ON COLUMN described.a IS '';
COMMENT ON COLUMN described.c IS 'c';
COMMENT ON COLUMN described."b ""b""" IS E'b\ttab';
COMMENT ON CONSTRAINT b_positive ON described IS 'positive';
COMMENT ON CONSTRAINT "Odd check" ON described IS 'two columns';
CREATE TABLE "Odd -- described" (a integer);
COMMENT ON TABLE "Odd -- described" IS '-- no comment';
COMMENT ON COLUMN "Odd -- described".a IS '/* none */';
CREATE TABLE undescribed (a integer);
COMMENT ON TABLE undescribed IS 'gone';
COMMENT ON TABLE undescribed IS NULL;
