-- Options of views, alone and together.
CREATE TABLE item (id integer, name text);
CREATE VIEW with_barrier WITH (security_barrier) AS SELECT id FROM item;
CREATE VIEW without_barrier WITH (security_barrier = false) AS SELECT id FROM item;
CREATE VIEW checked AS SELECT id, name FROM item WHERE id > 0 WITH LOCAL CHECK OPTION;
CREATE VIEW checked_on AS SELECT id FROM checked WITH CASCADED CHECK OPTION;
CREATE VIEW with_both WITH (security_barrier = true, check_option = local) AS SELECT id FROM item;
SELECT :SERVER_VERSION_NUM >= 150000 AS has_invokers \gset
\if :has_invokers
CREATE VIEW of_invoker WITH (security_invoker) AS SELECT id FROM item;
CREATE VIEW with_all WITH (security_invoker = true, security_barrier, check_option = cascaded)
    AS SELECT id FROM item;
\endif
