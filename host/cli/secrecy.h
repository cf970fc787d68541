// What others on the machine could see of a process that knows secrets.
#pragma once

#include <span>
#include <string_view>

namespace pgstow::cli {

// No core dump of this process, as a file or for a program that takes them: its memory has
// passwords and rows. On Linux other processes of the user can't look into it either, and what
// /proc has of it belongs to root; the process itself can open it as before. Programs that it
// starts are under the limit for files alone. Call it first of all.
void ForbidCoreDumps();

// Overwrites passwords in a word of the command line, which every user can look at, with as many
// "x": those of connection strings, "password=…" and "sslpassword=…", and of URIs. It was to be
// seen until then; a password file (PGPASSFILE) is not. The word stays as long as it is. Pure.
// Source: https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-CONNSTRING
void HidePasswords(std::span<char> word);

}  // namespace pgstow::cli
