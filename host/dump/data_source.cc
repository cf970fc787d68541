#include "host/dump/data_source.h"

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/dump/copy_source.h"
#include "host/dump/insert_source.h"
#include "host/dump/large_object_source.h"

namespace pgstow::dump {

uint64_t ReadData(pg::Connection& connection, const CopyTask& task, const DataSink& sink) {
  switch (task.form) {
    case model::DataForm::kCopy:
      return ReadCopy(connection, task, sink);
    case model::DataForm::kSql:
      return ReadInserts(connection, task, sink);
    case model::DataForm::kLargeObjects:
      return ReadLargeObjects(connection, task, sink);
    default:
      base::Throw(base::ErrorCode::kInternal, "{} have no form that can be read",
                  DescribeData(task));
  }
}

std::string DescribeData(const CopyTask& task) {
  if (task.form == model::DataForm::kLargeObjects) {
    return fmt::format("large objects \"{}\"", task.name);
  }
  std::string text = fmt::format("contents of table \"{}.{}\"", task.schema, task.name);
  if (task.parts > 1) text += fmt::format(" (part {} of {})", task.part + 1, task.parts);
  return text;
}

}  // namespace pgstow::dump
