# How scripts look for the tools and their version; what ours adds to the line comes after it.
set +o pipefail # nobody reads all of --help
for tool in pg_dump pg_restore; do
  command -v $tool | sed 's,.*/,,'
  $tool --version | awk '{print $1, $2}'
  $tool --version | awk '{print $3}' | cut -d . -f 1
  $tool -V | grep -oE '[0-9]+\.[0-9]+' | head -n 1 | sed 's/\..*//'
  $tool --version | sed -nE 's/^(pg_[a-z]+) \(PostgreSQL\) ([0-9]+)\.([0-9]+).*/\1 \2/p'
  [[ $($tool --version) =~ \(PostgreSQL\)\ ([0-9]+) ]] && echo "${BASH_REMATCH[1]}"
  major=$($tool --version | grep -oE '[0-9]+' | head -n 1)
  if ((major >= 17)); then echo "knows --filter"; fi
  # feature tests by --help
  for option in --no-comments --if-exists --section --no-publications --statistics --restrict-key; do
    $tool --help | grep -q -e "$option" && echo "has $option"
  done
  $tool --help | head -n 1 | cut -d ' ' -f 1
  $tool --help | grep -c '^Usage:'
  $tool --nonsense >/dev/null 2>&1 || echo "exit code $?"
done
# https://github.com/rails/rails looks whether a tool runs at all, others whether it fits the server
server=$(psql -XAt -d "$SOURCE" -c 'SHOW server_version_num')
client=$(pg_dump --version | cut -d ' ' -f 3 | cut -d . -f 1)
((client * 10000 + 9999 >= server)) && echo "new enough"
