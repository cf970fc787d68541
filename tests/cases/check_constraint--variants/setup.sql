-- Checks within tables and after them, inherited or not, validated or not.
CREATE TABLE checked (
    a integer CHECK (a > 0),
    b integer CONSTRAINT b_small CHECK ((b < 100)),
    c text,
    CONSTRAINT "Odd ""check""" CHECK ((c <> 'it''s'::text)),
    CHECK (a <> b),
    CONSTRAINT not_for_children CHECK ((b > 1)) NO INHERIT
);
INSERT INTO checked VALUES (1, 5, 'x');
ALTER TABLE checked ADD CONSTRAINT from_now_on CHECK ((a > 10)) NOT VALID;
ALTER TABLE checked ADD CONSTRAINT validated_later CHECK ((a < 1000)) NOT VALID;
ALTER TABLE checked VALIDATE CONSTRAINT validated_later;
COMMENT ON CONSTRAINT from_now_on ON checked IS 'not of all rows';
COMMENT ON CONSTRAINT b_small ON checked IS 'small';
CREATE TABLE child (z integer CONSTRAINT z_positive CHECK ((z > 0))) INHERITS (checked);
CREATE TABLE states_it_too (CONSTRAINT b_small CHECK ((b < 100))) INHERITS (checked);
COMMENT ON CONSTRAINT b_small ON states_it_too IS 'stated too';
COMMENT ON CONSTRAINT b_small ON child IS 'only inherited';
CREATE TABLE joined (a integer, b integer, c text, CONSTRAINT checked_a_check CHECK ((a > 0)), CONSTRAINT b_small CHECK ((b < 100)),
    CONSTRAINT "Odd ""check""" CHECK ((c <> 'it''s'::text)), CONSTRAINT checked_check CHECK ((a <> b)),
    CONSTRAINT from_now_on CHECK ((a > 10)), CONSTRAINT validated_later CHECK ((a < 1000)));
ALTER TABLE joined INHERIT checked;
CREATE TABLE whole (a integer, b integer CONSTRAINT b_even CHECK (((b % 2) = 0))) PARTITION BY LIST (a);
CREATE TABLE part PARTITION OF whole (CONSTRAINT own CHECK ((b > 0))) FOR VALUES IN (1);
ALTER TABLE whole ADD CONSTRAINT late CHECK ((b < 50)) NOT VALID;
COMMENT ON CONSTRAINT b_even ON part IS 'inherited by a partition';
