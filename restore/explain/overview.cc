#include "restore/explain/overview.h"

#include <array>

#include "restore/explain/explanation.h"

namespace pgstow::explain {
namespace {

template <size_t N, typename Value>
std::string_view Named(const std::array<std::string_view, N>& names, Value value) {
  return names.at(static_cast<size_t>(value));
}

}  // namespace

Phase PhaseOf(const model::Toc& toc, const plan::Step& step) {
  const model::Entry& entry = toc.entries[step.entry];
  if (step.action == plan::Action::kDrop) return Phase::kDrops;
  if (entry.pass == model::Pass::kAcl) return Phase::kPrivileges;
  if (entry.pass == model::Pass::kPostAcl) return Phase::kLast;
  if (step.action == plan::Action::kLoad || entry.section == model::Section::kData) {
    return Phase::kData;
  }
  return entry.section == model::Section::kPostData ? Phase::kPostData : Phase::kPreData;
}

std::string_view PhaseName(Phase phase) {
  static constexpr std::array<std::string_view, 6> kNames = {"drops",     "pre-data",   "data",
                                                             "post-data", "privileges", "last"};
  return Named(kNames, phase);
}

std::string_view ActionName(plan::Action action) {
  static constexpr std::array<std::string_view, 6> kNames = {"drop",    "define", "load",
                                                             "connect", "build",  "analyze"};
  return Named(kNames, action);
}

LoadSize SizeOf(const model::Entry& entry) {
  LoadSize size;
  for (const model::Part& part : entry.parts) {
    size.bytes += part.raw_bytes;
    size.rows += part.rows;
  }
  return size;
}

std::string_view CauseName(Cause cause) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "missing", "consequence", "exists", "not-understood", "denied", "encoding"};
  return Named(kNames, cause);
}

std::string_view ClassName(ObjectClass kind) {
  static constexpr std::array<std::string_view, 42> kNames = {"role",
                                                              "tablespace",
                                                              "available extension",
                                                              "extension",
                                                              "language",
                                                              "access method",
                                                              "security label provider",
                                                              "setting",
                                                              "locale",
                                                              "schema",
                                                              "relation",
                                                              "type",
                                                              "function",
                                                              "collation",
                                                              "operator",
                                                              "operator class",
                                                              "operator family",
                                                              "conversion",
                                                              "statistics object",
                                                              "text search configuration",
                                                              "text search dictionary",
                                                              "text search parser",
                                                              "text search template",
                                                              "constraint",
                                                              "domain constraint",
                                                              "trigger",
                                                              "rule",
                                                              "policy",
                                                              "cast",
                                                              "transform",
                                                              "foreign-data wrapper",
                                                              "server",
                                                              "user mapping",
                                                              "event trigger",
                                                              "publication",
                                                              "subscription",
                                                              "large object",
                                                              "database",
                                                              "primary key",
                                                              "partition",
                                                              "member of a publication",
                                                              "identity column"};
  return Named(kNames, kind);
}

}  // namespace pgstow::explain
