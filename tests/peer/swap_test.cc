// Objects that take the place of others between the moment when a dump lists them and the one when
// it locks or reads them (CVE-2024-7348): their code is never run, and it is told.

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/peer/peer_test.h"

namespace pgstow::tests {
namespace {

using testing::ContainsRegex;
using testing::HasSubstr;

// The tables that are swapped, and a function that tells whoever runs it. Dumps are read only, so
// it could not write that down; a warning comes whatever a transaction may do.
constexpr char kPrey[] = R"(
CREATE TABLE prey (a int);
CREATE TABLE "Prey of rows" (a int);
INSERT INTO "Prey of rows" VALUES (1), (2);
CREATE SEQUENCE line;
CREATE FUNCTION evil() RETURNS bigint LANGUAGE plpgsql AS
  $$ BEGIN RAISE WARNING '% ran', 'evil'; RETURN 1; END $$;
CREATE FOREIGN DATA WRAPPER none; CREATE SERVER nowhere FOREIGN DATA WRAPPER none;
)";

struct Swap {
  const char* name;
  const char* sql;
  int until = 99;  // the last major version on which it can be done
};

const std::vector<Swap> kSwaps = {
    {"dropped", "DROP TABLE prey"},
    {"renamed", "ALTER TABLE prey RENAME TO gone"},
    {"moved to another schema", "ALTER TABLE prey SET SCHEMA shop"},
    {"a view in its place", "DROP TABLE prey; CREATE VIEW prey AS SELECT evil() AS a"},
    {"a view, the table renamed",
     "ALTER TABLE prey RENAME TO gone; CREATE VIEW prey AS SELECT evil() AS a"},
    {"made a view by a rule",
     "CREATE RULE \"_RETURN\" AS ON SELECT TO prey DO INSTEAD SELECT evil()::int AS a", 15},
    {"a materialized view",
     "DROP TABLE prey; CREATE MATERIALIZED VIEW prey AS SELECT evil() AS a WITH NO DATA"},
    {"a foreign table", "DROP TABLE prey; CREATE FOREIGN TABLE prey (a int) SERVER nowhere"},
    {"a partitioned table", "DROP TABLE prey; CREATE TABLE prey (a int) PARTITION BY RANGE (a)"},
    {"a table of somebody else, with a policy",
     "DROP TABLE prey; CREATE TABLE prey (a int); INSERT INTO prey VALUES (1);"
     "ALTER TABLE prey OWNER TO case_owner; ALTER TABLE prey ENABLE ROW LEVEL SECURITY;"
     "ALTER TABLE prey FORCE ROW LEVEL SECURITY; CREATE POLICY p ON prey USING (evil() = 1)"},
};

class SwapTest : public PeerTest {
 protected:
  SwapTest() { database_.Sql(kPrey); }

  // Runs the SQL over a connection of its own, when the program says something that has `text` in
  // it, before the server hears that. Listens for code that is run.
  Rule SwapAt(std::string text, std::string sql) {
    return [this, text = std::move(text), sql = std::move(sql)](const Spoken& spoken) {
      if (spoken.Is(Side::kClient, 'Q') && spoken.About(text) && !swapped_) {
        swapped_ = true;
        database_.Sql(sql);
      }
      return Listening(spoken);
    };
  }

  // The same on a server that can't be told to leave views alone, as before August 2024.
  Rule OnOldServer(Rule rule) {
    return [this, rule = std::move(rule)](const Spoken& spoken) -> Verdict {
      Verdict verdict = rule(spoken);
      const std::string setting = "restrict_nonsystem_relation_kind";
      if (const size_t at = verdict.bytes.find(setting);
          spoken.Is(Side::kClient, 'Q') && at != std::string::npos) {
        verdict.bytes.replace(at, setting.size(), std::string(setting.size(), 'x'));
      }
      if (spoken.Is(Side::kServer, 'S') && spoken.message.body.starts_with("server_version")) {
        verdict.bytes = ParameterStatus("server_version", std::to_string(server_.major()) + ".1");
      }
      return verdict;
    };
  }

  Verdict Listening(const Spoken& spoken) {
    const bool speaks = spoken.Is(Side::kServer, 'N') || spoken.Is(Side::kServer, 'E');
    evil_ran_ = evil_ran_ || (speaks && spoken.message.body.find("evil ran") != std::string::npos);
    return Pass(spoken);
  }

  // A patient dump begins anew, and says why: it holds what is there now.
  void ExpectToldAndDumpedAnew(const Outcome& outcome, const Rule& undisturbed,
                               const Command& options) {
    EXPECT_TRUE(swapped_) << "the moment never came";
    EXPECT_FALSE(evil_ran_) << "code of the swapped object was run";
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_THAT(outcome.err, ContainsRegex("^pgstow: warning: [^\n]*, trying again\n"));
    EXPECT_THAT(outcome.err, HasSubstr("prey"));
    const std::string script = ScriptOf(archive_);
    EXPECT_EQ(Dump(undisturbed, options).exit_code, 0);
    EXPECT_EQ(script, ScriptOf(archive_));
    std::filesystem::remove(archive_);
    swapped_ = evil_ran_ = false;
  }

  void ExpectToldAndNotRun(const Outcome& outcome, const std::string& name) {
    EXPECT_TRUE(swapped_) << "the moment never came";
    EXPECT_FALSE(evil_ran_) << "code of the swapped object was run";
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr(name));
    EXPECT_TRUE(std::filesystem::is_empty(new_dir_.path()));
    swapped_ = evil_ran_ = false;
  }

