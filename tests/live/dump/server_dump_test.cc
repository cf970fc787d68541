// A whole server in one archive.
#include "host/dump/server_dump.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <map>
#include <set>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "host/base/error.h"
#include "host/model/one_database.h"
#include "tests/live/dump/dumping.h"
#include "tests/support/own_server.h"

namespace pgstow::dump {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// A server with databases of several encodings, in which tables have the same names.
struct World {
  explicit World(const std::string& like) : own(like) {
    Sql("postgres", "CREATE ROLE seller LOGIN; CREATE ROLE boss; GRANT boss TO seller;");
    Sql("postgres", "CREATE DATABASE shop OWNER seller TEMPLATE template0");
    Sql("postgres",
        "CREATE DATABASE \"Caf\xc3\xa9 \"\"b\"\"\" TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE "
        "'C' LC_CTYPE 'C'");
    Sql("postgres", "CREATE DATABASE zero TEMPLATE template0");
    Sql("postgres", "ALTER DATABASE zero SET standard_conforming_strings = off");
    Sql("shop",
        "CREATE TABLE t AS SELECT g, repeat('x', 100) FROM generate_series(1, 20000) g;"
        "CREATE TABLE small AS SELECT 'shop' AS which;"
        "SELECT lo_from_bytea(4711, 'an object')");
    Sql(kLatin, "CREATE TABLE t (word text); INSERT INTO t VALUES (chr(233) || 't' || chr(233))");
    Sql("zero", "CREATE TABLE t (path text); INSERT INTO t VALUES (E'a\\\\b')");
  }
  std::string Sql(const std::string& database, const std::string& sql) const {
    return own.server().Sql(database, sql);
  }

  static constexpr const char* kLatin = "Caf\xc3\xa9 \"b\"";
  const tests::OwnServer own;
};

class LiveServerDump : public ::testing::TestWithParam<std::string> {
 protected:
  static const World& WorldOf(const std::string& like) {
    static std::map<std::string, World> worlds;
    return worlds.try_emplace(like, like).first->second;
  }

  ServerDumpOptions OptionsFor(const std::string& archive, int jobs = 1) const {
    ServerDumpOptions options;
    options.dump.writer.path = dir_ / archive;
    options.dump.writer.chain = archive::Chain::Parse(tests::Plugins(), "zstd:1");
    options.dump.writer.frame_bytes = 4096;
    options.dump.writer.sync = false;
    options.dump.created_at = 1'700'000'000;
    options.dump.jobs = jobs;
    return options;
  }
  std::unique_ptr<pg::Connection> Connect(const std::string& database = "postgres") const {
    return pg::Connection::Connect(tests::ConnectionTo(world_.own.server(), database));
  }
  void Dump(const ServerDumpOptions& options, const std::string& database = "postgres") const {
    RunServer(tests::Plugins(), *Connect(database), options);
  }
  // Dumps while the rows of the table `replaced` of the database shop, which has the one row 1,
  // become the one row 2. The first snapshots are older than that.
  void DumpAcrossAReplacement(const ServerDumpOptions& options,
                              const std::string& database = "postgres") const {
    world_.Sql("shop", "CREATE TABLE replaced AS SELECT 1 AS a");
    const auto other = Connect("shop");
    other->Execute("BEGIN; TRUNCATE replaced; INSERT INTO replaced VALUES (2)");
    auto dumped = std::async(std::launch::async, [&] { Dump(options, database); });
    while (world_.Sql("postgres", "SELECT 1 FROM pg_locks WHERE NOT granted").empty()) {
      if (dumped.wait_for(std::chrono::milliseconds(5)) == std::future_status::ready) break;
    }
    other->Execute("COMMIT");
    dumped.get();
    world_.Sql("shop", "DROP TABLE replaced");
  }
  base::Error ErrorOfDump(const ServerDumpOptions& options) const {
    try {
      Dump(options);
    } catch (const base::Error& error) {
      return error;
    }
    ADD_FAILURE() << "all was dumped";
    return {base::ErrorCode::kInternal, ""};
  }
  std::unique_ptr<archive::Reader> Open(const std::string& archive) const {
    return archive::Reader::Open(tests::Plugins(), {.path = dir_ / archive, .format = ""});
  }
  bool NothingIsLeft() const { return std::filesystem::is_empty(dir_.path()); }

