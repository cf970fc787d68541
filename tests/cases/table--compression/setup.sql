-- Compression methods of columns, given and left to the server.
CREATE TABLE compressed (a text COMPRESSION pglz, b text, c integer);
ALTER TABLE compressed ALTER COLUMN b SET COMPRESSION pglz, ALTER COLUMN b SET STORAGE MAIN;
CREATE TABLE back_to_default (a text COMPRESSION pglz);
ALTER TABLE back_to_default ALTER COLUMN a SET COMPRESSION default;
