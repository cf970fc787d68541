#include "host/cli/speed_options.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "host/base/error.h"
#include "host/base/task_pool.h"
#include "restore/plan/index_memory.h"

namespace pgstow::cli {
namespace {

using base::Clear;
using base::ErrorCode;
using base::Set;

struct Unit {
  std::string_view name;
  int bits;
};

// As servers spell them. Source: https://www.postgresql.org/docs/18/config-setting.html
constexpr std::array<Unit, 4> kUnits = {{{"kB", 10}, {"MB", 20}, {"GB", 30}, {"TB", 40}}};

// "512MB"; a number alone is in kB, as maintenance_work_mem takes it.
uint64_t BytesIn(const base::Option& option, std::string_view text) {
  constexpr uint64_t kMost = uint64_t{1} << 60;
  char* end = nullptr;
  const uint64_t number = std::strtoull(text.data(), &end, 10);
  const std::string_view unit(end);
  const bool starts_with_digit = text[0] >= '0' && text[0] <= '9';
  for (const Unit& each : kUnits) {
    if (!starts_with_digit || (unit != each.name && !(unit.empty() && each.bits == 10))) continue;
    if (number > kMost >> each.bits) break;
    return number << each.bits;
  }
  throw base::Error(ErrorCode::kUsage, fmt::format("invalid value \"{}\" for option {}", text,
                                                   base::OptionName(option)))
      .WithHint("Valid units for this option are \"kB\", \"MB\", \"GB\", and \"TB\".");
}

base::Binding Bytes(uint64_t& target) {
  return
      [&target](const base::Option& option, const char* value) { target = BytesIn(option, value); };
}

base::Binding HowForeignKeys(execute::ForeignKeyManner& target) {
  return [&target](const base::Option& option, const char* value) {
    const std::string_view how = value;
    if (how == "keep") {
      target = execute::ForeignKeyManner::kKeep;
    } else if (how == "drop") {
      target = execute::ForeignKeyManner::kDrop;
    } else {
      throw base::Error(ErrorCode::kUsage, fmt::format("invalid value \"{}\" for option {}", value,
                                                       base::OptionName(option)))
          .WithHint("It is \"keep\" or \"drop\".");
    }
  };
}

void CheckIndexMemory(const execute::RestoreOptions& restore) {
  const uint64_t least = static_cast<uint64_t>(restore.jobs) * plan::kLeastIndexMemory;
  if (restore.plan.index_memory == 0 || restore.plan.index_memory >= least) return;
  base::Throw(ErrorCode::kUsage, "--index-memory must be at least 1 MB for each of {} job{}",
              restore.jobs, restore.jobs == 1 ? "" : "s");
}

}  // namespace

std::vector<base::Option> SpeedRows(execute::RestoreOptions& restore) {
  return {
      {"analyze", 0, nullptr, "gather statistics of the tables restored, at the end",
       Set(restore.plan.analyze)},
      {.name = "foreign-keys",
       .argument = "HOW",
       .help = "\"drop\": drop those of the target's tables while rows are loaded",
       .bind = HowForeignKeys(restore.foreign_keys),
       .values = {"keep", "drop"}},
      {"index-memory", 0, "SIZE", "memory for all indexes that are built at the same time",
       Bytes(restore.plan.index_memory)},
      {"no-freeze", 0, nullptr, "load rows as any others, for VACUUM to freeze later",
       Clear(restore.freeze)},
      {"on-conflict-do-nothing", 0, nullptr, "leave out rows that a unique index has already",
       Set(restore.plan.on_conflict_do_nothing)},
  };
}

std::vector<base::OptionRule> SpeedRules(const execute::RestoreOptions& restore) {
  return {
      base::Conflict("foreign-keys", "create"),
      base::Conflict("foreign-keys", "file"),
      base::Conflict("foreign-keys", "single-transaction"),
      base::Conflict("no-freeze", "file"),
      base::Conflict("on-conflict-do-nothing", "file"),
      base::Check([&restore] { CheckIndexMemory(restore); }),
  };
}

void ChooseManner(execute::RestoreOptions& restore, bool as_tool) {
  restore.archive.helpers = base::UsableCores();
  if (!restore.to_database) return;
  plan::PlanOptions& plan = restore.plan;
  plan.jobs = restore.jobs;
  // pg_restore empties tables when it has several jobs, and never freezes rows.
  plan.freeze = restore.freeze && !as_tool;
  plan.empty_first = plan.freeze || restore.jobs > 1;
  plan.binary = !as_tool;
  plan.split_keys = !as_tool;
  // pg_restore makes what comes before the data in order, and so does a list.
  plan.share_definitions = !as_tool && restore.jobs > 1 && restore.list_file.empty();
  plan.statistics_last = !as_tool;
  restore.archive.spool = !as_tool && restore.jobs > 1;
}

}  // namespace pgstow::cli
