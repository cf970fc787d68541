#include "host/dump/in_database.h"

#include <fmt/format.h>

namespace pgstow::dump {

base::Error InDatabase(const base::Error& error, const std::string& name) {
  return base::Error(error.code(),
                     fmt::format("dump of database \"{}\" failed: {}", name, error.what()))
      .WithDetail(error.detail())
      .WithHint(error.hint())
      .WithSqlstate(error.sqlstate());
}

}  // namespace pgstow::dump
