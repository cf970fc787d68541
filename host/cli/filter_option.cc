#include "host/cli/filter_option.h"

#include "host/cli/input.h"

namespace pgstow::cli {

void ReadFilterFile(
    const std::string& path,
    const std::function<std::vector<std::string>*(const sql::ObjectFilter&)>& patterns_for) {
  const std::string text = ReadWhole(path, "filter file");
  sql::ObjectFilterReader reader(text,
                                 path == "-" ? "standard input" : fmt::format("file \"{}\"", path));
  sql::ObjectFilter filter;
  while (reader.Next(filter)) {
    std::vector<std::string>* const patterns = patterns_for(filter);
    if (patterns == nullptr) reader.Reject(filter);
    patterns->push_back(filter.pattern);
  }
}

}  // namespace pgstow::cli
