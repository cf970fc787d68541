// What is said of a command: its option table, and the page written for it.
#pragma once

#include <string>
#include <vector>

#include "host/base/options.h"

namespace pgstow::manual {

// Something with a name, and what there is to say of it, a sentence without its full stop or more.
struct Term {
  std::string name;
  std::string text;
};

// A command line that does what is said of it.
struct Example {
  const char* about;    // "Dump the database shop into one file"
  const char* command;  // "pgstow dump --format=custom --file=shop.stow shop"
};

// The page of a command: what its table does not tell. Texts are literals.
struct Page {
  const char* description = "";     // paragraphs, with an empty line between them
  std::vector<Term> operands = {};  // each of the table's, by name
  std::vector<Example> examples = {};
  std::vector<Term> exit_codes = {};       // all of them; none: 0 and 1
  std::vector<Term> environment = {};      // besides what follows from its options
  std::vector<Term> files = {};            // besides what follows from its options
  std::vector<const char*> see_also = {};  // what is called: "pgstow list", "pg_restore"
};

// A command with all that manuals and completions are made of. The bindings of the table are dead.
struct Command {
  std::string name;     // as `pgstow help` takes it: "dump", "plugins check", "pg_dump"
  std::string called;   // what is typed to run it: "pgstow dump", "pg_dump"
  std::string summary;  // a predicate: "writes a database into an archive"
  base::OptionTable table;
  Page page;
};

// The name of its page, under which `man` finds it: "pgstow-dump".
std::string PageName(std::string_view called);

}  // namespace pgstow::manual
