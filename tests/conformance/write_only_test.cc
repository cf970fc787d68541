// The formats that are written and not read: plain, which puts rows into the script of the host,
// and the example of docs/PLUGINS.md.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pgstow/sdk/text.h>
#include <pgstow/services.h>

#include "host/base/boundary.h"
#include "host/base/error.h"
#include "host/loader/format_proxy.h"
#include "host/storage/storage.h"
#include "tests/conformance/archive_samples.h"
#include "tests/conformance/plugins.h"
#include "tests/support/paths.h"
#include "tests/support/process.h"

namespace pgstow::conformance {
namespace {

using sdk::View;

// A script service that renders each definition as it is, and each data entry as its COPY and an
// end mark.
class LiteralScript {
 public:
  explicit LiteralScript(const pgstow_toc& toc) {
    for (size_t i = 0; i < toc.entry_count; ++i) {
      pgstow_entry entry{};
      entry.size = sizeof(entry);
      toc.get_entry(toc.self, i, &entry);
      const bool data = entry.role == PGSTOW_ROLE_DATA;
      steps_.push_back(
          {data ? entry.dump_id : 0, std::string(View(data ? entry.copy : entry.definition))});
    }
  }

  static pgstow_status Create(const pgstow_toc* toc, pgstow_script* out) {
    out->self = new LiteralScript(*toc);
    out->data_count = [](void* self) { return Of(self).DataSteps().size(); };
    out->data_entry = [](void* self, size_t index) {
      return Of(self).steps_[Of(self).DataSteps()[index]].entry;
    };
    out->advance_to_data = [](void* self, size_t index, const pgstow_text_sink* sink) {
      return Of(self).WriteUpTo(Of(self).DataSteps()[index] + 1, sink);
    };
    out->end_data = [](void*, const pgstow_text_sink* sink) {
      return sink->write(sink->self, sdk::Abi("\\.\n"));
    };
    out->finish = [](void* self, const pgstow_text_sink* sink) {
      return Of(self).WriteUpTo(Of(self).steps_.size(), sink);
    };
    out->destroy = [](void* self) { delete &Of(self); };
    out->write_data = [](void*, pgstow_bytes data, const pgstow_text_sink* sink) {
      return sink->write(sink->self, {reinterpret_cast<const char*>(data.ptr), data.len});
    };
    return PGSTOW_OK;
  }

 private:
  struct Step {
    int32_t entry;  // dump id of data; 0: a definition
    std::string text;
  };
  static LiteralScript& Of(void* self) { return *static_cast<LiteralScript*>(self); }

  std::vector<size_t> DataSteps() const {
    std::vector<size_t> steps;
    for (size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].entry != 0) steps.push_back(i);
    }
    return steps;
  }

  pgstow_status WriteUpTo(size_t end, const pgstow_text_sink* sink) {
    for (; next_ < end; ++next_) {
      const pgstow_status status = sink->write(sink->self, sdk::Abi(steps_[next_].text));
      if (status < 0) return status;
    }
    return PGSTOW_OK;
  }

  std::vector<Step> steps_;
  size_t next_ = 0;
};

constexpr pgstow_script_service kLiteralScripts{sizeof(pgstow_script_service), 0,
                                                &LiteralScript::Create};

std::string ErrorOf(const std::function<void()>& body) {
  try {
    body();
  } catch (const base::Error& error) {
    return error.what();
  }
  return {};
}

class Plain : public testing::Test {
 protected:
  Plain() { loader::ProvideService(PGSTOW_SCRIPT_SERVICE, &kLiteralScripts); }

  std::string Written(const Sample& sample) const {
    WriteArchive({"plain", "none"}, sample, path_);
    return tests::ReadFile(path_);
  }

  tests::TempDir dir_;
  const std::string path_ = dir_ / "script.sql";
};

TEST_F(Plain, PutsTheRowsOfAllPartsOfAnEntryInOnePlace) {
  EXPECT_EQ(Written(SmallSample()), R"(CREATE SCHEMA shop;
CREATE TABLE shop.goods (id integer);
COPY shop.goods (id) FROM stdin;
1	one
2	two
3	three
\.
COPY shop.empty (id) FROM stdin;
\.
CREATE UNIQUE INDEX goods_pkey ON shop.goods (id);
)");
}

