#include "host/cli/secrecy.h"

#include <string>

#include <gtest/gtest.h>

namespace pgstow::cli {
namespace {

std::string Hidden(std::string word) {
  HidePasswords(word);
  return word;
}

TEST(HidePasswords, OfConnectionStrings) {
  EXPECT_EQ(Hidden("host=h password=secret dbname=d"), "host=h password=xxxxxx dbname=d");
  EXPECT_EQ(Hidden("password=secret"), "password=xxxxxx");
  EXPECT_EQ(Hidden("--dbname=password = secret user=u"), "--dbname=password = xxxxxx user=u");
  EXPECT_EQ(Hidden("password='open \\' sesame' user=u"), "password=xxxxxxxxxxxxxxxx user=u");
  EXPECT_EQ(Hidden("password=open\\ sesame user=u"), "password=xxxxxxxxxxxx user=u");
  EXPECT_EQ(Hidden("sslpassword=key password=word"), "sslpassword=xxx password=xxxx");
  EXPECT_EQ(Hidden("password='not closed"), "password=xxxxxxxxxxx");
}

TEST(HidePasswords, OfUris) {
  EXPECT_EQ(Hidden("postgresql://u:secret@h:5432/d"), "postgresql://u:xxxxxx@h:5432/d");
  EXPECT_EQ(Hidden("-dpostgres://u:secret@/d"), "-dpostgres://u:xxxxxx@/d");
  EXPECT_EQ(Hidden("--dbname=postgresql://u:p@ss@h/d"), "--dbname=postgresql://u:xxxx@h/d");
  EXPECT_EQ(Hidden("postgresql://h/d?user=u&password=secret&sslmode=require"),
            "postgresql://h/d?user=u&password=xxxxxx&sslmode=require");
}

TEST(HidePasswords, LeavesTheRestAlone) {
  for (const char* word :
       {"", "mydb", "--no-password", "password", "password_encryption=md5", "postgresql://h:5432/d",
        "postgresql://u@h:5432/d", "host=h user=u", "postgresql://h:5432/d@e", "passfile=/x"}) {
    EXPECT_EQ(Hidden(word), word);
  }
}

}  // namespace
}  // namespace pgstow::cli
