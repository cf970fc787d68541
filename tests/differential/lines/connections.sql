-- A server that listens on TCP too, with and without SSL, and wants a password of all but postgres.
SET synchronous_commit = on;
ALTER SYSTEM SET listen_addresses = 'localhost';
ALTER SYSTEM SET ssl = on;
SELECT current_setting('data_directory') AS data \gset

-- A certificate for localhost, signed by an authority of its own, which clients are told of; and
-- another authority, which signed nothing.
SELECT format($$COPY (SELECT) TO PROGRAM %L$$, format($shell$
set -eu
umask 077
cd %L
for name in root other; do
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
    -subj "/CN=authority $name" -keyout "$name.key" -out "$name.crt"
done
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost \
  -keyout server.key -out server.csr
openssl x509 -req -days 2 -in server.csr -CA root.crt -CAkey root.key -CAcreateserial -out server.crt
printf '%%s\n' 'local all postgres trust' 'local all all scram-sha-256' \
  'hostnossl all only_ssl all reject' 'host all all all scram-sha-256' > pg_hba.conf
$shell$, :'data')) \gexec
