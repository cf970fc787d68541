// Names that change on the way from the archive to where it is restored.
#pragma once

#include <map>
#include <string>

namespace pgstow::rewrite {

// Names as the archive has them, without quotes, and what each becomes.
using NameMap = std::map<std::string, std::string, std::less<>>;

struct Maps {
  NameMap schemas;      // --map-schema
  NameMap owners;       // --map-owner: roles, wherever one is named
  NameMap tablespaces;  // --map-tablespace

  bool empty() const { return schemas.empty() && owners.empty() && tablespaces.empty(); }
};

}  // namespace pgstow::rewrite
