// What an archive from somebody unknown would do to a database, read from its table of contents:
// for who decides whether to restore it, and as whom. Pure.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "host/model/entry.h"
#include "restore/inspect/powers.h"

namespace pgstow::inspect {

struct Finding {
  model::DumpId entry = 0;
  std::string object;  // "FUNCTION public f(integer)", as lists show it
  std::string what;
  friend bool operator==(const Finding&, const Finding&) = default;
};

struct Inspection {
  std::map<std::string, uint64_t> commands;   // by name (CommandName), of definitions and loads
  std::map<std::string, uint64_t> languages;  // of functions
  // What no dump of that kind of entry has: somebody wrote it in.
  std::vector<Finding> unexpected;
  // By Power::needs.
  std::vector<Finding> superuser;
  std::vector<Finding> role;
  std::vector<Finding> notable;
  // Functions of the archive itself that are called while it is restored.
  std::vector<Finding> runs;
};

// Looks at the entries of these places in `toc`, whose texts are there. It sees text: not what a
// function does, nor which function a cast calls.
Inspection Inspect(const model::Toc& toc, std::span<const size_t> entries);

// For people, and with all findings as JSON (docs/SECURITY.md lists the keys).
std::string InspectionText(const Inspection& inspection);
std::string InspectionJson(const Inspection& inspection);

}  // namespace pgstow::inspect
