#include <exception>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "host/archive/spool.h"
#include "host/base/log.h"
#include "restore/execute/run.h"

namespace pgstow::execute {
namespace {

using model::DumpId;
using plan::Action;

// Goes through the plan as far as the data that came allows. Rows of the load whose turn it is go
// on at once; the others wait in a spool.
class Streaming {
 public:
  Streaming(const plan::Plan& plan, Target& target)
      : toc_(target.toc()), plan_(plan), target_(target) {
    for (const plan::Step& step : plan.steps) {
      if (step.action == Action::kLoad) loaded_.insert(toc_.entries[step.entry].id);
    }
  }

  // Everything up to the first load.
  void Start() {
    target_.Begin();
    Advance();
  }

  void Take(DumpId entry, uint32_t part, std::span<const char> rows) {
    if (!loaded_.contains(entry)) return;
    Waiting& waiting = waiting_[{entry, part}];
    if (rows.empty()) {
      waiting.whole = true;
      Advance();
    } else if (IsNext(entry, part)) {
      Write(rows);
    } else {
      waiting.rows.push_back(spool_.Append(rows));
    }
  }

  // After the end of the archive: nothing more will come.
  void Finish() {
    for (auto& [key, waiting] : waiting_) waiting.whole = true;
    ended_ = true;
    Advance();
    target_.Finish();
  }

  // In place of Finish, when the archive could not be read to its end. What goes wrong here is
  // told: the reason is what the restore ends with.
  void Abandon(std::string_view reason) {
    if (loading_ && wanted_) return target_.AbandonLoad(reason);
    try {
      target_.Flush();
    } catch (const base::Error& error) {
      base::LogError(error);
    } catch (const std::exception& error) {
      base::LogLine(base::LogLevel::kError, error.what());
    }
  }

 private:
  using Key = std::pair<DumpId, uint32_t>;
  struct Waiting {
    std::vector<archive::Spool::Extent> rows;
    bool whole = false;
  };

  const model::Entry& entry() const { return toc_.entries[plan_.steps[step_].entry]; }

  bool IsNext(DumpId id, uint32_t part) const {
    return loading_ && entry().id == id && entry().parts[part_].part == part;
  }

  void Write(std::span<const char> rows) {
    if (wanted_) target_.Write(rows);
  }

  // Follows the plan until it needs rows that have not come.
  void Advance() {
    for (; step_ < plan_.steps.size(); ++step_) {
      const plan::Step& step = plan_.steps[step_];
      if (step.action != Action::kLoad) {
        target_.Run(step);
        continue;
      }
      if (!loading_) {
        loading_ = true;
        part_ = 0;
        part_by_part_ = target_.part_by_part(step);
        BeginPart();
        Replay();
      }
      if (!FinishParts()) return;
      if (!part_by_part_) EndLoad();
      loading_ = false;
    }
  }

  // A load whose end fails can't be abandoned any more.
  void EndLoad() {
    if (std::exchange(wanted_, false)) target_.EndLoad();
  }

  // Starts what begins with the part whose turn it is.
  void BeginPart() {
    const plan::Step& step = plan_.steps[step_];
    if (!part_by_part_) {
      if (part_ == 0) wanted_ = target_.BeginLoad(step, {});
    } else {
      wanted_ = part_ < entry().parts.size() && target_.BeginLoad(step, entry().parts[part_].part);
    }
  }

  // Goes on to the first part that is not whole; true when all are.
  bool FinishParts() {
    while (part_ < entry().parts.size()) {
      const auto waiting = waiting_.find({entry().id, entry().parts[part_].part});
      const bool whole = waiting == waiting_.end() ? ended_ : waiting->second.whole;
      if (!whole) return false;
      if (waiting != waiting_.end()) waiting_.erase(waiting);
      if (part_by_part_) EndLoad();
      ++part_;
      BeginPart();
      Replay();
    }
    return true;
  }

  // Writes what came of the part whose turn it is now.
  void Replay() {
    if (part_ == entry().parts.size()) return;
    const auto waiting = waiting_.find({entry().id, entry().parts[part_].part});
    if (waiting == waiting_.end()) return;
    for (const archive::Spool::Extent& extent : std::exchange(waiting->second.rows, {})) {
      spool_.Read(extent, [this](std::span<const char> rows) { Write(rows); });
    }
  }

  const model::Toc& toc_;
  const plan::Plan& plan_;
  Target& target_;
  std::set<DumpId> loaded_;         // entries whose rows the plan loads
  std::map<Key, Waiting> waiting_;  // parts that came, wholly or in part, and are not done
  archive::Spool spool_;
  size_t step_ = 0;
  size_t part_ = 0;  // of the load that is going on, index in entry().parts
  bool loading_ = false;
  bool part_by_part_ = false;  // each part of it is a load of its own
  bool wanted_ = false;        // the target takes the rows of the load, or of the part
  bool ended_ = false;
};

}  // namespace

void RunFromStream(archive::Reader& archive, const plan::Plan& plan, Target& target) {
  Streaming streaming(plan, target);
  try {
    streaming.Start();
    archive.ReadStream([&streaming](DumpId entry, uint32_t part, std::span<const char> rows) {
      streaming.Take(entry, part, rows);
    });
  } catch (const std::exception& error) {
    streaming.Abandon(error.what());
    throw;
  }
  streaming.Finish();
}

}  // namespace pgstow::execute
