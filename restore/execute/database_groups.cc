// The cheap steps of a DatabaseTarget, which go to the server together.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "host/base/log.h"
#include "host/sql/split.h"
#include "restore/execute/database_target.h"
#include "restore/execute/step_times.h"
#include "restore/script/comments.h"

namespace pgstow::execute {
namespace {

using plan::Action;
using script::Statement;

// Source: https://www.postgresql.org/docs/18/errcodes-appendix.html
constexpr std::string_view kOutOfMemory = "53200";

// Work of so many steps, shown as that of the first.
base::Work WorkOfAll(const StepWork& work, std::span<const plan::Task> tasks) {
  base::Work all = work.Of(tasks.front().step, {});
  for (const plan::Task& task : tasks.subspan(1)) {
    const base::Work one = work.Of(task.step, {});
    all.steps += one.steps;
    all.weight += one.weight;
  }
  if (tasks.size() > 1) all.name += fmt::format(" and {} more", tasks.size() - 1);
  return all;
}

// What a server said while steps of a group ran, in order, until they are done. A server can say
// anything without end: so much is kept, and the others are counted.
class Notices {
 public:
  // `owner`: index of the step's task.
  void Add(size_t owner, std::string_view text) {
    bytes_ += sizeof(Notice) + text.size();
    if (bytes_ > kMostBytes) {
      ++left_out_;
    } else {
      kept_.push_back({owner, std::string(text)});
    }
  }

  // Shows those of the steps up to this one that were not shown yet.
  void ShowUpTo(size_t owner) {
    for (; shown_ < kept_.size() && kept_[shown_].owner <= owner; ++shown_) {
      base::LogLine(base::LogLevel::kInfo, kept_[shown_].text);
    }
  }

  void TellLeftOut() const {
    if (left_out_ == 0) return;
    base::Log(base::LogLevel::kInfo, "{} more notice{} left out", left_out_,
              left_out_ == 1 ? " is" : "s are");
  }

 private:
  static constexpr size_t kMostBytes = size_t{1} << 20;
  struct Notice {
    size_t owner;
    std::string text;
  };

  std::vector<Notice> kept_;
  size_t shown_ = 0;
  size_t bytes_ = 0;
  uint64_t left_out_ = 0;
};

// While it lives, notices of the connection are kept.
class NoticeKeeper {
 public:
  NoticeKeeper(pg::Connection& connection, pg::NoticeFunction keep)
      : connection_(connection), before_(connection.SetNoticeFunction(std::move(keep))) {}
  ~NoticeKeeper() { connection_.SetNoticeFunction(std::move(before_)); }
  NoticeKeeper(const NoticeKeeper&) = delete;
  NoticeKeeper& operator=(const NoticeKeeper&) = delete;

 private:
  pg::Connection& connection_;
  pg::NoticeFunction before_;
};

// What holds a group within a transaction.
constexpr std::string_view kSave = "SAVEPOINT pgstow_group;\n";
constexpr std::string_view kKeep = "RELEASE SAVEPOINT pgstow_group";
constexpr std::string_view kGoBack =
    "ROLLBACK TO SAVEPOINT pgstow_group; RELEASE SAVEPOINT pgstow_group";

// What begins a statement that ends a transaction or makes another of it, or that is no matter of
// statements alone. No archive of ours has it in a definition, but a foreign one may.
bool IsOfTransactions(std::string_view word) {
  constexpr std::array<std::string_view, 10> kWords = {
      "abort",   "begin",   "commit",   "copy",      "end",
      "prepare", "release", "rollback", "savepoint", "start"};
  return std::ranges::find(kWords, word) != kWords.end();
}

}  // namespace

// One transaction: BEGIN, the lines of the journal, the statements of steps, COMMIT. Within another
// transaction a savepoint that is released.
struct DatabaseTarget::Message {
  std::vector<plan::Task> tasks;      // those of the steps that there is something to do of
  std::vector<size_t> places;         // of those steps, among all that were given
  std::vector<plan::Task> skipped;    // the others
  std::vector<Statement> statements;  // owns what `texts` shows
  std::vector<size_t> owners;         // of each of `statements`: index in `tasks`
  std::string begin;
  std::vector<std::string_view> texts;
  std::vector<size_t> owners_of_texts;  // index in `tasks`; what belongs to no step: the next's,
                                        // or the last's
  size_t first_of_steps = 0;            // index in `texts`
  Notices notices;

