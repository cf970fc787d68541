// Dumps of the fixture's databases, made through the dumper's own face.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "host/archive/reader.h"
#include "host/dump/dump.h"
#include "tests/live/connecting.h"
#include "tests/support/paths.h"

namespace pgstow::tests {

// The plugins of the build.
const loader::Registry& Plugins();

// EachServer, with a place for archives.
class DumpsEachServer : public EachServer {
 protected:
  // Options that dump the test's database, in frames of 4 KiB, into an archive of that name.
  dump::DumpOptions OptionsFor(const std::string& archive) const;
  dump::DumpSummary Dump(const dump::DumpOptions& options) const;
  std::unique_ptr<archive::Reader> Open(const std::string& archive) const;
  // Nothing lies where archives are written.
  bool NothingIsLeft() const;

  TempDir dir_;
};

// The rows in all parts of a table, part after part.
std::vector<std::string> RowsOf(archive::Reader& reader, const std::string& table);

}  // namespace pgstow::tests