TEST_F(Plain, WritesDataEntriesWithoutPartsWithoutRows) {
  Sample sample = EmptySample();
  sample.AddData("none", {});
  sample.AddData("some", {"1\n"});
  sample.AddData("none again", {});
  EXPECT_EQ(Written(sample), R"(COPY shop.none (id) FROM stdin;
\.
COPY shop.some (id) FROM stdin;
1
\.
COPY shop.none again (id) FROM stdin;
\.
)");
}

TEST_F(Plain, KeepsRowsOfAnySizeInOrder) {
  Sample sample = EmptySample();
  const std::string big = std::string(1'000'000, 'b') + "\n";
  sample.AddData("big", {"first\n", big, "", big, "last\n"});
  EXPECT_TRUE(Written(sample) ==
              "COPY shop.big (id) FROM stdin;\nfirst\n" + big + big + "last\n\\.\n");
}

TEST_F(Plain, RefusesRowsThatAreNotNext) {
  Sample sample = EmptySample();
  const model::DumpId first = sample.AddData("first", {"1\n"});
  const model::DumpId second = sample.AddData("second", {"2\n"});
  const auto writer = NewWriter({"plain", "none"}, path_);
  writer->Begin(sample.toc);
  const auto late = writer->OpenPart(second, 0);
  late->Write("2\n");
  late->Close(1);
  EXPECT_THAT(ErrorOf([&] {
                const auto early = writer->OpenPart(first, 0);
                early->Write("1\n");
                early->Close(1);
              }),
              testing::HasSubstr("the rows of entry 1 are not next in the script"));
}

TEST_F(Plain, SaysThatThereIsNoScriptToWrite) {
  loader::ProvideService(PGSTOW_SCRIPT_SERVICE, nullptr);
  EXPECT_THAT(ErrorOf([this] { Written(SmallSample()); }),
              testing::HasSubstr("does not offer the service \"pgstow.script/1\""));
}

TEST_F(Plain, PassesOnWhyTheHostCouldNotRender) {
  static constexpr pgstow_script_service kFailing{
      sizeof(pgstow_script_service), 0, [](const pgstow_toc*, pgstow_script*) {
        return base::GuardCallback(PGSTOW_E_INTERNAL, []() -> pgstow_status {
          base::Throw(base::ErrorCode::kUnsupported, "entry 7 has no definition");
        });
      }};
  loader::ProvideService(PGSTOW_SCRIPT_SERVICE, &kFailing);
  EXPECT_EQ(ErrorOf([this] { Written(SmallSample()); }), "entry 7 has no definition");
}

// What decodes to it is one stream, as of the filter's own tool.
TEST_F(Plain, GoesThroughAChainAsAWhole) {
  const std::string script = Written(SmallSample());
  for (const char* chain : {"zstd", "gzip", "lz4"}) {
    WriteArchive({"plain", chain}, SmallSample(), path_);
    EXPECT_EQ(tests::RunOrThrow({chain, "-dc", path_}), script) << chain;
  }
}

TEST_F(Plain, IsNotReadAndNamesPsql) {
  Written(SmallSample());
  const auto script = storage::Open(path_);
  EXPECT_EQ(ErrorOf([&script] {
              loader::ReaderProxy(AllPlugins().GetFormat("plain"), *script->abi(), {}, "reading");
            }),
            "reading: an SQL script is not read as an archive; please use psql to run it");
}

TEST(Tally, TakesNoChain) {
  const tests::TempDir dir;
  EXPECT_EQ(ErrorOf([&dir] {
              NewWriter({"tally", "zstd:3"}, dir / "tally.txt");
            }),
            "format \"tally\" takes no compression, and \"zstd:level=3,long=false,workers=0,"
            "adapt=true\" was asked for");
}

TEST(Tally, CountsAsThePageSays) {
  const tests::TempDir dir;
  WriteArchive({"tally", "none"}, SmallSample(), dir / "tally.txt");
  EXPECT_EQ(tests::ReadFile(dir / "tally.txt"),
            "3 0 1 12 2 goods\n"
            "3 1 1 8 1 goods\n"
            "4 0 0 0 0 empty\n");
}

}  // namespace
}  // namespace pgstow::conformance
