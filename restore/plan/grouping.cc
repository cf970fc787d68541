#include "restore/plan/grouping.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "restore/plan/cost.h"
#include "restore/plan/index_of.h"
#include "restore/plan/partitions.h"

namespace pgstow::plan {
namespace {

using model::Entry;
using model::Role;
using model::Section;

// Rows of tables whose indexes and constraints cost no more than other statements.
constexpr uint64_t kFewBytes = uint64_t{64} << 10;
// Few statements are longer.
constexpr size_t kUsualText = size_t{1} << 10;
// A text that is longer is of very many statements.
constexpr size_t kLongText = size_t{64} << 10;

bool KnowsBytes(const Entry& entry) {
  return std::ranges::all_of(entry.parts, [](const model::Part& part) { return part.known; });
}

bool HasNoRows(const Entry& entry) {
  return std::ranges::all_of(entry.parts, [](const model::Part& part) {
    return part.known && part.frames == 0 && part.rows == 0 && part.raw_bytes == 0;
  });
}

class GroupFinder {
 public:
  GroupFinder(const model::Toc& toc, const Plan& plan)
      : toc_(toc),
        index_(toc),
        bytes_(BytesOfTables(toc)),
        memory_is_shared_(plan.options.index_memory > 0) {
    for (const Step& step : plan.steps) {
      const Entry& entry = toc.entries[step.entry];
      if (step.action == Action::kDefine && entry.role == Role::kDefinition) {
        made_.insert(step.entry);
      }
      if (step.action == Action::kLoad && !KnowsBytes(entry)) {
        index_.ForEach(entry.belongs_to, [&](size_t table) { made_.erase(table); });
      }
    }
    AddPartitions();
  }

  // 0: the step does not join.
  uint32_t LocksOf(const Step& step) const {
    const Entry& entry = toc_.entries[step.entry];
    if (entry.definition.size() > kLongText || !Joins(entry, step)) return 0;
    return Locks(entry);
  }

 private:
  // The rows of partitions are those of their tables too.
  void AddPartitions() {
    std::unordered_map<size_t, size_t> whole_of;
    for (const Attachment& each : AttachmentsOf(toc_)) whole_of[each.partition] = each.whole;
    const std::vector<uint64_t> own = bytes_;
    for (const auto& attached : whole_of) {
      const size_t partition = attached.first;
      auto above = whole_of.find(partition);
      // No archive's partitions go round in circles for longer than there are of them.
      for (size_t i = 0; i < whole_of.size() && above != whole_of.end(); ++i) {
        bytes_[above->second] += own[partition];
        if (!made_.contains(partition)) made_.erase(above->second);
        above = whole_of.find(above->second);
      }
    }
  }

  bool Joins(const Entry& entry, const Step& step) const {
    switch (step.action) {
      case Action::kDrop:
      case Action::kDefine:
        if (entry.selector == model::Selector::kDatabase) return false;
        return step.action == Action::kDrop || IsCheap(entry, step);
      case Action::kLoad:
        return step.mode == LoadMode::kWhole && HasNoRows(entry);
      default:
        return false;
    }
  }

  bool IsCheap(const Entry& entry, const Step& step) const {
    const Work work = WorkOf(entry, step);
    if (work == Work::kRefresh || (memory_is_shared_ && TakesMemory(work))) return false;
    const bool reads_rows =
        work != Work::kStatement ||
        (entry.role == Role::kDefinition && entry.section == Section::kPostData &&
         entry.selector != model::Selector::kTrigger);
    if (!reads_rows) return true;
    bool cheap = true;
    const auto look = [&](size_t other) {
      const Entry& table = toc_.entries[other];
      if (table.relkind == 0 || table.section != Section::kPreData) return;
      cheap &= made_.contains(other) && bytes_[other] <= kFewBytes;
    };
    index_.ForEach(entry.belongs_to, look);
    index_.ForEach(entry.dependencies, look);
    return cheap;
  }

  // A table with its TOAST table and that one's index, the objects that it was made of, and those
  // that its statements are about.
  static uint32_t Locks(const Entry& entry) {
    constexpr std::string_view kStored = "rmt";
    constexpr uint32_t kOfStored = 4;
    const bool stored = entry.relkind != 0 && kStored.find(entry.relkind) != std::string_view::npos;
    return 2 + (stored ? kOfStored : 0) + static_cast<uint32_t>(entry.dependencies.size());
  }

  const model::Toc& toc_;
  const IndexOf index_;
  std::vector<uint64_t> bytes_;      // of the rows of tables
  const bool memory_is_shared_;      // each build gets some for itself
  std::unordered_set<size_t> made_;  // by the plan, with rows whose size is known
};

}  // namespace

Grouping::Grouping(const model::Toc& toc, const Plan& plan) {
  const GroupFinder finder(toc, plan);
  locks_.reserve(plan.steps.size());
  weights_.reserve(plan.steps.size());
  for (const Step& step : plan.steps) {
    const size_t text = toc.entries[step.entry].definition.size();
    locks_.push_back(finder.LocksOf(step));
    weights_.push_back(static_cast<uint32_t>(1 + text / kUsualText));
  }
}

size_t GroupSize::Next(size_t left) const {
  tried_ = std::min(left, most_);
  if (alone_ > 0) return tried_ = 1;
  if (before_culprit_ != SIZE_MAX) tried_ = std::clamp(before_culprit_, size_t{1}, tried_);
  return tried_;
}

void GroupSize::Done(size_t steps) {
  if (alone_ > 0) {
    alone_ -= std::min(alone_, steps);
    return;
  }
  in_a_row_ = 0;
  if (before_culprit_ == SIZE_MAX) return;
  before_culprit_ -= std::min(before_culprit_, steps);
  if (before_culprit_ > 0) return;
  before_culprit_ = SIZE_MAX;
  alone_ = 1;
}

void GroupSize::Failed(size_t culprit) {
  constexpr size_t kMostAlone = 64;
  if (culprit > 0) {
    before_culprit_ = culprit;
    return;
  }
  alone_ = std::min(kMostAlone, size_t{1} << std::min<size_t>(in_a_row_++, 6));
}

}  // namespace pgstow::plan
