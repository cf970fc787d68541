# What pg_dump 18 writes differently from the pg_dump that belongs to an older server, of the same
# database, for reasons of its own version. Applied to our text before it is compared with the older
# tool's. Each rule names the release that brought the difference.

# 17: a setting that older servers do not know; the tool adds it whatever the server is.
/^SET transaction_timeout = 0;$/d

# 16: an owner is given with the kind's own statement.
s/^ALTER (SEQUENCE|VIEW|MATERIALIZED VIEW) (.*) OWNER TO /ALTER TABLE \2 OWNER TO /

# 17: tables got the right MAINTAIN, so what is all the rights on an older server no longer is ALL.
s/^(GRANT|REVOKE) SELECT,INSERT,REFERENCES,DELETE,TRIGGER,TRUNCATE,UPDATE ON TABLE /\1 ALL ON TABLE /

# 18: the statements that tie an object to an extension begin with the end of the line before them,
# and no longer end with one.
/^$/{
  $!N
  s/^\n(ALTER .* DEPENDS ON EXTENSION [^;]*;)/\1/
  /^\n/{
    P
    D
  }
}
:tied
/DEPENDS ON EXTENSION [^;]*;$/{
  N
  btied
}
s/( DEPENDS ON EXTENSION [^;]*;)(ALTER )/\1\n\2/
s/( DEPENDS ON EXTENSION [^;]*;\n)$/\1\n/

# 16, 18: a subscription says what became the exception: changes applied by its owner, and whole
# transactions.
/^CREATE SUBSCRIPTION /{
s/, streaming = off//
s/, run_as_owner = true//
}

# After 15: options of a foreign table's columns are set on that table alone.
s/^(ALTER FOREIGN TABLE )ONLY (.* ALTER COLUMN .* OPTIONS \()$/\1\2/

# After 15: default privileges have no second space before the role; 17: MAINTAIN, as above.
/^ALTER DEFAULT PRIVILEGES /{
s/ ON ([A-Z]+) (TO|FROM) / ON \1  \2 /
s/ SELECT,INSERT,REFERENCES,DELETE,TRIGGER,TRUNCATE,UPDATE ON TABLES / ALL ON TABLES /
}
