// Makes the archives of this folder:  make_golden FOLDER
//
// It ran once for each of them. They are never made again: what a released layout wrote must stay
// readable, and what is broken must stay found. A new layout gets new files beside the old ones.
#include <filesystem>
#include <string>

#include "tests/golden/samples.h"
#include "tests/support/paths.h"
#include "tests/unit/formats/custom/forge.h"

namespace {

using pgstow::custom::Changes;
using pgstow::custom::Forge;
using pgstow::tests::WriteFile;

void MakeWhole(const std::filesystem::path& folder) {
  using namespace pgstow::tests;
  WriteArchive(TinySample(), folder / "v1-tiny.pgstow");
  WriteArchive(SmallSample(), folder / "v1-zstd.pgstow", "zstd:3");
  WriteArchive(ServerSample(), folder / "v1-server.pgstow");
  WriteArchive(LongSample(), folder / "v1-groups.pgstow", "zstd:3");
}

void MakeBroken(const std::filesystem::path& folder) {
  const std::string whole = Forge();
  const auto make = [&folder](const char* name, const std::string& bytes) {
    WriteFile(folder / (std::string(name) + ".pgstow"), bytes);
  };
  const auto flipped = [&whole](size_t at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    return changed;
  };
  make("bad-magic", flipped(0));
  make("newer-major", Forge({.preamble = [](auto& preamble) { preamble.major = 2; }}));
  make("missing-filter",
       Forge({.preamble = [](auto& preamble) { preamble.chain = "nosuch:a=1"; }}));
  make("truncated", whole.substr(0, whole.size() / 2));
  make("trailing-bytes", whole + "more");
  make("flipped-preamble", flipped(20));
  make("flipped-frame", flipped(whole.find("third frame")));
  make("flipped-frame-checksum", flipped(whole.find(std::string("DATA\0\0\0\0", 8)) + 16));
  make("flipped-index", flipped(whole.rfind("INDX") + 30));
  make("flipped-toc", flipped(whole.rfind("TOCF") + 30));
  make("flipped-footer", flipped(whole.size() - 20));
  make("overlapping-frames", Forge({.index = [](auto& index) {
         index[{2, 0}].frames[0] = index[{1, 0}].frames[0];
       }}));
  make("frame-outside-the-data", Forge({.index = [](auto& index) {
         index[{2, 0}].frames[0].offset = uint64_t{1} << 40;
       }}));
  make("footer-points-outside",
       Forge({.footer = [](auto& footer) { footer.toc_offset = footer.file_bytes; }}));
  make("toc-bomb", Forge({.final_toc_head = [](std::string& head) {
         head.replace(8, 8, std::string("\0\0\0\0\0\0\0\x40", 8));
       }}));
  make("tocs-differ", Forge({.early_toc = [](auto& toc) { toc.entries[0].owner = "mallory"; }}));
  make("not-final", Forge({.final_toc = [](auto& toc) { toc.header.complete = false; }}));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const std::filesystem::path folder = argv[1];
  std::filesystem::create_directories(folder / "broken");
  MakeWhole(folder);
  MakeBroken(folder / "broken");
}
