// Random selections from dumps of random schemas: with what they need, they restore into an empty
// database without a single error. PGSTOW_TEST_RUNS and PGSTOW_TEST_SEED as in random_schema.h.
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/paths.h"
#include "tests/support/process.h"
#include "tests/support/random_schema.h"
#include "tests/support/server.h"

namespace pgstow::tests {
namespace {

constexpr size_t kUsualRuns = 3;
constexpr int kSelections = 4;  // of each archive

class RandomSelection {
 public:
  RandomSelection(uint64_t seed, const RandomSchema& schema) : engine_(seed), schema_(schema) {}

  // What names objects, and what leaves some out: a few switches, or a part of the list.
  Command Names(const std::string& list, const std::string& list_path) {
    Command names;
    if (OneIn(6)) {
      WriteFile(list_path, PartOf(list));
      return {"-L", list_path};
    }
    const auto add = [&](const char* option, const std::vector<RandomSchema::Name>& all) {
      if (!all.empty()) names.insert(names.end(), {option, Named(AnyOf(all))});
    };
    for (uint64_t i = UpTo(2); i > 0; --i) add("-t", schema_.relations);
    if (OneIn(4)) add("-I", schema_.indexes);
    if (OneIn(4)) add("-P", schema_.functions);
    if (OneIn(4)) add("-T", schema_.triggers);
    if (OneIn(4)) names.insert(names.end(), {"-n", AnyOf(schema_.schemas)});
    if (OneIn(6)) names.insert(names.end(), {"-t", "*" + std::to_string(UpTo(9))});
    if (OneIn(3)) add("--exclude-table", schema_.relations);
    if (OneIn(6)) add("--exclude-table-data", schema_.relations);
    if (OneIn(6)) add("--exclude-index", schema_.indexes);
    if (OneIn(6)) add("--exclude-function", schema_.functions);
    if (OneIn(6)) add("--exclude-trigger", schema_.triggers);
    if (OneIn(8)) names.insert(names.end(), {"-N", AnyOf(schema_.schemas)});
    if (OneIn(8)) names.insert(names.end(), {"--exclude-extension", "*"});
    return names;
  }

  // What of the objects is wanted, and how it is restored.
  Command Manner() {
    Command manner;
    for (const char* const option :
         {"-s", "-x", "--no-comments", "--no-policies", "--no-publications", "--no-statistics"}) {
      if (OneIn(8)) manner.push_back(option);
    }
    if (OneIn(3)) manner.push_back("-j2");
    return manner;
  }

  bool OneIn(uint64_t count) { return UpTo(count - 1) == 0; }

 private:
  uint64_t UpTo(uint64_t most) { return engine_() % (most + 1); }
  template <typename T>
  const T& AnyOf(const std::vector<T>& all) {
    return all[UpTo(all.size() - 1)];
  }

  std::string Named(const RandomSchema::Name& name) {
    return OneIn(2) ? name.name : name.schema + "." + name.name;
  }

  std::string PartOf(const std::string& list) {
    std::string part;
    std::istringstream lines(list);
    for (std::string line; std::getline(lines, line);) {
      if (OneIn(6)) part += line + "\n";
    }
    return part;
  }

  std::mt19937_64 engine_;
  const RandomSchema& schema_;
};

class AnySelection : public testing::TestWithParam<std::string> {
 protected:
  void Must(const Command& command) const {
    const Outcome outcome = server_.Run(command);
    ASSERT_EQ(outcome.exit_code, 0) << Shown(command) << "\n" << outcome.err;
    std::istringstream lines(outcome.err);
    for (std::string line; std::getline(lines, line);) {
      const bool harmless = line.find("because they need what is excluded") != std::string::npos ||
                            line.starts_with("pgstow: hint: \"pgstow list --why\"");
      ASSERT_TRUE(harmless) << Shown(command) << "\n" << line;
    }
  }

  static Command Restore(const ScratchDatabase& target, const std::string& archive,
                         const Command& names, const Command& manner) {
    Command command = {PgstowPath(), "restore", "-d", target.name(), archive};
    command.insert(command.end(), names.begin(), names.end());
    command.insert(command.end(), manner.begin(), manner.end());
    return command;
  }

  // At once, or one section after another, which comes to the same objects.
  void RestoresWithoutError(const std::string& archive, const Command& names, const Command& manner,
                            bool by_sections) const {
    const ScratchDatabase target(server_);
    if (!by_sections) {
      Must(Restore(target, archive, names, manner));
      return;
    }
    for (const char* const section : {"pre-data", "data", "post-data"}) {
      Command one = manner;
      one.insert(one.end(), {"--section", section});
      Must(Restore(target, archive, names, one));
    }
  }

  void TryArchive(const std::string& archive, uint64_t seed, const RandomSchema& schema) const {
    const std::string list = RunOrThrow({PgstowPath(), "list", archive});
    RandomSelection random(seed, schema);
    for (int i = 0; i < kSelections && !HasFailure(); ++i) {
      Command names = random.Names(list, dir_ / "list");
      names.push_back("--with-dependencies");
      if (random.OneIn(2)) names.push_back("--with-dependents");
      const Command manner = random.Manner();
      RestoresWithoutError(archive, names, manner, random.OneIn(6));
    }
  }

  const Server server_ = Server::Named(GetParam());
  const TempDir dir_;
};
INSTANTIATE_TEST_SUITE_P(Property, AnySelection, testing::ValuesIn(Server::Names()),
                         [](const auto& server) { return server.param; });

TEST_P(AnySelection, RestoresWithoutErrorWithItsDependencies) {
  for (const uint64_t seed : SchemaSeeds(kUsualRuns)) {
    SCOPED_TRACE("PGSTOW_TEST_SEED=" + std::to_string(seed));
    const RandomSchema schema = MakeRandomSchema(seed, {.server_major = server_.major()});
    const ScratchDatabase source(server_);
    WriteFile(dir_ / "schema.sql", schema.sql);
    source.SqlFile(dir_ / "schema.sql");
    const std::string ours = dir_ / "ours";
    const std::string theirs = dir_ / "theirs";
    Must({PgstowPath(), "dump", "-Fcustom", "-f", ours, source.name()});
    const Outcome dump = server_.Run({Oracle("pg_dump"), "-Fc", "-f", theirs, source.name()});
    ASSERT_EQ(dump.exit_code, 0) << dump.err;
    TryArchive(ours, seed, schema);
    TryArchive(theirs, seed + 1, schema);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace pgstow::tests
