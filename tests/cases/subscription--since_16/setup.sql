-- Origins, passwords, who applies changes, and streaming to several workers.
CREATE SUBSCRIPTION without_origin CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, origin = NONE);
CREATE SUBSCRIPTION any_origin CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, origin = any);
CREATE SUBSCRIPTION no_password CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, password_required = false);
CREATE SUBSCRIPTION as_owner CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, run_as_owner = true);
CREATE SUBSCRIPTION in_parallel CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, streaming = parallel);
CREATE SUBSCRIPTION while_running CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, streaming = on);
CREATE SUBSCRIPTION not_streaming CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, streaming = off);
