#include "host/sql/acl.h"

#include <gtest/gtest.h>

#include "host/base/error.h"
#include "host/sql/privileges.h"

namespace pgstow::sql {
namespace {

AclTarget Table() {
  return {.kind = "TABLE", .name = "s.t", .column = "", .owner = "o", .prefix = ""};
}

const std::vector<std::string> kOwnerDefault = {"o=arwdDxtm/o"};

TEST(ParseAclItem, SplitsNamesPrivilegesAndGrantOptions) {
  const AclItem item = ParseAclItem("a=r*wd*/o");
  EXPECT_EQ(item.grantee, "a");
  EXPECT_EQ(item.privileges, "w");
  EXPECT_EQ(item.grantable, "rd");
  EXPECT_EQ(item.grantor, "o");
}

TEST(ParseAclItem, ReadsNamesInQuotes) {
  const AclItem item = ParseAclItem(R"("a ""=/ b"=r/"o/")");
  EXPECT_EQ(item.grantee, R"(a "=/ b)");
  EXPECT_EQ(item.privileges, "r");
  EXPECT_EQ(item.grantor, "o/");
}

TEST(ParseAclItem, TakesNoGranteeForPublic) { EXPECT_EQ(ParseAclItem("=U/o").grantee, ""); }

TEST(ParseAclItem, RejectsWhatIsNone) {
  for (const char* text : {"", "a", "a=r", "a=r/", "a=r/o=", "a=r/o/p"}) {
    EXPECT_THROW(ParseAclItem(text), base::Error) << text;
  }
}

// The expected texts are those of pg_dump 18 for tables, sequences … with these ACLs.
TEST(AclStatements, SaysNothingOfWhatIsThereAnyway) {
  EXPECT_EQ(AclStatements(Table(), kOwnerDefault, kOwnerDefault), "");
}

TEST(AclStatements, ListsPrivilegesInTheOrderOfTheirKind) {
  EXPECT_EQ(AclStatements(Table(), {"o=arwdDxtm/o", "=ardDxtm/o"}, kOwnerDefault),
            "GRANT SELECT,INSERT,REFERENCES,DELETE,TRIGGER,TRUNCATE,MAINTAIN ON TABLE s.t TO "
            "PUBLIC;\n");
  AclTarget sequence = Table();
  sequence.kind = "SEQUENCE";
  EXPECT_EQ(AclStatements(sequence, {"o=rwU/o", "a=rU/o"}, {"o=rwU/o"}),
            "GRANT SELECT,USAGE ON SEQUENCE s.t TO a;\n");
}

TEST(AclStatements, SaysAllForEveryPrivilegeOfPostgresql18) {
  EXPECT_EQ(AclStatements(Table(), {"o=arwdDxtm/o", "a=arwdDxtm/o"}, kOwnerDefault),
            "GRANT ALL ON TABLE s.t TO a;\n");
  EXPECT_EQ(AclStatements(Table(), {"o=arwdDxt/o", "a=arwdDxt/o"}, {"o=arwdDxt/o"}),
            "GRANT SELECT,INSERT,REFERENCES,DELETE,TRIGGER,TRUNCATE,UPDATE ON TABLE s.t TO a;\n");
}

TEST(AclStatements, SeparatesGrantOptions) {
  EXPECT_EQ(AclStatements(Table(), {"o=arwdDxtm/o", "\"B c\"=r*w*/o"}, kOwnerDefault),
            "GRANT SELECT,UPDATE ON TABLE s.t TO \"B c\" WITH GRANT OPTION;\n");
  EXPECT_EQ(AclStatements(Table(), {"o=arwdDxtm/o", "a=r*w/o"}, kOwnerDefault),
            "GRANT UPDATE ON TABLE s.t TO a;\n"
            "GRANT SELECT ON TABLE s.t TO a WITH GRANT OPTION;\n");
}

TEST(AclStatements, RevokesFromTheOwnerBeforeGrantingToIt) {
  EXPECT_EQ(AclStatements(Table(), {"a=r/o", "o=r*wdDxtm/o"}, kOwnerDefault),
            "REVOKE ALL ON TABLE s.t FROM o;\n"
            "GRANT REFERENCES,DELETE,TRIGGER,TRUNCATE,MAINTAIN,UPDATE ON TABLE s.t TO o;\n"
            "GRANT SELECT ON TABLE s.t TO o WITH GRANT OPTION;\n"
            "GRANT SELECT ON TABLE s.t TO a;\n");
}

TEST(AclStatements, RevokesAllForAnEmptyAcl) {
  EXPECT_EQ(AclStatements(Table(), {}, kOwnerDefault), "REVOKE ALL ON TABLE s.t FROM o;\n");
}

TEST(AclStatements, RevokesFromPublic) {
  AclTarget function = Table();
  function.kind = "FUNCTION";
  function.name = "s.f(integer)";
  EXPECT_EQ(AclStatements(function, {"o=X/o"}, {"=X/o", "o=X/o"}),
            "REVOKE ALL ON FUNCTION s.f(integer) FROM PUBLIC;\n");
}

TEST(AclStatements, GrantsUnderTheNameOfAnotherGrantor) {
  EXPECT_EQ(AclStatements(Table(), {"o=arwdDxtm/o", "a=r/\"B c\"", "=w/\"B c\""}, kOwnerDefault),
            "SET SESSION AUTHORIZATION \"B c\";\n"
            "GRANT SELECT ON TABLE s.t TO a;\n"
            "RESET SESSION AUTHORIZATION;\n"
            "SET SESSION AUTHORIZATION \"B c\";\n"
            "GRANT UPDATE ON TABLE s.t TO PUBLIC;\n"
            "RESET SESSION AUTHORIZATION;\n");
}

TEST(AclStatements, NamesTheColumnAtEachPrivilege) {
  AclTarget column = Table();
  column.column = "\"b c\"";
  EXPECT_EQ(AclStatements(column, {"a=rw/o"}, {}),
            "GRANT SELECT(\"b c\"),UPDATE(\"b c\") ON TABLE s.t TO a;\n");
  EXPECT_EQ(AclStatements(column, {"a=arwx/o"}, {}), "GRANT ALL(\"b c\") ON TABLE s.t TO a;\n");
}

TEST(AclStatements, PutsThePrefixOfDefaultPrivilegesBeforeEach) {
  const AclTarget types = {.kind = "TYPES",
                           .name = "",
                           .column = "",
                           .owner = "o",
                           .prefix = "ALTER DEFAULT PRIVILEGES FOR ROLE o "};
  EXPECT_EQ(AclStatements(types, {"a=U/o", "o=U/o"}, {"=U/o", "o=U/o"}),
            "ALTER DEFAULT PRIVILEGES FOR ROLE o REVOKE ALL ON TYPES FROM PUBLIC;\n"
            "ALTER DEFAULT PRIVILEGES FOR ROLE o GRANT ALL ON TYPES TO a;\n");
}

TEST(PrivilegesOf, RefusesAKindWithoutPrivileges) {
  EXPECT_THROW(PrivilegesOf("INDEX"), base::Error);
}

}  // namespace
}  // namespace pgstow::sql
