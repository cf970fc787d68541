-- Rows sent in binary form, and large transactions while they run.
CREATE SUBSCRIPTION binary_one CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, binary = true, streaming = true);
CREATE SUBSCRIPTION not_binary CONNECTION 'dbname=nowhere' PUBLICATION a WITH (connect = false, binary = false, streaming = false);
