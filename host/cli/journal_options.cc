#include "host/cli/journal_options.h"

#include <climits>

namespace pgstow::cli {

std::vector<base::Option> JournalRows(execute::JournalOptions& journal) {
  journal.keep = true;
  return {
      {"resume", 0, nullptr, "go on with a restore that was interrupted",
       base::Set(journal.resume)},
      {"no-journal", 0, nullptr, "keep no journal in the database, for --resume",
       base::Clear(journal.keep)},
      {"reconnect", 0, "SECONDS", "wait so long for a server that went away (300)",
       base::Integer(journal.reconnect, 0, INT_MAX)},
  };
}

std::vector<base::OptionRule> JournalRules() {
  return {base::Conflict("resume", "no-journal"), base::Conflict("resume", "single-transaction"),
          base::Conflict("resume", "file")};
}

}  // namespace pgstow::cli
