#include "restore/select/topics.h"

#include <algorithm>
#include <iterator>

namespace pgstow::select {
namespace {

struct Row {
  std::string_view kind;
  Topic topic;
};

constexpr Row kRows[] = {
    {"EXTENSION", Topic::kExtension},
    {"FK CONSTRAINT", Topic::kForeignKey},
    {"POLICY", Topic::kPolicy},
    {"PUBLICATION", Topic::kPublication},
    {"PUBLICATION TABLE", Topic::kPublication},
    {"PUBLICATION TABLES IN SCHEMA", Topic::kPublication},
    {"ROW SECURITY", Topic::kPolicy},
    {"SUBSCRIPTION", Topic::kSubscription},
    {"SUBSCRIPTION TABLE", Topic::kSubscription},
    {"TABLESPACE", Topic::kTablespace},
};

}  // namespace

Topic TopicOf(std::string_view kind) {
  const auto* const row = std::ranges::find(kRows, kind, &Row::kind);
  return row == std::end(kRows) ? Topic::kOther : row->topic;
}

}  // namespace pgstow::select
