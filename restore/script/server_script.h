// What stands around the databases in the script of a whole server, as pg_dumpall writes it. Pure,
// but for the time that verbose scripts tell.
//
//   ServerBegin, ServerDrops, GlobalsText (globals.h), GlobalsEnd,
//   DatabasesBegin, and of each database DatabaseBegin and its own script, as pg_dump writes it;
//   ServerEnd.
// Source: the output of pg_dumpall 18.
#pragma once

#include <string>
#include <vector>

#include "host/model/globals.h"

namespace pgstow::script {

struct ServerScriptOptions {
  bool verbose = false;          // -v: with the times of start and end
  std::string restrict_key;      // of psql's \restrict around the globals; see RestrictKey
  std::string encoding;          // that the text is in, "UTF8"
  bool standard_strings = true;  // standard_conforming_strings of the session that was read in
};

// The first lines, up to where the globals are.
std::string ServerBegin(const ServerScriptOptions& options);

// Drops the databases, but for those that every server has; nullptr: databases are not wanted. Then
// the tablespaces and roles of the groups that there are.
std::string ServerDrops(const model::Globals& globals, const std::vector<std::string>* databases,
                        bool if_exists);

// Ends what is about the server itself.
std::string GlobalsEnd(const ServerScriptOptions& options);

// Begins the databases, also when all of them are left out.
std::string DatabasesBegin();

// Begins one database. `created`: its own script makes it and connects to it; that of others
// finds it there (model::IsStandardDatabase).
std::string DatabaseBegin(const std::string& name, bool created);

// The last lines.
std::string ServerEnd(const ServerScriptOptions& options);

}  // namespace pgstow::script