  // The data of the tables of that name, database by database.
  static std::map<std::string, std::string> DataOf(archive::Reader& reader,
                                                   const std::string& table) {
    std::map<std::string, std::string> data;
    const model::Toc& toc = reader.toc();
    for (const model::Entry& entry : toc.entries) {
      if (entry.role != model::Role::kData || entry.tag != table) continue;
      std::string& bytes = data[toc.header.databases.at(entry.database - 1).name];
      for (const model::Part& part : entry.parts) {
        const auto frames = reader.OpenPart(entry.id, part.part);
        for (auto raw = frames->Next(); !raw.empty(); raw = frames->Next()) {
          bytes.append(raw.data(), raw.size());
        }
      }
    }
    return data;
  }

  const World& world_ = WorldOf(GetParam());
  tests::TempDir dir_;
};
INSTANTIATE_TEST_SUITE_P(Server, LiveServerDump, ::testing::ValuesIn(tests::Server::Names()),
                         tests::NameOfServer);

TEST_P(LiveServerDump, HoldsEveryDatabaseWithItsOwnFacts) {
  Dump(OptionsFor("a"));
  const auto reader = Open("a");
  std::vector<std::string> facts;
  for (const model::Database& database : reader->toc().header.databases) {
    facts.push_back(database.name + " " + database.encoding);
    EXPECT_TRUE(database.standard_strings);
  }
  EXPECT_THAT(facts, ElementsAre("template1 UTF8", std::string(World::kLatin) + " LATIN1",
                                 "postgres UTF8", "shop UTF8", "zero UTF8"));
  EXPECT_EQ(reader->toc().header.database, "");
  for (uint32_t number = 1; number <= 5; ++number) {
    const model::Toc one = model::OneDatabase(reader->toc(), number);
    ASSERT_FALSE(one.entries.empty());
    EXPECT_EQ(one.entries[0].kind, "DATABASE");
    EXPECT_EQ(one.entries[0].tag, one.header.database);
  }
}

TEST_P(LiveServerDump, HoldsWhatIsTheServersOwn) {
  Dump(OptionsFor("a"));
  std::set<std::string> names;
  for (const model::Entry& entry : model::OneDatabase(Open("a")->toc(), 0).entries) {
    names.insert(entry.kind + " " + entry.tag);
  }
  EXPECT_THAT(names, ElementsAre("ROLE MEMBERSHIP boss seller", "ROLE boss", "ROLE postgres",
                                 "ROLE seller"));
}

TEST_P(LiveServerDump, HoldsTheSameWithSeveralJobs) {
  Dump(OptionsFor("alone"));
  Dump(OptionsFor("together", 4));
  const auto alone = Open("alone");
  const auto together = Open("together");
  EXPECT_EQ(alone->toc().header.databases, together->toc().header.databases);
  ASSERT_EQ(alone->toc().entries.size(), together->toc().entries.size());
  for (const char* table : {"t", "small"}) {
    EXPECT_EQ(DataOf(*alone, table), DataOf(*together, table));
  }
  const std::map<std::string, std::string> rows = DataOf(*together, "t");
  EXPECT_EQ(rows.at(World::kLatin), "\xe9t\xe9\n");
  EXPECT_EQ(rows.at("zero"), "a\\\\b\n");
  EXPECT_EQ(std::ranges::count(rows.at("shop"), '\n'), 20000);
  EXPECT_NO_THROW(Open("together")->Verify({}));
}

TEST_P(LiveServerDump, MakesTheSameBytesAgain) {
  for (const int jobs : {1, 3}) {
    ServerDumpOptions options = OptionsFor("first", jobs);
    options.dump.split_bytes = 200'000;
    Dump(options);
    options.dump.writer.path = dir_ / "second";
    Dump(options);
    EXPECT_TRUE(tests::ReadFile(dir_ / "first") == tests::ReadFile(dir_ / "second")) << jobs;
  }
}

TEST_P(LiveServerDump, WritesConstantsThatAreRightInEveryDatabase) {
  ServerDumpOptions options = OptionsFor("a", 2);
  options.dump.read.inserts.rows = 1;
  Dump(options);
  EXPECT_EQ(DataOf(*Open("a"), "t").at("zero"), "INSERT INTO public.t VALUES ('a\\b');\n");
}

TEST_P(LiveServerDump, LeavesOutWhatIsNotWanted) {
  ServerDumpOptions options = OptionsFor("a");
  options.exclude = {"(sh|z)*", "*b*"};
  Dump(options);
  EXPECT_EQ(Open("a")->toc().header.databases.size(), 2U);
  options = OptionsFor("globals");
  options.databases = false;
  Dump(options);
  EXPECT_EQ(Open("globals")->toc().entries.size(), 4U);
}

// The snapshots are all taken before anything is waited for.
TEST_P(LiveServerDump, TellsAllDatabasesAsOfOneMoment) {
  world_.Sql("zero", "CREATE TABLE later (a int)");
  const auto holder = pg::Connection::Connect(tests::ConnectionTo(world_.own.server(), "shop"));
  holder->Execute("BEGIN; LOCK TABLE small");
  std::jthread meanwhile([&] {
    while (world_.Sql("postgres", "SELECT count(*) FROM pg_locks WHERE NOT granted") != "1\n") {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    world_.Sql("zero", "INSERT INTO later VALUES (1)");
    holder->Execute("COMMIT");
  });
  Dump(OptionsFor("a", 2));
  meanwhile.join();
  EXPECT_EQ(DataOf(*Open("a"), "later").at("zero"), "");
  world_.Sql("zero", "DROP TABLE later");
}

// The first snapshots, which are older than the change, show an empty table.
TEST_P(LiveServerDump, BeginsAnewForRowsThatWereReplacedBeforeTheLock) {
  for (const bool patient : {false, true}) {
    SCOPED_TRACE(patient);
    ServerDumpOptions options = OptionsFor("a", 2);
    options.dump.patient_locks = patient;
    DumpAcrossAReplacement(options);
    EXPECT_EQ(DataOf(*Open("a"), "replaced").at("shop"), "2\n");
    EXPECT_EQ(DataOf(*Open("a"), "small").at("shop"), "shop\n");
  }
}

// The database that roles are read through has another encoding than those that were read last.
TEST_P(LiveServerDump, SpellsNamesAsBeforeWhenItBeginsAnew) {
  world_.Sql(World::kLatin,
             "DO $$ BEGIN EXECUTE format('CREATE ROLE %I', chr(233));"
             " EXECUTE format('CREATE TABLE %I ()', chr(233)); END $$");
  const auto roles = [&] {
    std::vector<std::string> definitions;
    for (const model::Entry& entry : model::OneDatabase(Open("a")->toc(), 0).entries) {
      if (entry.kind == "ROLE") definitions.push_back(entry.definition);
    }
    return definitions;
  };
  Dump(OptionsFor("a"), World::kLatin);
  const std::vector<std::string> undisturbed = roles();
  EXPECT_THAT(undisturbed, Contains(HasSubstr("CREATE ROLE \"\xe9\";")));
  for (const bool patient : {false, true}) {
    SCOPED_TRACE(patient);
    ServerDumpOptions options = OptionsFor("a");
    options.dump.patient_locks = patient;
    DumpAcrossAReplacement(options, World::kLatin);
    EXPECT_EQ(roles(), undisturbed);
  }
  world_.Sql(World::kLatin,
             "DO $$ BEGIN EXECUTE format('DROP ROLE %I', chr(233));"
             " EXECUTE format('DROP TABLE %I', chr(233)); END $$");
}

// Neither in the database that somebody is in the way in, nor in those before and after it.
TEST_P(LiveServerDump, HoldsNothingWhileItWaitsIfItIsPatient) {
  world_.Sql("postgres", "CREATE TABLE before ()");
  world_.Sql("zero", "CREATE TABLE after ()");
  const auto holder = pg::Connection::Connect(tests::ConnectionTo(world_.own.server(), "shop"));
  holder->Execute("BEGIN; LOCK TABLE small");
  ServerDumpOptions options = OptionsFor("a");
  options.dump.patient_locks = true;
  testing::internal::CaptureStderr();
  auto dumped = std::async(std::launch::async, [&] { Dump(options); });
  for (int i = 0; i < 3; ++i) {
    for (const auto& [database, table] :
         {std::pair("postgres", "before"), {"shop", "t"}, {"zero", "after"}}) {
      world_.Sql(database,
                 fmt::format("SET lock_timeout = '20s'; BEGIN; LOCK TABLE {}; COMMIT", table));
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  }
  holder->Execute("COMMIT");
  dumped.get();
  EXPECT_THAT(testing::internal::GetCapturedStderr(),
              HasSubstr("dump of database \"shop\" failed: could not lock the tables to be dumped, "
                        "trying again"));
  EXPECT_EQ(Open("a")->toc().header.databases.size(), 5U);
  world_.Sql("postgres", "DROP TABLE before");
  world_.Sql("zero", "DROP TABLE after");
}

TEST_P(LiveServerDump, IsPatientUntilTheTimeout) {
  const auto holder = pg::Connection::Connect(tests::ConnectionTo(world_.own.server(), "shop"));
  holder->Execute("BEGIN; LOCK TABLE small");
  ServerDumpOptions options = OptionsFor("a");
  options.dump.patient_locks = true;
  options.dump.session.lock_wait_timeout = "1s";
  testing::internal::CaptureStderr();
  const base::Error error = ErrorOfDump(options);
  testing::internal::GetCapturedStderr();
  EXPECT_STREQ(error.what(),
               "dump of database \"shop\" failed: could not lock the tables to be dumped; gave up "
               "after 1s");
  EXPECT_THAT(error.detail(), HasSubstr("small is locked by process "));
  EXPECT_TRUE(NothingIsLeft());
}

TEST_P(LiveServerDump, SaysInWhichDatabaseItFailed) {
  const auto holder = pg::Connection::Connect(tests::ConnectionTo(world_.own.server(), "shop"));
  holder->Execute("BEGIN; LOCK TABLE small");
  ServerDumpOptions options = OptionsFor("a");
  options.dump.session.lock_wait_timeout = "50";
  EXPECT_THAT(ErrorOfDump(options).what(), StartsWith("dump of database \"shop\" failed: "));
  EXPECT_TRUE(NothingIsLeft());
}

TEST_P(LiveServerDump, SaysHowManyConnectionsItTakes) {
  world_.Sql("postgres", "CREATE ROLE guest LOGIN CONNECTION LIMIT 3");
  pg::ConnectionOptions way = tests::ConnectionTo(world_.own.server(), "postgres");
  way.user = "guest";
  ServerDumpOptions options = OptionsFor("a");
  options.globals.passwords = false;
  try {
    RunServer(tests::Plugins(), *pg::Connection::Connect(way), options);
    ADD_FAILURE() << "all was dumped";
  } catch (const base::Error& error) {
    EXPECT_THAT(error.what(), StartsWith("dump of database \"postgres\" failed: "));
    EXPECT_EQ(error.hint(),
              "The dump keeps a connection open to each of 5 databases; --exclude-database leaves "
              "some out.");
  }
  EXPECT_TRUE(NothingIsLeft());
  world_.Sql("postgres", "DROP ROLE guest");
}

TEST_P(LiveServerDump, IsRefusedByFormatsOfOneDatabase) {
  ServerDumpOptions options = OptionsFor("a");
  options.dump.writer.format = "directory";
  const base::Error error = ErrorOfDump(options);
  EXPECT_STREQ(error.what(), "archives of format \"directory\" hold one database alone");
  EXPECT_TRUE(NothingIsLeft());
}

}  // namespace
}  // namespace pgstow::dump
