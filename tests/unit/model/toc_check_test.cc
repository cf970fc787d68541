#include "host/model/toc_check.h"

#include <string>

#include <gtest/gtest.h>

#include "host/base/error.h"

namespace pgstow::model {
namespace {

Toc Sample() {
  Toc toc;
  toc.entries.push_back({.id = 7, .kind = "TABLE", .tag = "t"});
  toc.entries.push_back({.id = 3, .kind = "TABLE DATA", .tag = "t"});
  toc.entries[1].parts = {{.part = 0}, {.part = 1}};
  return toc;
}

template <class AnyToc>
std::string ComplaintOf(const AnyToc& toc) {
  try {
    CheckToc(toc);
  } catch (const base::Error& error) {
    EXPECT_EQ(error.code(), base::ErrorCode::kCorrupt);
    return error.what();
  }
  return "none";
}

// Of the TOC in each of its forms.
std::string Complaint(const Toc& toc) {
  const std::string complaint = ComplaintOf(toc);
  EXPECT_EQ(ComplaintOf(PackedToc(toc)), complaint);
  EXPECT_EQ(ComplaintOf(BriefToc(toc)), complaint);
  return complaint;
}

TEST(CheckToc, TakesWhatMakesSense) {
  EXPECT_EQ(Complaint({}), "none");
  Toc toc = Sample();
  toc.entries[0].dependencies = {99};  // an entry that was not dumped
  EXPECT_EQ(Complaint(toc), "none");
  toc.entries[1].parts[0].known = toc.entries[1].parts[1].known = true;
  toc.header.complete = true;
  EXPECT_EQ(Complaint(toc), "none");
}

TEST(CheckToc, NamesTheEntryWithAnImpossibleId) {
  Toc toc = Sample();
  toc.entries[0].id = 0;
  EXPECT_EQ(Complaint(toc),
            "entry 0 (TABLE \"t\") of the table of contents has an impossible dump id");
  toc.entries[0].id = 3;
  EXPECT_EQ(Complaint(toc),
            "entry 3 (TABLE \"t\") of the table of contents shares its dump id with another one");
}

TEST(CheckToc, KnowsSectionsAndPasses) {
  Toc toc = Sample();
  toc.entries[0].section = static_cast<Section>(256 + 1);
  EXPECT_EQ(Complaint(toc),
            "entry 7 (TABLE \"t\") of the table of contents is in an unknown section");
  toc.entries[0].section = static_cast<Section>(4);
  EXPECT_EQ(Complaint(toc),
            "entry 7 (TABLE \"t\") of the table of contents is in an unknown section");
  toc = Sample();
  toc.entries[0].pass = static_cast<Pass>(3);
  EXPECT_EQ(Complaint(toc),
            "entry 7 (TABLE \"t\") of the table of contents is for an unknown pass of a restore");
}

TEST(CheckToc, KnowsFormsOfData) {
  Toc toc = Sample();
  toc.entries[0].data_form = static_cast<DataForm>(3);
  EXPECT_EQ(Complaint(toc),
            "entry 7 (TABLE \"t\") of the table of contents has data in an unknown form");
}

TEST(CheckToc, RefusesZeroBytesInTexts) {
  Toc toc = Sample();
  toc.entries[0].owned_as = std::string("LARGE OBJECT 1\0LARGE OBJECT 2", 29);
  EXPECT_EQ(Complaint(toc), "none");
  toc.entries[0].definition = std::string("CREATE TABLE t ();\0", 19);
  EXPECT_EQ(Complaint(toc),
            "entry 7 (TABLE \"t\") of the table of contents has a text with a zero byte");
}

TEST(CheckToc, WantsPartsInOrder) {
  Toc toc = Sample();
  toc.entries[1].parts[1].part = 2;
  EXPECT_EQ(Complaint(toc),
            "entry 3 (TABLE DATA \"t\") of the table of contents does not number its parts from 0");
}

TEST(CheckToc, KnowsTheDatabasesOfEntries) {
  Toc toc = Sample();
  toc.entries[0].database = 1;
  EXPECT_EQ(Complaint(toc),
            "entry 7 (TABLE \"t\") of the table of contents is in a database that is not there");
  toc.header.databases = {{.name = "a"}};
  EXPECT_EQ(Complaint(toc), "none");
}

TEST(CheckToc, WantsDatabasesWithNamesOfTheirOwn) {
  Toc toc = Sample();
  toc.header.databases = {{.name = "a"}, {.name = "b"}, {.name = "a"}};
  EXPECT_EQ(Complaint(toc), "the table of contents has two databases of the name \"a\"");
  toc.header.databases[2].name.clear();
  EXPECT_EQ(Complaint(toc), "a database of the table of contents has no name");
}

}  // namespace
}  // namespace pgstow::model
