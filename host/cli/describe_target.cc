#include "host/cli/describe_target.h"

#include "host/catalog/catalog.h"
#include "host/pg/session.h"

namespace pgstow::cli {

model::Toc DescribeTarget(const pg::Connection& target, const std::string& encoding) {
  const auto connection = target.Another();
  pg::CheckServerVersion(*connection, /*allow_newer=*/true);
  const pg::SessionOptions session = {.encoding = encoding};
  pg::HardenDumpSession(*connection, session);
  pg::BeginSnapshot(*connection, session, /*snapshot=*/"");
  catalog::ReadOptions options;
  options.data = false;
  options.acls = false;
  options.comments = false;
  options.security_labels = false;
  options.allow_unmodeled = true;
  return catalog::Read(*connection, options).toc.Unpack();
}

}  // namespace pgstow::cli
