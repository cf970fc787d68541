#include "restore/rewrite/report.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/base/error.h"
#include "host/base/log.h"
#include "host/sql/quote.h"

namespace pgstow::rewrite {
namespace {

std::string_view Phrase(Mention::Place place) {
  switch (place) {
    case Mention::Place::kBody:
      return "in the body of";
    case Mention::Place::kComment:
      return "in the text of";
    case Mention::Place::kConstant:
      return "in a string of";
    case Mention::Place::kAmbiguous:
      return "where it may be a table's or a schema's in";
  }
  return {};
}

std::string MessageOf(const model::Entry& entry, const Mention& mention) {
  const std::string name = entry.schema.empty() ? entry.tag : entry.schema + "." + entry.tag;
  return fmt::format("can't map {} \"{}\" safely {} {} \"{}\"", mention.what, mention.name,
                     Phrase(mention.place), entry.kind, sql::CommentSafe(name));
}

}  // namespace

void ReportProblems(const Rewritten& rewritten, bool strict) {
  for (const Unmapped& problem : rewritten.problems) {
    base::LogWarning(base::Error(base::ErrorCode::kUsage,
                                 MessageOf(rewritten.toc.entries[problem.entry], problem.mention))
                         .WithDetail(problem.mention.excerpt));
  }
  if (strict && !rewritten.problems.empty()) {
    throw base::Error(base::ErrorCode::kUsage,
                      fmt::format("{} place{} can't be mapped safely", rewritten.problems.size(),
                                  rewritten.problems.size() == 1 ? "" : "s"))
        .WithHint("Without --strict-maps they are left as they are.");
  }
}

void ReportUnused(std::span<const std::string> unused, bool strict) {
  for (const std::string& map : unused) {
    if (strict) base::Throw(base::ErrorCode::kNotFound, "{} not found", map);
    base::Log(base::LogLevel::kWarning, "nothing to map: the archive has no {}", map);
  }
}

}  // namespace pgstow::rewrite