  // Puts everything back.
  void Restock() {
    database_.Sql(
        "DO $$ DECLARE r record; BEGIN FOR r IN SELECT relkind, oid::regclass AS name FROM pg_class"
        " WHERE relname IN ('prey', 'gone', 'line') LOOP EXECUTE 'DROP ' || CASE r.relkind"
        " WHEN 'v' THEN 'VIEW ' WHEN 'm' THEN 'MATERIALIZED VIEW ' WHEN 'f' THEN 'FOREIGN TABLE '"
        " WHEN 'S' THEN 'SEQUENCE ' ELSE 'TABLE ' END || r.name; END LOOP; END $$;"
        "CREATE TABLE prey (a int); CREATE SEQUENCE line");
  }

  // Servers as they are, and older ones of the same major version.
  std::vector<bool> Ages() const {
    return server_.major() < 17 ? std::vector{false, true} : std::vector{false};
  }

  bool swapped_ = false;
  bool evil_ran_ = false;
};
INSTANTIATE_TEST_SUITE_P(Servers, SwapTest, testing::ValuesIn(Server::Names()),
                         [](const auto& run) { return run.param; });

TEST_P(SwapTest, OfATableBeforeItIsLockedIsTold) {
  for (const bool old : Ages()) {
    for (const Swap& swap : kSwaps) {
      if (server_.major() > swap.until) continue;
      for (const Command& options : {Command{"--inserts"}, Command{"-j", "2"}}) {
        SCOPED_TRACE(std::string(swap.name) + (old ? ", old server: " : ": ") + Shown(options));
        const Rule rule = SwapAt("LOCK TABLE", swap.sql);
        ExpectToldAndDumpedAnew(Dump(old ? OnOldServer(rule) : rule, options),
                                old ? OnOldServer(Pass) : Pass, options);
        Restock();
      }
    }
  }
}

// As pg_dump it does as that does, which has the one snapshot.
TEST_P(SwapTest, OfATableOfTheOneSnapshotThereIsFailsTheDump) {
  const std::string pg_dump = BuildDir() / "libexec/pgstow/pg_dump";
  for (const bool old : Ages()) {
    for (const Swap& swap : kSwaps) {
      if (server_.major() > swap.until) continue;
      for (const Command& options : {Command{"--inserts"}, Command{"-Fd", "-j", "2"}}) {
        SCOPED_TRACE(std::string(swap.name) + (old ? ", old server: " : ": ") + Shown(options));
        const Rule rule = SwapAt("LOCK TABLE", swap.sql);
        Command command = {pg_dump, "-f", archive_, "-d", database_.name()};
        command.insert(command.end(), options.begin(), options.end());
        ExpectToldAndNotRun(Run(old ? OnOldServer(rule) : rule, std::move(command)), "prey");
        Restock();
      }
    }
  }
}

TEST_P(SwapTest, OfATableThatIsLockedIsNotPossible) {
  for (const bool old : Ages()) {
    for (const Swap& swap : kSwaps) {
      if (server_.major() > swap.until) continue;
      SCOPED_TRACE(swap.name);
      const Rule rule =
          SwapAt("COPY public.prey",
                 "DO $$ BEGIN SET LOCAL lock_timeout = 50; EXECUTE $sql$" + std::string(swap.sql) +
                     "$sql$; EXCEPTION WHEN lock_not_available THEN NULL; END $$");
      const Outcome outcome = Dump(old ? OnOldServer(rule) : rule);
      EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
      EXPECT_TRUE(swapped_);
      EXPECT_FALSE(evil_ran_);
      swapped_ = false;
      std::filesystem::remove(archive_);
      Restock();
    }
  }
}

TEST_P(SwapTest, OfASequenceBeforeItIsReadIsTold) {
  const std::vector<Swap> swaps = {
      {"a view",
       "DROP SEQUENCE line; CREATE VIEW line AS SELECT evil() AS last_value,"
       " true AS is_called, 0::oid AS log_cnt"},
      {"a table",
       "DROP SEQUENCE line; CREATE TABLE line (last_value bigint, is_called bool);"
       "INSERT INTO line VALUES (42, true)"},
      {"another sequence", "DROP SEQUENCE line; CREATE SEQUENCE line START 42"},
      {"nothing", "DROP SEQUENCE line"},
  };
  for (const bool old : Ages()) {
    for (const Swap& swap : swaps) {
      const char* reading = server_.major() >= 18 ? "pg_get_sequence_data"
                            : old                 ? "PREPARE"
                                                  : "ARRAY[last_value";
      for (const char* moment : {"LOCK TABLE", reading}) {
        SCOPED_TRACE(std::string(swap.name) + (old ? ", old server, at " : ", at ") + moment);
        const Rule rule = SwapAt(moment, swap.sql);
        ExpectToldAndNotRun(Dump(old ? OnOldServer(rule) : rule), "");
        Restock();
      }
    }
  }
}

TEST_P(SwapTest, TheCodeWouldTellIfItWereRun) {
  database_.Sql("DROP TABLE prey; CREATE VIEW prey AS SELECT evil() AS a");
  Run([this](const Spoken& spoken) { return Listening(spoken); },
      {Oracle("psql"), "-d", database_.name(), "-c", "SELECT * FROM prey"});
  EXPECT_TRUE(evil_ran_);
}

}  // namespace
}  // namespace pgstow::tests
