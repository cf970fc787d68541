-- Slots that follow a failover.
CREATE SUBSCRIPTION follows CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, failover = true);
CREATE SUBSCRIPTION stays CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, failover = false, two_phase = true);
CREATE SUBSCRIPTION all_of_it CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, slot_name = NONE, binary = true, streaming = on, synchronous_commit = 'local', two_phase = true, disable_on_error = true, password_required = false, run_as_owner = true, origin = none, failover = true);
