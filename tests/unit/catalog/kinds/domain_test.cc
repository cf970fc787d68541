#include "host/catalog/kinds/type/domain.h"

#include <gtest/gtest.h>

#include "tests/unit/catalog/kinds/emitting.h"

namespace pgstow::catalog {
namespace {

class DomainRoom : public testing::Test {
 protected:
  DomainRoom() {
    auto domain = Named<Domain>("d");
    domain->base_type = "integer";
    domain_ = &store_.Add(kDomainKind, std::move(domain));
  }

  DomainConstraint& Constrain(const std::string& name, char type, const std::string& definition) {
    auto constraint = Named<DomainConstraint>(name);
    constraint->type = type;
    constraint->definition = definition;
    constraint->domain = domain_;
    constraint->catalog.oid = next_oid_++;
    DomainConstraint& added = store_.Add(kDomainConstraintKind, std::move(constraint));
    domain_->constraints.push_back(&added);
    return added;
  }

  std::string Definition() const { return EntriesOf(*domain_, store_).at(0).definition; }

  CatalogStore store_;
  Domain* domain_;
  Oid next_oid_ = 20000;
};

TEST_F(DomainRoom, WritesEachClauseInItsPlace) {
  domain_->collation = "pg_catalog.\"C\"";
  domain_->not_null = true;
  domain_->default_value = "5";
  Constrain("c", 'c', "CHECK ((VALUE > 0))");
  EXPECT_EQ(Definition(),
            "CREATE DOMAIN app.d AS integer COLLATE pg_catalog.\"C\" NOT NULL DEFAULT 5\n"
            "\tCONSTRAINT c CHECK ((VALUE > 0));\n");
}

TEST_F(DomainRoom, NamesNotNullOnlyWhereTheServerWouldNot) {
  domain_->not_null = true;
  DomainConstraint& constraint = Constrain("d_not_null", 'n', "NOT NULL");
  EXPECT_EQ(Definition(), "CREATE DOMAIN app.d AS integer NOT NULL;\n");
  constraint.name = "must";
  EXPECT_EQ(Definition(), "CREATE DOMAIN app.d AS integer CONSTRAINT must NOT NULL;\n");
}

TEST_F(DomainRoom, LeavesAConstraintThatStandsApartToItsOwnEntry) {
  DomainConstraint& constraint = Constrain("late", 'c', "CHECK ((VALUE > 0)) NOT VALID");
  EXPECT_TRUE(EntriesOf(constraint, store_).empty());
  constraint.apart = true;
  EXPECT_EQ(Definition(), "CREATE DOMAIN app.d AS integer;\n");
  const auto entries = EntriesOf(constraint, store_);
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].tag, "d late");
  EXPECT_EQ(entries[0].definition,
            "ALTER DOMAIN app.d\n    ADD CONSTRAINT late CHECK ((VALUE > 0)) NOT VALID;\n");
}

TEST_F(DomainRoom, CommentsOnAConstraintWhereItStands) {
  DomainConstraint& constraint = Constrain("c", 'c', "CHECK ((VALUE > 0))");
  store_.comments[constraint.catalog] = {{0, "positive"}};
  const auto within = EntriesOf(*domain_, store_);
  ASSERT_EQ(within.size(), 2U);
  EXPECT_EQ(within[1].tag, "CONSTRAINT c ON DOMAIN d");
  EXPECT_EQ(within[1].definition, "COMMENT ON CONSTRAINT c ON DOMAIN app.d IS 'positive';\n");
  EXPECT_EQ(within[1].belongs_to, std::vector<DumpId>{domain_->id});
  constraint.apart = true;
  EXPECT_EQ(EntriesOf(*domain_, store_).size(), 1U);
  EXPECT_EQ(EntriesOf(constraint, store_).size(), 2U);
}

}  // namespace
}  // namespace pgstow::catalog