  bool IsOfAStep(size_t text) const { return text >= first_of_steps && text + 1 < texts.size(); }
};

// What belongs to different phases is kept apart, so that their times can be told. A transaction
// that holds groups has their locks anyway, and ends between two of them.
bool DatabaseTarget::PutOff(const plan::Step& step) {
  const size_t number = NumberOf(step);
  if (!restore_.grouping.Joins(number) || CountsEachStatement(step)) return false;
  if (journaled() &&
      restore_.journal.StateOf({.step = number, .part = {}}) == Journal::State::kBegun) {
    return false;
  }
  const size_t locks = restore_.grouping.Locks(number);
  const bool full = put_off_.size() == plan::Grouping::kMostSteps ||
                    (!InTransaction() && locks_put_off_ + locks > lock_room_);
  if (!put_off_.empty() && (full || PhaseOf(EntryOf(*put_off_[0])) != PhaseOf(EntryOf(step)))) {
    Flush();
  }
  put_off_.push_back(&step);
  locks_put_off_ += locks;
  if (batch_.runs()) actions_put_off_ += ActionsOf(step);
  if (batch_.IsFullWith(actions_put_off_)) Flush();
  return true;
}

// A load that waits for this may be tried again (Attempt), and then needs what is not done yet.
// Otherwise what fails here ends the restore.
void DatabaseTarget::Flush() try {
  plan::GroupSize size;
  while (!put_off_.empty()) {
    const size_t tried = size.Next(put_off_.size());
    // Statements of a unit go together anyway.
    const bool in_unit = journaled() && !InTransaction();
    if (tried == 1 && (in_unit || size.alone())) {
      RunAlone(*put_off_[0]);
    } else if (!TryTogether(Steps(put_off_).first(tried), size)) {
      continue;
    }
    size.Done(tried);
    put_off_.erase(put_off_.begin(), put_off_.begin() + static_cast<ptrdiff_t>(tried));
  }
  ForgetPutOff();
} catch (...) {
  if (rows_come_ == Rows::kOnce) ForgetPutOff();
  throw;
}

void DatabaseTarget::ForgetPutOff() {
  put_off_.clear();
  locks_put_off_ = 0;
  actions_put_off_ = 0;
}

// False: nothing was done, and `size` knows why.
bool DatabaseTarget::TryTogether(Steps steps, plan::GroupSize& size) {
  bool done = false;
  Message message;
  const auto send = [&] {
    message = {};
    done = SendTogether(steps, message, size);
  };
  AttemptUnit(send, &message.tasks);
  return done;
}

// The place of a step that can't be done with others, when there is one.
std::optional<size_t> DatabaseTarget::Gather(Steps steps, Message& message) {
  if (restore_.plan.options.session_authorization) statements_.NewSession();
  const auto add = [&message](std::vector<Statement> statements) {
    for (Statement& statement : statements) {
      message.statements.push_back(std::move(statement));
      message.owners.push_back(message.tasks.size());
    }
  };
  for (size_t place = 0; place < steps.size(); ++place) {
    const plan::Step& step = *steps[place];
    if (IsDone(step, {}) || MissesItsIndex(step)) {
      message.skipped.push_back(task_);
      continue;
    }
    // What a load without rows says of a table that is not there is for the server to say.
    const bool load = step.action == Action::kLoad;
    if (load && !MadeTableOf(*entry_)) return place;
    add(statements_.Settings(step));
    if (!load) add(statements_.Work(step));
    message.tasks.push_back(task_);
    message.places.push_back(place);
  }
  return Split(message);
}

// Takes what is to be done apart into single statements, and says as Gather what can't be done so.
std::optional<size_t> DatabaseTarget::Split(Message& message) const {
  if (message.tasks.empty()) return std::nullopt;
  const bool standard_strings = restore_.toc.header.standard_strings;
  message.begin = InTransaction() ? kSave : "BEGIN;\n";
  if (journaled()) message.begin += restore_.journal.Start(message.tasks);
  message.texts = sql::SplitStatements(message.begin, standard_strings);
  message.first_of_steps = message.texts.size();
  message.owners_of_texts.assign(message.texts.size(), 0);
  for (size_t i = 0; i < message.statements.size(); ++i) {
    const size_t owner = message.owners[i];
    if (GoesAlone(message.statements[i])) return message.places[owner];
    for (const std::string_view text :
         sql::SplitStatements(message.statements[i].text, standard_strings)) {
      message.texts.push_back(text);
      message.owners_of_texts.push_back(owner);
    }
  }
  message.texts.push_back(InTransaction() ? kKeep : "COMMIT");
  message.owners_of_texts.push_back(message.tasks.size() - 1);
  return std::nullopt;
}

bool DatabaseTarget::SendTogether(Steps steps, Message& message, plan::GroupSize& size) {
  if (const std::optional<size_t> culprit = Gather(steps, message)) {
    statements_.NewSession();
    size.Failed(*culprit);
    return false;
  }
  if (message.tasks.empty()) {
    TellDone(message);
    return true;
  }
  SetTask(message.tasks.front());
  worker_.Begin(WorkOfAll(restore_.work, message.tasks));
  const std::optional<pg::PipelineFailure> failure = Send(message);
  if (!failure) {
    TellDone(message);
    worker_.End();
    return true;
  }
  worker_.Drop();
  Undo();
  statements_.NewSession();
  if (restore_.errors.closed()) throw pg::ServerError(failure->error);
  const bool several = steps.size() > 1;
  if (several && failure->error.sqlstate() == kOutOfMemory) {
    size.TooMany();
  } else if (several && message.IsOfAStep(failure->statement)) {
    size.Failed(message.places[message.owners_of_texts[failure->statement]]);
  } else {
    size.Failed();
  }
  return false;
}

// What of a group is there after its failure.
void DatabaseTarget::Undo() {
  if (!InTransaction()) return Unit(*connection_, restore_.journal, task_).RollBack();
  if (connection_->in_transaction()) connection_->Execute(kGoBack);
}

// Throws when the connection is lost.
std::optional<pg::PipelineFailure> DatabaseTarget::Send(Message& message) {
  size_t at = 0;  // the statement that runs
  try {
    const NoticeKeeper keeper(*connection_, [&](std::string_view notice) {
      message.notices.Add(message.owners_of_texts[at], notice);
    });
    return connection_->ExecuteAll(
        message.texts, [&](size_t done) { at = std::min(done + 1, message.texts.size() - 1); });
  } catch (const pg::ServerError& error) {
    worker_.Drop();
    SetTask(message.tasks[message.owners_of_texts[at]]);
    if (!journaled() || batch_.runs()) Report(error, QueryFailure(error, error.query()));
    throw;
  }
}

// As if the steps had been done one after the other.
void DatabaseTarget::TellDone(Message& message) {
  for (size_t i = 0; i < message.tasks.size(); ++i) {
    SetTask(message.tasks[i]);
    const plan::Step& step = restore_.plan.steps[task_.step];
    if (journaled()) restore_.journal.Mark(task_, Journal::State::kDone);
    script::LogStep(*entry_, step.action);
    message.notices.ShowUpTo(i);
    if (step.action == Action::kLoad) CompareRows();
    if (batch_.runs()) batch_.Add(ActionsOf(step));
  }
  message.notices.TellLeftOut();
  for (const plan::Task& task : message.skipped) {
    restore_.progress.Skip(restore_.work.Of(task.step, {}));
  }
}

bool DatabaseTarget::GoesAlone(const Statement& statement) const {
  const bool standard_strings = restore_.toc.header.standard_strings;
  return std::ranges::any_of(sql::SplitStatements(statement.text, standard_strings),
                             [&](std::string_view text) {
                               return IsOfTransactions(sql::FirstWord(text, standard_strings));
                             });
}

}  // namespace pgstow::execute
