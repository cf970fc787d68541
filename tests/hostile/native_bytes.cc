#include "tests/hostile/native_bytes.h"

#include <array>
#include <cstdlib>

namespace pgstow::tests {
namespace {

std::string LittleEndian(uint64_t value, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
  return text;
}

std::string Byte(int value) { return std::string(1, static_cast<char>(value)); }

// PGDMP, version, widths, layout, compression, a time, three texts.
std::string Head(const NativeArchive& archive) {
  constexpr int kAlgorithmSince = 15;
  constexpr std::array kTime = {0, 0, 0, 1, 0, 100, 0};
  std::string head = "PGDMP" + Byte(archive.major) + Byte(archive.minor) + Byte(0) + Byte(4) +
                     Byte(8) + Byte(archive.of_members ? 3 : 1);
  head += archive.minor >= kAlgorithmSince ? Byte(archive.compression)
                                           : NativeInteger(archive.compression);
  for (const int part : kTime) head += NativeInteger(part);
  return head + NativeText(archive.database) + NativeText(archive.server_version) +
         NativeText(archive.dump_version);
}

std::string EntryBytes(const NativeArchive& archive, const NativeEntry& entry) {
  constexpr int kTableAmSince = 14;
  constexpr int kRelkindSince = 16;
  const std::string null = NativeInteger(-1);
  std::string bytes =
      NativeInteger(entry.id) + NativeInteger(entry.has_data() ? 1 : 0) + NativeText("0") +
      NativeText(entry.oid) + NativeText(entry.tag) + NativeText(entry.kind) +
      NativeInteger(entry.section) + NativeText(entry.definition) + NativeText(entry.drop) +
      NativeText(entry.copy) + NativeText(entry.schema) + NativeText(entry.tablespace);
  if (archive.minor >= kTableAmSince) bytes += NativeText(entry.table_am);
  if (archive.minor >= kRelkindSince) bytes += NativeInteger(entry.relkind);
  bytes += NativeText(entry.owner) + NativeText("false");
  for (const int id : entry.dependencies) bytes += NativeText(std::to_string(id));
  bytes += null;
  if (archive.of_members) return bytes + NativeText(entry.member);
  constexpr int kKnown = 2;
  constexpr int kNone = 3;
  return bytes + Byte(entry.offset ? kKnown : kNone) + LittleEndian(entry.offset.value_or(0), 8);
}

}  // namespace

std::string NativeInteger(int64_t value) {
  return Byte(value < 0 ? 1 : 0) + LittleEndian(static_cast<uint64_t>(std::abs(value)), 4);
}

std::string NativeText(const std::string& text) {
  return NativeInteger(static_cast<int64_t>(text.size())) + text;
}

std::vector<NativeEntry> SessionEntries() {
  const auto entry = [](int id, const std::string& kind, const std::string& definition) {
    return NativeEntry{
        .id = id, .kind = kind, .tag = kind, .definition = definition, .schema = "", .owner = ""};
  };
  return {entry(901, "ENCODING", "SET client_encoding = 'UTF8';\n"),
          entry(902, "STDSTRINGS", "SET standard_conforming_strings = 'on';\n"),
          entry(903, "SEARCHPATH", "SELECT pg_catalog.set_config('search_path', '', false);\n")};
}

NativeEntry RowsOf(int id, const std::string& member) {
  return {.id = id,
          .kind = "TABLE DATA",
          .section = 3,
          .copy = "COPY public.t (a) FROM stdin;\n",
          .dependencies = {1},
          .member = member};
}

std::string NativeToc(const NativeArchive& archive) {
  std::string toc = Head(archive);
  toc +=
      NativeInteger(archive.claimed_entries.value_or(static_cast<int64_t>(archive.entries.size())));
  for (const NativeEntry& entry : archive.entries) toc += EntryBytes(archive, entry);
  return toc;
}

std::string NativeBlock(int entry, const std::string& data) {
  constexpr int kData = 1;
  return Byte(kData) + NativeInteger(entry) + NativeText(data) + NativeInteger(0);
}

std::string TableToc(NativeArchive archive, const std::vector<std::string>& members) {
  archive.entries = SessionEntries();
  archive.entries.push_back({.id = 1,
                             .definition = "CREATE TABLE public.t (a integer);\n",
                             .drop = "DROP TABLE public.t;\n",
                             .relkind = 'r'});
  int id = 1;
  for (const std::string& member : members) archive.entries.push_back(RowsOf(++id, member));
  return NativeToc(archive);
}

}  // namespace pgstow::tests
