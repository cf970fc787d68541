// A server that does not keep to the protocol, or says what can't be true.

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>

#include "tests/peer/peer_test.h"

namespace pgstow::tests {
namespace {

using testing::HasSubstr;
using Then = Verdict::Then;

constexpr char kCatalogs[] = "pg_catalog.pg_attribute a";  // a query of the catalogs
constexpr char kRows[] = "COPY shop.item";
constexpr int32_t kGigabyte = 1 << 30;

// What the server says instead of one message: the first of its type that answers a query with that
// text in it, or that tells a setting which starts with it. The words are what the program has to
// say of it.
struct Lie {
  const char* name;
  char type;
  const char* query;
  std::function<Verdict(const Message&)> instead;
  const char* words;
};

std::function<Verdict(const Message&)> Say(std::string bytes, Then then = Then::kGoOn) {
  return [verdict = Verdict{.bytes = std::move(bytes), .then = then}](const Message&) {
    return verdict;
  };
}

// The fields of a row, changed.
std::function<Verdict(const Message&)> Change(std::function<void(Fields&)> change) {
  return [change = std::move(change)](const Message& row) -> Verdict {
    Fields fields = FieldsOf(row);
    change(fields);
    return {.bytes = DataRow(fields)};
  };
}

std::string Typed(char type, const std::string& body) {
  return Message{.type = type, .body = body}.Bytes();
}

Rule Tell(const Lie& lie) {
  return [lie, told = false](const Spoken& spoken) mutable -> Verdict {
    const bool place =
        lie.type == 'S' ? spoken.message.body.starts_with(lie.query) : spoken.About(lie.query);
    if (told || !spoken.Is(Side::kServer, lie.type) || !place) return Pass(spoken);
    told = true;
    return lie.instead(spoken.message);
  };
}

// A RowDescription without its last column.
std::string WithoutLastColumn(const Message& description) {
  constexpr size_t kFacts = 18;  // of a column, behind its name
  const auto count = static_cast<int16_t>(ReadInt32(description.body) >> 16);
  size_t end = 2;
  for (int column = 0; column + 1 < count; ++column) {
    end = description.body.find('\0', end) + 1 + kFacts;
  }
  const auto left = static_cast<int16_t>(count - 1);
  return Typed('T', Int16(left) + description.body.substr(2, end - 2));
}

constexpr size_t kHeadBytes = 5;  // of a message, before its body

// A RowDescription that says its last column twice.
std::string WithLastColumnTwice(const Message& description) {
  const auto count = static_cast<int16_t>(ReadInt32(description.body) >> 16);
  // Where the last column begins: behind all that is left without it.
  const size_t end = WithoutLastColumn(description).size() - kHeadBytes;
  return Typed('T', Int16(static_cast<int16_t>(count + 1)) + description.body.substr(2) +
                        description.body.substr(end));
}

const std::string kBackToIdle = Typed('Z', "T");

const std::vector<Lie> kLies = {
    // Lengths.
    {"a row of a gigabyte that never comes", 'D', kCatalogs,
     Say(Head('D', kGigabyte) + "x", Then::kCut), "server closed the connection"},
    {"a row as long as can be said", 'D', kCatalogs, Say(Head('D', 0x7fffffff - 4), Then::kCut),
     "query failed"},
    {"a row of less than nothing", 'D', kCatalogs, Say(Head('D', -9)), "lost synchronization"},
    {"a message shorter than its length", 'D', kCatalogs, Say(Head('D', -1)),
     "lost synchronization"},
    {"a long message of a short type", 'C', kCatalogs, Say(Head('C', kGigabyte)),
     "lost synchronization"},
    {"contents of a gigabyte that never come", 'd', kRows,
     Say(Head('d', kGigabyte) + "x", Then::kCut), "contents of table \"item\""},
    {"contents of less than nothing", 'd', kRows, Say(Head('d', -9)), "Query was: COPY shop.item"},
    {"a field longer than its row", 'D', kCatalogs,
     [](const Message& row) -> Verdict {
       Message longer = row;
       longer.body.replace(2, 4, Int32(kGigabyte));
       return {.bytes = longer.Bytes()};
     },
     "insufficient data"},

    // Columns.
    {"a row without its last column", 'D', kCatalogs, Change([](Fields& row) { row.pop_back(); }),
     "unexpected field count"},
    {"a row with a column more", 'D', kCatalogs, Change([](Fields& row) { row.emplace_back("1"); }),
     "unexpected field count"},
    {"rows that were not announced", 'T', kCatalogs, Say(""), "without prior row description"},
    {"a word for a number", 'D', "FROM pg_catalog.pg_namespace",
     Change([](Fields& row) { row[0] = "many"; }), "the server sent \"many\""},
    {"a number out of range", 'D', "FROM pg_catalog.pg_namespace",
     Change([](Fields& row) { row[0] = "99999999999999999999"; }), "which is no object identifier"},

    // Order.
    {"an answer that ends early", 'C', kCatalogs, Say(kBackToIdle), "error: "},
    {"a query left out", 'T', kCatalogs,
     Say(Typed('C', std::string("SELECT 0\0", 9)) + kBackToIdle), "error: "},
    {"an unknown message", 'D', kCatalogs, Say(Typed('~', "what?")), "query failed"},
    {"a COPY to the server in place of rows", 'T', kCatalogs, Say(Typed('G', std::string(3, '\0'))),
     "query failed"},
    {"a COPY both ways in place of rows", 'T', kCatalogs, Say(Typed('W', std::string(3, '\0'))),
     "query failed"},
    {"an error without a word", 'T', kCatalogs, Say(ErrorResponse({})), "query failed"},
    {"rows in place of contents", 'H', kRows, Say(Typed('T', Int16(0))), "query failed"},
    {"a COPY to the server in place of one from it", 'H', kRows,
     Say(Typed('G', std::string(3, '\0')) + kBackToIdle, Then::kCut), "query failed"},
    {"a COPY both ways in place of contents", 'H', kRows,
     Say(Typed('W', std::string(3, '\0')), Then::kCut), "query failed"},

    // Contents.
    {"a row less than were counted", 'd', kRows, Say(""),
     "the server sent 29 rows and then told that they were 30"},
    {"a row more than were counted", 'd', kRows,
     [](const Message& row) -> Verdict { return {.bytes = row.Bytes() + row.Bytes()}; },
     "the server sent 31 rows and then told that they were 30"},
    {"a row without its end", 'd', kRows,
     [](const Message& row) -> Verdict {
       return {.bytes = Typed('d', row.body.substr(0, row.body.size() - 1))};
     },
     "contents of table \"item\" that are no rows"},
    {"two rows in one", 'd', kRows,
     [](const Message& row) -> Verdict { return {.bytes = Typed('d', row.body + row.body)}; },
     "contents of table \"item\" that are no rows"},
    {"an end of the rows among them", 'd', kRows, Say(Typed('d', "\\.\n")),
     "contents of table \"item\" that are no rows"},
    {"a command behind an end of the rows", 'd', kRows, Say(Typed('d', "\\.\n\\! touch gotcha\n")),
     "contents of table \"item\" that are no rows"},
    {"an error without a word in the contents", 'd', kRows, Say(ErrorResponse({})),
     "contents of table \"item\""},

    // Objects.
    {"the size of a large object left out", 'D', "lo_lseek64", Say(""),
     "something of large object 5002 that it was not asked for"},
    {"the size of a large object twice", 'D', "lo_lseek64",
     [](const Message& row) -> Verdict { return {.bytes = row.Bytes() + row.Bytes()}; },
     "something of large object 5001 that it was not asked for"},
    {"another size of a large object", 'D', "lo_lseek64", Change([](Fields& row) { row[1] = "2"; }),
     "the server did not send all of large object 5001"},
    {"a slice of a large object left out", 'D', "lo_get", Say(""),
     "the server did not send all of large object 5001"},
    {"half a slice of a large object", 'D', "lo_get",
     Change([](Fields& row) { row[1]->pop_back(); }),
     "the server did not send all of large object 5001"},
    {"a slice of a large object twice", 'D', "lo_get",
     [](const Message& row) -> Verdict { return {.bytes = row.Bytes() + row.Bytes()}; },
     "the server did not send all of large object 5002"},

    // Who it is.
    {"a server of version 99", 'S', "server_version",
     Say(ParameterStatus("server_version", "99.0")), "server version mismatch"},
    {"a server of version 9.0", 'S', "server_version",
     Say(ParameterStatus("server_version", "9.0.23")), "server version mismatch"},
    {"a server of a version that is none", 'S', "server_version",
     Say(ParameterStatus("server_version", "eighteen")), "server version mismatch"},
    {"another protocol", 'R', "", Say("HTTP/1.1 400 Bad Request\r\n\r\n", Then::kCut), "error: "},
    {"an unknown way to prove who one is", 'R', "", Say(Typed('R', Int32(4711))),
     "authentication method 4711 not supported"},
    {"a password wanted, and none there", 'R', "", Say(Typed('R', Int32(3))),
     "no password supplied"},
};

class LiesTest : public PeerTest {};
INSTANTIATE_TEST_SUITE_P(Servers, LiesTest, testing::ValuesIn(Server::Names()),
                         [](const auto& run) { return run.param; });

TEST_P(LiesTest, FailADumpWithAReason) {
  for (const Lie& lie : kLies) {
    SCOPED_TRACE(lie.name);
    const Outcome outcome = Dump(Tell(lie), {"-w", "-j", "1"});
    ExpectFailure(outcome);
    EXPECT_THAT(outcome.err, HasSubstr(lie.words));
  }
}

// libpq takes the end of the COPY for the end of its rows; as many came as were counted.
TEST_P(LiesTest, ContentsThatDoNotEndButAreAllThereDoNoHarm) {
  ExpectFailureOrTheSame(
      Dump(Tell({.name = "", .type = 'c', .query = kRows, .instead = Say(""), .words = ""})));
}

// The description of rows and the rows agree, and are not what was asked for.
TEST_P(LiesTest, AnswersOfFewerColumnsThanWereAskedForAreRefused) {
  for (const char* query : {kCatalogs, "FROM pg_catalog.pg_namespace"}) {
    SCOPED_TRACE(query);
    const Outcome outcome = Dump([query](const Spoken& spoken) -> Verdict {
      if (!spoken.About(query) || spoken.by == Side::kClient) return Pass(spoken);
      if (spoken.message.type == 'T') return {.bytes = WithoutLastColumn(spoken.message)};
      if (spoken.message.type != 'D') return Pass(spoken);
      Fields fields = FieldsOf(spoken.message);
      fields.pop_back();
      return {.bytes = DataRow(fields)};
    });
    ExpectFailure(outcome);
    EXPECT_THAT(outcome.err, HasSubstr("the server answered with "));
  }
}

// Changes all rows of answers to queries that have `query` in them, and what describes them.
Rule ChangeColumns(const std::string& query, const std::function<std::string(const Message&)>& head,
                   const std::function<void(Fields&)>& row) {
  return [=](const Spoken& spoken) -> Verdict {
    if (!spoken.About(query) || spoken.by == Side::kClient) return Pass(spoken);
    if (spoken.message.type == 'T') return {.bytes = head(spoken.message)};
    return spoken.message.type == 'D' ? Change(row)(spoken.message) : Pass(spoken);
  };
}

TEST_P(LiesTest, RowsOfOtherColumnsBecomeNoInserts) {
  const Command inserts = {"-j", "1", "--inserts"};
  const std::string query = "FROM ONLY shop.item";
  const Outcome fewer =
      Dump(ChangeColumns(query, WithoutLastColumn, [](Fields& row) { row.pop_back(); }), inserts);
  ExpectFailure(fewer);
  EXPECT_THAT(fewer.err, HasSubstr("4 columns of table \"item\" where 5 were asked for"));
  const Outcome more =
      Dump(ChangeColumns(query, WithLastColumnTwice, [](Fields& row) { row.emplace_back("1"); }),
           inserts);
  ExpectFailure(more);
  EXPECT_THAT(more.err, HasSubstr("6 columns of table \"item\" where 5 were asked for"));
}

TEST_P(LiesTest, SizesOfTablesThatWereNotAskedForAreRefused) {
  const Outcome outcome = Dump(Tell({.name = "",
                                     .type = 'D',
                                     .query = "size.heap + size.toast",
                                     .instead = Change([](Fields& row) { row[0] = "4711"; }),
                                     .words = ""}),
                               {"-j", "2"});
  ExpectFailure(outcome);
  EXPECT_THAT(outcome.err, HasSubstr("the size of relation 4711"));
}

TEST_P(LiesTest, SizesThatNoTableHasAreRefused) {
  const struct {
    size_t field;
    const char* told;
  } kSizes[] = {{1, "4294967296"}, {1, "-1"}, {2, "9223372036854775807"}, {2, "-1"}};
  for (const auto& [field, told] : kSizes) {
    SCOPED_TRACE(told);
    const Outcome outcome = Dump(Tell({.name = "",
                                       .type = 'D',
                                       .query = "size.heap + size.toast",
                                       .instead = Change([&](Fields& row) { row[field] = told; }),
                                       .words = ""}),
                                 {"-j", "2"});
    ExpectFailure(outcome);
    EXPECT_THAT(outcome.err, HasSubstr("bytes, which none has"));
  }
}

TEST_P(LiesTest, NamesInTooFewPartsAreRefused) {
  database_.Sql(
      "CREATE DOMAIN shop.word AS text COLLATE \"C\";"
      "CREATE TYPE shop.words AS RANGE (subtype = text, collation = \"C\","
      "                                 subtype_opclass = text_pattern_ops);"
      "CREATE AGGREGATE shop.least (int) (sfunc = int4smaller, stype = int, sortop = <);"
      "CREATE TABLE shop.label (a text COLLATE \"C\");"
      "CREATE FUNCTION shop.blob(shop.size) RETURNS bytea LANGUAGE sql AS 'SELECT NULL::bytea';"
      "CREATE CAST (shop.size AS bytea) WITH FUNCTION shop.blob(shop.size)");
  const struct {
    const char* query;
    const char* array;
  } kPlaces[] = {
      {"a.attcollation <> t.typcollation", "{pg_catalog,C}"},
      {"t.typcollation <> b.typcollation", "{pg_catalog,C}"},
      {"r.rngsubopc", "{pg_catalog,text_pattern_ops}"},
      {"r.rngcollation", "{pg_catalog,C}"},
      {"a.aggsortop", "{pg_catalog,<}"},
      {"pg_catalog.pg_cast", "{shop,blob,shop.size}"},
  };
  for (const auto& [query, array] : kPlaces) {
    for (const char* shorter : {"{}", "{a}"}) {
      SCOPED_TRACE(std::string(shorter) + " in " + query);
      int told = 0;
      const Outcome outcome = Dump([&, query, array](const Spoken& spoken) -> Verdict {
        if (told > 0 || !spoken.Is(Side::kServer, 'D') || !spoken.About(query)) return Pass(spoken);
        Fields fields = FieldsOf(spoken.message);
        for (std::optional<std::string>& field : fields) {
          if (field != array) continue;
          field = shorter;
          ++told;
        }
        return {.bytes = DataRow(fields)};
      });
      EXPECT_GT(told, 0);
      ExpectFailure(outcome);
      EXPECT_THAT(outcome.err, HasSubstr("the server sent array \"" + std::string(shorter) +
                                         "\" where 2 elements or more belong"));
    }
  }
}

// libpq tells of such a COPY as often as it is asked for what follows.
TEST_P(LiesTest, ACopyInPlaceOfTheEndOfAStatementFailsARestore) {
  Undisturbed();
  for (const char type : {'G', 'H', 'W'}) {
    SCOPED_TRACE(type);
    const ScratchDatabase target(server_);
    bool told = false;
    const Outcome outcome = Restore(
        [&told, type](const Spoken& spoken) -> Verdict {
          if (told || !spoken.Is(Side::kServer, 'C') ||
              !spoken.message.body.starts_with("CREATE TYPE")) {
            return Pass(spoken);
          }
          told = true;
          return {.bytes = Typed(type, std::string(3, '\0'))};
        },
        Undisturbed(), target, {"--reconnect", "0"});
    EXPECT_TRUE(told);
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_THAT(outcome.err, HasSubstr("an answer that does not belong to what it was asked"));
  }
}

// Each of these may be true, so a dump may believe it; it may not fall over it.
TEST_P(LiesTest, OfSingleFieldsAreTakenOrRefused) {
  std::vector<std::pair<std::string, int>> places;  // queries and statements in them
  ASSERT_EQ(Dump([&](const Spoken& spoken) {
              const auto place = std::pair(std::string(spoken.query), spoken.statement);
              if (spoken.Is(Side::kServer, 'D') && (places.empty() || places.back() != place)) {
                places.push_back(place);
              }
              return Pass(spoken);
            }).exit_code,
            0);
  std::filesystem::remove(archive_);
  const std::vector<std::optional<std::string>> values = {
      std::nullopt, "", "-1", "4294967295", "{", "{{1,2},{3,4}}", "{\"", "x\xc0'", "1 2 3 x"};
  int refused = 0;
  size_t drawn = 0;
  for (const int i : Spread(static_cast<int>(places.size()), 40)) {
    const auto& [query, statement] = places[static_cast<size_t>(i)];
    const std::optional<std::string>& value = values[drawn % values.size()];
    const size_t column = drawn / 3;
    ++drawn;
    SCOPED_TRACE("statement " + std::to_string(statement) + " of " + query.substr(0, 200) +
                 ", column " + std::to_string(column) + ": " + value.value_or("NULL"));
    const Outcome outcome = Dump([&, told = false](const Spoken& spoken) mutable -> Verdict {
      if (told || !spoken.Is(Side::kServer, 'D') || spoken.query != query ||
          spoken.statement != statement) {
        return Pass(spoken);
      }
      told = true;
      Fields fields = FieldsOf(spoken.message);
      fields[column % fields.size()] = value;
      return {.bytes = DataRow(fields)};
    });
    if (outcome.ok()) {
      std::filesystem::remove(archive_);
    } else {
      ExpectFailure(outcome);
      ++refused;
    }
  }
  EXPECT_GT(refused, 5);
}

TEST_P(LiesTest, ArraysOfTenMillionElementsAreRefused) {
  std::string array = "{a";
  for (int i = 0; i < 10000000; ++i) array += ",a";
  array += '}';
  int told = 0;
  // The options of a table, and who may do what with it.
  for (const char* text : {"fillfactor=70", "case_reader=r/"}) {
    const Outcome outcome = Dump([&, once = false](const Spoken& spoken) mutable -> Verdict {
      if (once || !spoken.Is(Side::kServer, 'D') || !spoken.About("relname")) return Pass(spoken);
      Fields fields = FieldsOf(spoken.message);
      for (std::optional<std::string>& field : fields) {
        if (once || !field || field->find(text) == std::string::npos) continue;
        field = array;
        once = true;
        ++told;
      }
      return {.bytes = DataRow(fields)};
    });
    EXPECT_EQ(outcome.exit_code, 1);
    EXPECT_LT(outcome.peak_mib, InThisBuild(400)) << text;
    EXPECT_TRUE(std::filesystem::is_empty(new_dir_.path()));
  }
  EXPECT_EQ(told, 2);
}

TEST_P(LiesTest, AFloodOfNoticesIsSwallowed) {
  std::string flood;
  for (int i = 0; i < 100000; ++i) {
    flood += NoticeResponse({{'S', "NOTICE"}, {'C', "00000"}, {'M', "\x1b[2J\x07 over and over"}});
  }
  const Outcome outcome = Dump([&flood, told = false](const Spoken& spoken) mutable -> Verdict {
    if (told || !spoken.Is(Side::kServer, 'd')) return Pass(spoken);
    told = true;
    return {.bytes = flood + spoken.message.Bytes()};
  });
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  ExpectFailureOrTheSame(outcome);
}

// What the server says of its encoding is written into scripts.
TEST_P(LiesTest, AnEncodingThatIsSqlStaysAName) {
  const Outcome outcome = Dump([](const Spoken& spoken) -> Verdict {
    if (spoken.Is(Side::kServer, 'S') && spoken.message.body.starts_with("client_encoding")) {
      return {.bytes = ParameterStatus("client_encoding", "UTF8'; DROP TABLE x; --")};
    }
    return Pass(spoken);
  });
  if (!outcome.ok()) return ExpectFailure(outcome);
  EXPECT_THAT(ScriptOf(archive_), HasSubstr("SET client_encoding = 'UTF8''; DROP TABLE x; --';\n"));
}

// As every client of libpq: only --no-password and require_auth keep it from a server that asks.
TEST_P(LiesTest, APasswordIsSentInClearTextToWhoAsksForIt) {
  std::vector<std::string> sent;
  const Rule ask = [&sent](const Spoken& spoken) -> Verdict {
    if (spoken.Is(Side::kClient, 'p')) {
      sent.push_back(spoken.message.body);
      return {.bytes = {}, .then = Then::kCut};
    }
    if (spoken.Is(Side::kServer, 'R')) return {.bytes = Typed('R', Int32(3))};
    return spoken.by == Side::kServer ? Verdict{} : Pass(spoken);
  };
  ExpectFailure(Run(ask, {PgstowPath(), "dump", "-f", archive_, "-d", database_.name()},
                    {.environment = {{"PGPASSWORD", "secret"}}}));
  EXPECT_THAT(sent, testing::ElementsAre(std::string("secret\0", 7)));
}

}  // namespace
}  // namespace pgstow::tests
