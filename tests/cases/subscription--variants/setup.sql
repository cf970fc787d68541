-- Subscriptions that connect to nothing: slots, publications, strings of connections, owners.
CREATE SUBSCRIPTION plain CONNECTION 'dbname=nowhere' PUBLICATION some_of WITH (connect = false);
CREATE SUBSCRIPTION several CONNECTION 'host=far.example.org port=1 dbname=''no where'' user=x' PUBLICATION a, "B b", "select", "Odd ""publication""" WITH (connect = false);
CREATE SUBSCRIPTION "Odd ""subscription""" CONNECTION E'dbname=back\\slash password=it\\''s' PUBLICATION a WITH (connect = false, slot_name = 'another_slot');
CREATE SUBSCRIPTION no_slot CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, slot_name = NONE);
CREATE SUBSCRIPTION synchronous CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, synchronous_commit = 'remote_apply');
COMMENT ON SUBSCRIPTION plain IS 'it''s plain';
COMMENT ON SUBSCRIPTION "Odd ""subscription""" IS 'odd';
ALTER SUBSCRIPTION no_slot OWNER TO CURRENT_USER;
-- One owned by a role with an odd name would need it to be a superuser.
CREATE TABLE t (id integer);
