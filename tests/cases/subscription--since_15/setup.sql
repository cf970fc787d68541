-- Two-phase commit, and subscriptions that stop at errors.
CREATE SUBSCRIPTION two_phase CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, two_phase = true);
CREATE SUBSCRIPTION stops CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, disable_on_error = true);
CREATE SUBSCRIPTION all_of_it CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, two_phase = true, disable_on_error = true, streaming = true, binary = true);
