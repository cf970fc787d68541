#include "bench/micro/material.h"

#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <random>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <pgstow/services.h>

namespace pgstow::bench {
namespace {

using model::DumpId;
using model::Entry;
using model::Section;

// Standard distributions differ between libraries; the generator itself does not.
class Draw {
 public:
  uint64_t UpTo(uint64_t most) { return generator_() % (most + 1); }

  // Falls as 1/rank: first the number of digits, then the digits.
  uint64_t Rank(unsigned bits) {
    const uint64_t top = uint64_t{1} << UpTo(bits - 1);
    return top + UpTo(top - 1);
  }

 private:
  std::mt19937_64 generator_{20260101};
};

std::vector<std::string> Words(Draw& draw) {
  constexpr std::string_view kConsonants = "bcdfghklmnprstvwz";
  constexpr std::string_view kVowels = "aeiou";
  std::vector<std::string> words(4096);
  for (size_t rank = 0; rank < words.size(); ++rank) {
    for (size_t length = 0; length <= rank; length = length * 16 + 1) {
      words[rank] += kConsonants[draw.UpTo(kConsonants.size() - 1)];
      words[rank] += kVowels[draw.UpTo(kVowels.size() - 1)];
    }
  }
  return words;
}

Entry Definition(DumpId id, std::string kind, std::string tag, std::string sql, Section section) {
  Entry entry;
  entry.id = id;
  entry.catalog = {1259, 16384 + static_cast<model::Oid>(id)};
  entry.section = section;
  entry.kind = std::move(kind);
  entry.tag = std::move(tag);
  entry.schema = id / 7 % 2 == 0 ? "public" : "archive";
  entry.owner = "postgres";
  entry.definition = std::move(sql);
  return entry;
}

void AddPart(model::Toc& toc, DumpId table, Entry entry) {
  entry.dependencies = {table};
  entry.belongs_to = {table};
  toc.entries.push_back(std::move(entry));
}

void AddTable(model::Toc& toc, DumpId id) {
  const std::string name = fmt::format("table_{}", id);
  Entry table =
      Definition(id, "TABLE", name,
                 fmt::format("CREATE TABLE public.{} (\n    id bigint NOT NULL,\n    name "
                             "text DEFAULT 'x'::text NOT NULL,\n    parent bigint\n);\n",
                             name),
                 Section::kPreData);
  table.relkind = 'r';
  table.selector = model::Selector::kRelation;
  table.table_am = "heap";
  table.drop = fmt::format("DROP TABLE public.{};\n", name);
  table.owned_as = "TABLE public." + name;
  toc.entries.push_back(std::move(table));
  AddPart(toc, id,
          Definition(id + 1, "COMMENT", "TABLE " + name,
                     fmt::format("COMMENT ON TABLE public.{} IS 'one of many';\n", name),
                     Section::kPreData));
  toc.entries.back().role = model::Role::kComment;
  AddPart(
      toc, id,
      Definition(id + 2, "DEFAULT", name + " id",
                 fmt::format("ALTER TABLE ONLY public.{} ALTER COLUMN id SET DEFAULT 1;\n", name),
                 Section::kPreData));
  AddPart(toc, id,
          Definition(id + 3, "CONSTRAINT", fmt::format("{0} {0}_pkey", name),
                     fmt::format("ALTER TABLE ONLY public.{0}\n    ADD CONSTRAINT {0}_pkey PRIMARY "
                                 "KEY (id);\n",
                                 name),
                     Section::kPostData));
  for (DumpId number = 4; number <= 5; ++number) {
    AddPart(toc, id,
            Definition(id + number, "INDEX", fmt::format("{}_{}_idx", name, number),
                       fmt::format("CREATE INDEX {0}_{1}_idx ON public.{0} USING btree (name);\n",
                                   name, number),
                       Section::kPostData));
    toc.entries.back().selector = model::Selector::kIndex;
  }
  AddPart(toc, id,
          Definition(id + 6, "FK CONSTRAINT", fmt::format("{0} {0}_parent_fkey", name),
                     fmt::format("ALTER TABLE ONLY public.{0}\n    ADD CONSTRAINT {0}_parent_fkey "
                                 "FOREIGN KEY (parent) REFERENCES public.{0}(id);\n",
                                 name),
                     Section::kPostData));
  toc.entries.back().dependencies.push_back(id + 3);
}

pgstow_status OfferPassphrase(uint32_t kind, const pgstow_secret_sink* sink) {
  constexpr std::string_view kPassphrase = "a passphrase for what is measured";
  if (kind == PGSTOW_SECRET_KEY) return PGSTOW_OK;
  return sink->secret(sink->self,
                      {reinterpret_cast<const uint8_t*>(kPassphrase.data()), kPassphrase.size()});
}
constexpr pgstow_secret_service kSecrets = {
    .size = sizeof(kSecrets), .reserved = 0, .offer = OfferPassphrase};

}  // namespace

const loader::Registry& Plugins() {
  loader::ProvideService(PGSTOW_SECRET_SERVICE, &kSecrets);
  static const auto registry =
      loader::Registry::Load({.plugin_paths = {PGSTOW_PLUGIN_DIR}, .only_plugin_paths = true});
  return *registry;
}

std::shared_ptr<const archive::Chain> ChainOf(const std::string& spec) {
  auto chain = archive::Chain::Parse(Plugins(), spec);
  return chain->seals() ? chain->WithNewKeys("measuring") : chain;
}

std::string Rows(size_t bytes) {
  Draw draw;
  const std::vector<std::string> words = Words(draw);
  std::string rows;
  rows.reserve(bytes + 1000);
  for (uint64_t id = 1; rows.size() < bytes; ++id) {
    rows += fmt::format("{}\t{}\t2024-01-01 {:02}:{:02}:{:02}+00\t", id, draw.Rank(20),
                        draw.UpTo(23), draw.UpTo(59), draw.UpTo(59));
    for (uint64_t count = 1 + draw.UpTo(12); count > 0; --count) {
      rows += words[draw.Rank(12)];
      rows += count > 1 ? ' ' : '\n';
    }
  }
  return rows;
}

model::Toc TocOf(size_t entries) {
  model::Toc toc;
  toc.header.database = "many";
  toc.header.encoding = "UTF8";
  toc.header.server_version = "18.0";
  toc.entries.reserve(entries + 7);
  for (DumpId id = 1; toc.entries.size() < entries; id += 7) AddTable(toc, id);
  // As dumps have it: all of a section, then the next.
  std::stable_sort(toc.entries.begin(), toc.entries.end(),
                   [](const Entry& a, const Entry& b) { return a.section < b.section; });
  return toc;
}

ScratchFile::ScratchFile() : path_(std::filesystem::temp_directory_path() / "pgstow-micro.XXXXXX") {
  const int file = mkstemp(path_.data());
  if (file < 0) throw std::system_error(errno, std::generic_category(), "could not make " + path_);
  close(file);
}

ScratchFile::~ScratchFile() { unlink(path_.c_str()); }

}  // namespace pgstow::bench
