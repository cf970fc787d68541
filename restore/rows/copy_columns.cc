#include "restore/rows/copy_columns.h"

#include <optional>
#include <utility>

#include "host/base/error.h"
#include "restore/rows/names.h"

namespace pgstow::rows {
namespace {

// False when the list is not closed.
bool TakeColumns(NameReader& reader, std::vector<std::string>& columns) {
  do {
    std::optional<std::string> column = reader.Take();
    if (!column) return false;
    columns.push_back(*std::move(column));
  } while (reader.TakeMark(','));
  return reader.TakeMark(')');
}

bool TakeCommand(NameReader& reader, std::vector<std::string>& columns) {
  if (reader.Take() != "copy" || !reader.Take()) return false;
  if (reader.TakeMark('.') && !reader.Take()) return false;
  if (reader.TakeMark('(') && !TakeColumns(reader, columns)) return false;
  return reader.Take() == "from";
}

}  // namespace

std::vector<std::string> CopyColumns(std::string_view command) {
  NameReader reader(command);
  std::vector<std::string> columns;
  if (!TakeCommand(reader, columns)) {
    throw base::Error(base::ErrorCode::kUnsupported,
                      fmt::format("could not find the names of the columns in \"{}\"", command))
        .WithHint("Use \"--as stored\".");
  }
  return columns;
}

}  // namespace pgstow::rows
