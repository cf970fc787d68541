// What stands between a defect of memory and whoever would use it is in the files that were linked:
// the program itself and each of its plugins.

#include <elf.h>

#include <cstring>
#include <filesystem>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/paths.h"

namespace pgstow::tests {
namespace {

using testing::Contains;
using testing::EndsWith;
using testing::Not;
using testing::StartsWith;

// A linked file of 64 bits, of this machine's byte order.
class Elf {
 public:
  explicit Elf(const std::string& path) : bytes_(ReadFile(path)) {
    if (bytes_.size() < sizeof(Elf64_Ehdr) || std::memcmp(bytes_.data(), ELFMAG, SELFMAG) != 0) {
      throw std::runtime_error("\"" + path + "\" is not a linked file");
    }
    header_ = At<Elf64_Ehdr>(0);
    for (size_t i = 0; i < header_.e_phnum; ++i) {
      segments_.push_back(At<Elf64_Phdr>(header_.e_phoff + i * header_.e_phentsize));
    }
  }

  bool IsIndependentOfItsPlace() const { return header_.e_type == ET_DYN; }

  std::optional<Elf64_Phdr> Segment(uint32_t type) const {
    for (const Elf64_Phdr& segment : segments_) {
      if (segment.p_type == type) return segment;
    }
    return std::nullopt;
  }

  std::vector<Elf64_Phdr> Loaded() const {
    std::vector<Elf64_Phdr> loaded;
    for (const Elf64_Phdr& segment : segments_) {
      if (segment.p_type == PT_LOAD) loaded.push_back(segment);
    }
    return loaded;
  }

  bool BindsAllAtStart() const {
    const std::optional<Elf64_Phdr> dynamic = Segment(PT_DYNAMIC);
    if (!dynamic) return false;
    for (size_t at = 0; at < dynamic->p_filesz; at += sizeof(Elf64_Dyn)) {
      const auto row = At<Elf64_Dyn>(dynamic->p_offset + at);
      if (row.d_tag == DT_FLAGS && (row.d_un.d_val & DF_BIND_NOW) != 0) return true;
      if (row.d_tag == DT_FLAGS_1 && (row.d_un.d_val & DF_1_NOW) != 0) return true;
    }
    return false;
  }

  // The names of what it takes from other libraries.
  std::set<std::string> Imports() const {
    std::set<std::string> names;
    for (size_t i = 0; i < header_.e_shnum; ++i) {
      const auto table = Section(i);
      if (table.sh_type != SHT_DYNSYM) continue;
      const Elf64_Shdr strings = Section(table.sh_link);
      for (size_t at = 0; at + sizeof(Elf64_Sym) <= table.sh_size; at += sizeof(Elf64_Sym)) {
        const auto symbol = At<Elf64_Sym>(table.sh_offset + at);
        if (symbol.st_shndx != SHN_UNDEF) continue;
        names.insert(bytes_.data() + strings.sh_offset + symbol.st_name);
      }
    }
    return names;
  }

 private:
  template <typename T>
  T At(size_t offset) const {
    T value;
    if (offset > bytes_.size() || bytes_.size() - offset < sizeof(T)) {
      throw std::runtime_error("a linked file ends early");
    }
    std::memcpy(&value, bytes_.data() + offset, sizeof(T));
    return value;
  }
  Elf64_Shdr Section(size_t i) const {
    return At<Elf64_Shdr>(header_.e_shoff + i * header_.e_shentsize);
  }

  std::string bytes_;
  Elf64_Ehdr header_;
  std::vector<Elf64_Phdr> segments_;
};

std::vector<std::string> Linked() {
  std::vector<std::string> paths = {PgstowPath()};
  for (const auto& entry : std::filesystem::directory_iterator(PluginDir())) {
    if (entry.path().extension() == ".so") paths.push_back(entry.path());
  }
  return paths;
}

TEST(Hardening, IsInTheProgramAndItsPlugins) {
  const std::vector<std::string> linked = Linked();
  ASSERT_GE(linked.size(), 10U) << "the program, five formats and four filters at least";
  for (const std::string& path : linked) {
    SCOPED_TRACE(path);
    const Elf elf(path);
    EXPECT_TRUE(elf.IsIndependentOfItsPlace());
    EXPECT_TRUE(elf.Segment(PT_GNU_RELRO)) << "tables of addresses stay writable";
    EXPECT_TRUE(elf.BindsAllAtStart());
    const std::optional<Elf64_Phdr> stack = elf.Segment(PT_GNU_STACK);
    ASSERT_TRUE(stack);
    EXPECT_EQ(stack->p_flags & PF_X, 0U) << "the stack can be executed";
    for (const Elf64_Phdr& segment : elf.Loaded()) {
      EXPECT_NE(segment.p_flags & (PF_W | PF_X), uint32_t{PF_W | PF_X})
          << "a segment can be both written and executed";
    }
    EXPECT_THAT(elf.Imports(), Contains("__stack_chk_fail"));
  }
}

// Not each file has a call whose size the compiler can check, but the program has many.
TEST(Hardening, CopiesAreCheckedInTheProgram) {
  const std::set<std::string> imports = Elf(PgstowPath()).Imports();
  EXPECT_THAT(imports, Contains(testing::AllOf(StartsWith("__"), EndsWith("_chk"))));
  EXPECT_THAT(imports, Contains("_ZSt21__glibcxx_assert_failPKciS0_S0_"))
      << "containers of the standard library do not check their bounds";
  EXPECT_THAT(imports, Not(Contains("gets")));
}

}  // namespace
}  // namespace pgstow::tests
