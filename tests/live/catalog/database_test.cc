// What a database was made with is what --create makes it with.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/live/catalog/reading.h"
#include "tests/support/dump_text.h"

namespace pgstow::tests {
namespace {

class DatabaseEntry : public testing::TestWithParam<std::string> {
 protected:
  // What CREATE DATABASE says after the name, of a database that was made with these options.
  std::string Made(const std::string& options) {
    const ScratchDatabase database(server_, options);
    const auto connection = pg::Connection::Connect(ConnectionTo(server_, database.name()));
    const auto dump = ReadCatalog(*connection);
    const auto entry = FindEntry(dump, "DATABASE", database.name());
    if (!entry) return "no entry";
    const std::string& definition = entry->definition;
    EXPECT_THAT(DumpText({Oracle("pg_dump"), "--create", "--schema-only"}, database),
                testing::HasSubstr(definition));
    return definition.substr(definition.find(" WITH "));
  }

  // For what came with a major version: true on an older server, which refuses to make such a
  // database, so that there is none to dump.
  bool ServerRefuses(const std::string& options, int came_with) {
    if (server_.major() >= came_with) return false;
    EXPECT_THROW(ScratchDatabase(server_, options), std::runtime_error);
    return true;
  }

  const Server server_ = Server::Named(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Servers, DatabaseEntry, testing::ValuesIn(Server::Names()), NameOfServer);

TEST_P(DatabaseEntry, KeepsOneLocaleOfTheSystem) {
  EXPECT_EQ(
      Made("ENCODING 'LATIN1' LOCALE 'C'"),
      " WITH TEMPLATE = template0 ENCODING = 'LATIN1' LOCALE_PROVIDER = libc LOCALE = 'C';\n");
}

TEST_P(DatabaseEntry, KeepsTwoLocalesOfTheSystem) {
  EXPECT_EQ(Made("ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"),
            " WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = libc"
            " LC_COLLATE = 'C' LC_CTYPE = 'C.UTF-8';\n");
}

TEST_P(DatabaseEntry, KeepsLocaleOfIcu) {
  const std::string options = "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'de-AT' LOCALE 'C'";
  if (ServerRefuses(options, 15)) return;
  EXPECT_EQ(Made(options),
            " WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = icu LOCALE = 'C'"
            " ICU_LOCALE = 'de-AT';\n");
}

TEST_P(DatabaseEntry, KeepsRulesOfIcu) {
  const std::string options =
      "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'de' ICU_RULES '&a < g' LOCALE 'C'";
  if (ServerRefuses(options, 16)) return;
  EXPECT_EQ(Made(options),
            " WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = icu LOCALE = 'C'"
            " ICU_LOCALE = 'de' ICU_RULES = '&a < g';\n");
}

TEST_P(DatabaseEntry, KeepsLocaleOfTheServerItself) {
  const std::string options =
      "ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'";
  if (ServerRefuses(options, 17)) return;
  EXPECT_EQ(Made(options),
            " WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = builtin LOCALE = 'C'"
            " BUILTIN_LOCALE = 'C.UTF-8';\n");
}

TEST_P(DatabaseEntry, DropsATemplateByMakingItNone) {
  const ScratchDatabase database(server_, "");
  const auto connection = pg::Connection::Connect(ConnectionTo(server_, database.name()));
  connection->Execute("ALTER DATABASE " + database.name() + " IS_TEMPLATE true");
  const auto dump = ReadCatalog(*connection);
  connection->Execute("ALTER DATABASE " + database.name() + " IS_TEMPLATE false");
  const auto properties = FindEntry(dump, "DATABASE PROPERTIES", database.name());
  ASSERT_TRUE(properties);
  EXPECT_EQ(properties->definition, "ALTER DATABASE " + database.name() + " IS_TEMPLATE = true;\n");
  EXPECT_EQ(properties->drop,
            "UPDATE pg_catalog.pg_database SET datistemplate = false WHERE datname = '" +
                database.name() + "';\n");
}

}  // namespace
}  // namespace pgstow::tests
