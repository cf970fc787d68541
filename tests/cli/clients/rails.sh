# ActiveRecord's db:schema:dump and db:schema:load with schema_format = :sql.
# https://github.com/rails/rails/blob/main/activerecord/lib/active_record/tasks/postgresql_database_tasks.rb
pg_dump --schema-only --no-privileges --no-owner --file structure.sql "$SOURCE"
# ActiveRecord takes the lines away that change from one dump to the next.
sed -i -e '/^-- Dumped /d' -e '/^\\restrict /d' -e '/^\\unrestrict /d' structure.sql
# What a database of an older release does not know is taken out by hand.
sed -i '/^SET transaction_timeout/d' structure.sql
psql --set ON_ERROR_STOP=1 --quiet --no-psqlrc --output /dev/null --file structure.sql "$TARGET"
cat structure.sql

# schema_search_path: "app, public"
pg_dump --schema-only --no-privileges --no-owner --schema=app --schema=public \
  --file search_path.sql "$SOURCE"
# ActiveRecord::SchemaDumper.ignore_tables
pg_dump --schema-only --no-privileges --no-owner --file ignoring.sql \
  -T ignored_logs -T 'events*' "$SOURCE"
# structure_dump_flags, and the names of before Rails 5
pg_dump --schema-only --no-privileges --no-owner --file flags.sql \
  --clean --if-exists --no-comments "$SOURCE"
pg_dump -s -x -O -f old.sql "$SOURCE"
cat search_path.sql ignoring.sql flags.sql old.sql
