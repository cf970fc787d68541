#include "restore/execute/journal.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iterator>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "host/base/checksum.h"
#include "host/base/error.h"
#include "host/base/log.h"
#include "host/sql/literal_for.h"
#include "restore/execute/own_schema.h"
#include "restore/execute/what_is_there.h"

namespace pgstow::execute {
namespace {

using base::ErrorCode;
using plan::Action;
using std::chrono::seconds;
using std::chrono::steady_clock;

// "pgstow" as a number. Advisory locks count within one database.
constexpr int64_t kLock = 0x706773746f77;

// The connection of a program that was killed ends when its statement does, or sooner.
constexpr seconds kWaitForLock{30};

std::optional<Action> ActionNamed(std::string_view name) {
  for (const Action action : {Action::kDrop, Action::kDefine, Action::kLoad, Action::kConnect,
                              Action::kBuild, Action::kAnalyze}) {
    if (NameOf(action) == name) return action;
  }
  return std::nullopt;
}

// Numbers of errors in the order of the classes, with spaces between.
ErrorCounts CountsOf(std::string_view text) {
  ErrorCounts counts{};
  for (size_t i = 0; i < kErrorClasses && !text.empty(); ++i) {
    const auto end = std::from_chars(text.data(), text.data() + text.size(), counts[i]).ptr;
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    if (!text.empty()) text.remove_prefix(1);
  }
  return counts;
}

}  // namespace

Journal::Journal(const model::Toc& toc, const plan::Plan& plan)
    : toc_(toc), plan_(plan), fingerprint_(FingerprintOf(toc, plan)) {
  std::map<std::pair<size_t, Action>, int32_t> counts;
  nth_.reserve(plan.steps.size());
  for (const plan::Step& step : plan.steps) {
    if (step.action == Action::kDrop) {
      // Which drops there are depends on what is in the database: they are known by their text.
      constexpr uint64_t kMask = 0x7fffffff;
      nth_.push_back(static_cast<int32_t>(base::Xxh3(std::as_bytes(std::span(step.drop))) & kMask));
    } else {
      nth_.push_back(counts[{step.entry, step.action}]++);
    }
  }
}

Journal::Key Journal::KeyOf(const plan::Task& task) const {
  const plan::Step& step = plan_.steps[task.step];
  return {toc_.entries[step.entry].id, step.action, nth_[task.step],
          task.part ? static_cast<int64_t>(*task.part) : -1};
}

void Journal::Lock(pg::Connection& connection) const {
  const auto start = steady_clock::now();
  for (bool told = false;; std::this_thread::sleep_for(std::chrono::milliseconds(100))) {
    const pg::Result locked =
        connection.Query(fmt::format("SELECT pg_catalog.pg_try_advisory_lock({})", kLock));
    if (locked[0].boolean(0)) return;
    const auto waited = steady_clock::now() - start;
    if (waited > seconds(1) && !std::exchange(told, true)) {
      base::Log(base::LogLevel::kWarning, "waiting for another restore into database \"{}\" to end",
                connection.database());
    }
    if (waited < kWaitForLock) continue;
    throw base::Error(
        ErrorCode::kServer,
        fmt::format("another restore into database \"{}\" is going on", connection.database()))
        .WithHint(
            "The connection of a restore that was killed ends with its statement; "
            "pg_terminate_backend() ends it at once.");
  }
}

Journal::Found Journal::Open(pg::Connection& connection, bool resume) {
  Lock(connection);
  Found before;
  bool found = FindOwnSchema(connection, kSchema);
  if (found && !resume) {
    base::LogWarning(
        base::Error(ErrorCode::kInput,
                    fmt::format("an interrupted restore into database \"{}\" is begun anew",
                                connection.database()))
            .WithHint("Next time, --resume goes on with it."));
    Remove(connection);
    found = false;
  }
  if (found) {
    CompareWith(connection);
    before = Load(connection, "");
    defining_ = std::ranges::any_of(
        units_, [](const auto& unit) { return std::get<Action>(unit.first) != Action::kDrop; });
  } else {
    if (resume) StartWithout(connection);
    if (!all_done_) Make(connection);
  }
  open_ = true;
  interrupt_hint_.emplace(kHint);
  return before;
}

// No journal means that nothing was done yet, or everything.
void Journal::StartWithout(pg::Connection& connection) {
  switch (WhatIsThere(connection, toc_, plan_)) {
    case Remains::kNone:
      base::Log(base::LogLevel::kInfo, "no restore into database \"{}\" was interrupted: it begins",
                connection.database());
      return;
    case Remains::kSome:
      throw base::Error(
          ErrorCode::kInput,
          fmt::format("database \"{}\" holds no interrupted restore to go on with, but "
                      "some of what would be restored",
                      connection.database()))
          .WithHint("Nothing was changed. Restore without --resume, or first empty the database.");
    case Remains::kAll:
      base::Log(base::LogLevel::kWarning,
                "database \"{}\" holds no interrupted restore, but all relations of this one: "
                "nothing is left to do",
                connection.database());
      all_done_ = true;
  }
}

void Journal::Make(pg::Connection& connection) const {
  std::string sql = fmt::format(
      "BEGIN;\n"
      "CREATE SCHEMA {0};\n"
      "COMMENT ON SCHEMA {0} IS 'What an interrupted restore by pgstow has done; "
      "pgstow restore --resume goes on.';\n"
      "CREATE TABLE {0}.restore (aspect text PRIMARY KEY, value text NOT NULL, "
      "shown text NOT NULL);\n"
      "CREATE TABLE {0}.unit (entry integer, action text, nth integer, part bigint, "
      "state text NOT NULL DEFAULT 'done', rows bigint NOT NULL DEFAULT 0, "
      "errors text NOT NULL DEFAULT '', object_failed boolean NOT NULL DEFAULT false, "
      "PRIMARY KEY (entry, action, nth, part));\n",
      kSchema);
  for (const FingerprintAspect& aspect : fingerprint_) {
    sql += fmt::format("INSERT INTO {}.restore VALUES ({}, {}, {});\n", kSchema,
                       sql::LiteralForAny(aspect.name), sql::LiteralForAny(aspect.value),
                       sql::LiteralForAny(aspect.shown));
  }
  try {
    connection.Execute(sql + "COMMIT");
  } catch (const pg::ServerError&) {
    if (!connection.broken()) connection.Execute("ROLLBACK");
    throw;
  }
}

void Journal::CompareWith(pg::Connection& connection) const {
  const pg::Result rows =
      connection.Query(fmt::format("SELECT aspect, value, shown FROM {}.restore", kSchema));
  std::map<std::string, std::pair<std::string, std::string>, std::less<>> theirs;
  for (int i = 0; i < rows.rows(); ++i) {
    theirs[std::string(rows[i].text(0))] = {std::string(rows[i].text(1)),
                                            std::string(rows[i].text(2))};
  }
  for (const FingerprintAspect& ours : fingerprint_) {
    const auto& [value, shown] = theirs[ours.name];
    if (value == ours.value) continue;
    throw base::Error(
        ErrorCode::kInput,
        fmt::format("the interrupted restore into database \"{}\" had {} {}", connection.database(),
                    ours.name == "options" ? "other" : "another", ours.name))
        .WithDetail(shown == ours.shown ? std::string()
                                        : fmt::format("It restored {}, not {}.", shown, ours.shown))
        .WithHint("Give the same archive and options as before, or begin anew without --resume.");
  }
}

// Takes over what the journal says: of all units, or of those that `where` tells.
Journal::Found Journal::Load(pg::Connection& connection, const std::string& where) {
  Found found;
  connection.Stream(
      fmt::format(
          "SELECT entry, action, nth, part, state, rows, errors, object_failed FROM {}.unit {}",
          kSchema, where),
      [&](const pg::Row& row) {
        const std::optional<Action> action = ActionNamed(row.text(1));
        if (!action) return;
        const auto entry = static_cast<model::DumpId>(row.integer(0));
        const State state = row.text(4) == "done" ? State::kDone : State::kBegun;
        found.sum.rows += static_cast<uint64_t>(row.integer(5));
        const ErrorCounts errors = CountsOf(row.text(6));
        for (size_t i = 0; i < kErrorClasses; ++i) found.sum.errors[i] += errors[i];
        if (row.boolean(7)) found.failed.push_back(entry);
        const std::lock_guard lock(mutex_);
        units_[{entry, *action, static_cast<int32_t>(row.integer(2)), row.integer(3)}] = state;
      });
  return found;
}

Journal::State Journal::StateOf(const plan::Task& task) const {
  const std::lock_guard lock(mutex_);
  if (all_done_) return State::kDone;
  if (defining_ && plan_.steps[task.step].action == Action::kDrop) return State::kDone;
  const auto found = units_.find(KeyOf(task));
  return found == units_.end() ? State::kOpen : found->second;
}

std::string_view Journal::AsOurselves() const {
  return plan_.options.session_authorization ? "RESET SESSION AUTHORIZATION;\n" : "";
}

std::string Journal::Start(const plan::Task& task) const { return Start(std::span(&task, 1)); }

std::string Journal::Start(std::span<const plan::Task> tasks) const {
  return fmt::format("{}INSERT INTO {}.unit VALUES {};\n", AsOurselves(), kSchema, KeysOf(tasks));
}

std::string Journal::KeysOf(std::span<const plan::Task> tasks) const {
  std::string keys;
  std::string_view comma;
  for (const plan::Task& task : tasks) {
    const auto& [entry, action, nth, part] = KeyOf(task);
    fmt::format_to(std::back_inserter(keys), "{}({}, '{}', {}, {})", std::exchange(comma, ",\n"),
                   entry, NameOf(action), nth, part);
  }
  return keys;
}

std::string Journal::End(const plan::Task& task, const UnitResult& result) const {
  if (result == UnitResult{}) return "";
  return EndApart(task, result);
}

std::string Journal::StartApart(const plan::Task& task) const {
  const auto& [entry, action, nth, part] = KeyOf(task);
  return fmt::format(
      "{}INSERT INTO {}.unit VALUES ({}, '{}', {}, {}, 'begun') ON CONFLICT DO NOTHING;\n",
      AsOurselves(), kSchema, entry, NameOf(action), nth, part);
}

std::string Journal::EndApart(const plan::Task& task, const UnitResult& result) const {
  return fmt::format(
      "{}UPDATE {}.unit SET state = 'done', rows = {}, errors = '{}', object_failed = {} "
      "WHERE (entry, action, nth, part) = {};\n",
      AsOurselves(), kSchema, result.rows, fmt::join(result.errors, " "), result.object_failed,
      KeysOf(std::span(&task, 1)));
}

void Journal::Mark(const plan::Task& task, State state) {
  const std::lock_guard lock(mutex_);
  units_[KeyOf(task)] = state;
}

Journal::Found Journal::Recheck(pg::Connection& connection, std::span<const plan::Task> tasks) {
  int64_t known = 0;
  {
    const std::lock_guard lock(mutex_);
    known = std::ranges::count(units_, State::kDone, [](const auto& unit) { return unit.second; });
  }
  const pg::Result count = connection.Query(
      fmt::format("SELECT pg_catalog.count(*) FROM {}.unit WHERE state = 'done'", kSchema));
  if (count[0].integer(0) < known) {
    throw base::Error(ErrorCode::kServer,
                      "the server lost transactions that it had committed (synchronous_commit?)")
        .WithHint("--resume does again what was lost.");
  }
  return Load(connection,
              fmt::format("WHERE state = 'done' AND (entry, action, nth, part) IN (VALUES {})",
                          KeysOf(tasks)));
}

// Event triggers that the archive brought are no business of the journal. Only who may switch them
// off can have made them.
void Journal::Remove(pg::Connection& connection) {
  if (plan_.options.session_authorization) connection.Execute(AsOurselves());
  std::string sql = "BEGIN;\n";
  if (connection.Parameter("is_superuser") == "on") {
    sql += "SET LOCAL session_replication_role = replica;\n";
  }
  connection.Execute(sql + fmt::format("DROP SCHEMA IF EXISTS {} CASCADE;\nCOMMIT", kSchema));
  open_ = false;
  interrupt_hint_.reset();
}

}  // namespace pgstow::execute
