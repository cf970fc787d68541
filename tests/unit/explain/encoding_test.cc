#include "restore/explain/encoding.h"

#include <gtest/gtest.h>

namespace pgstow::explain {
namespace {

TEST(Encoding, TellsTheFirstCharacterThatIsLacking) {
  const auto complaint = Unconvertible("caf\xC3\xA9 \xE2\x82\xAC", "UTF8", "LATIN1");
  ASSERT_TRUE(complaint);
  EXPECT_EQ(complaint->sqlstate, "22P05");
  EXPECT_EQ(complaint->message,
            "character with byte sequence 0xe2 0x82 0xac in encoding \"UTF8\" has no equivalent in "
            "encoding \"LATIN1\"");
}

TEST(Encoding, TextThatFits) {
  EXPECT_FALSE(Unconvertible("caf\xC3\xA9", "UTF8", "LATIN1"));
  EXPECT_FALSE(Unconvertible("\xE2\x82\xAC", "UTF8", "LATIN9"));
  EXPECT_FALSE(Unconvertible("\xE2\x82\xAC", "UTF8", "UTF8"));
  EXPECT_FALSE(Unconvertible("\xE2\x82\xAC", "UTF8", "SQL_ASCII"));
}

TEST(Encoding, TextThatEndsWithinACharacterIsNoTrap) {
  EXPECT_TRUE(Unconvertible("\xE2\x82", "UTF8", "LATIN1"));
}

}  // namespace
}  // namespace pgstow::explain
