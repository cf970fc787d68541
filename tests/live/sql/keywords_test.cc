#include "host/sql/keywords.h"

#include "tests/live/connecting.h"

namespace pgstow::sql {
namespace {

TEST(Keywords, AreThoseOfPostgresql18) {
  const auto connection =
      pg::Connection::Connect(tests::ConnectionTo(tests::Server::Named("18"), "postgres"));
  const pg::Result live =
      connection->Query("SELECT word, catcode FROM pg_get_keywords() ORDER BY word COLLATE \"C\"");
  ASSERT_EQ(static_cast<size_t>(live.rows()), Keywords().size());
  for (int i = 0; i < live.rows(); ++i) {
    EXPECT_EQ(Keywords()[i].word, live[i].text(0));
    EXPECT_EQ(static_cast<char>(Keywords()[i].category), live[i].character(1)) << live[i].text(0);
  }
}

}  // namespace
}  // namespace pgstow::sql
