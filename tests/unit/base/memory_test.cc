#include "host/base/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <span>
#include <vector>

#include <gtest/gtest.h>

namespace pgstow::base {
namespace {

// Pages that nothing was written to yet.
class Untouched {
 public:
  explicit Untouched(size_t size)
      : room_(static_cast<std::byte*>(::mmap(nullptr, size, PROT_READ | PROT_WRITE,
                                             MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)),
              size) {}
  ~Untouched() { ::munmap(room_.data(), room_.size()); }
  Untouched(const Untouched&) = delete;
  Untouched& operator=(const Untouched&) = delete;

  std::span<std::byte> room() const { return room_; }

  size_t PagesThere() const {
    const auto page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
    std::vector<unsigned char> there(room_.size() / page);
    EXPECT_EQ(::mincore(room_.data(), room_.size(), there.data()), 0);
    size_t count = 0;
    for (const unsigned char flags : there) count += flags & 1U;
    return count;
  }

 private:
  std::span<std::byte> room_;
};

TEST(Populate, PutsPagesBehindWholeRoom) {
  const Untouched memory(size_t{1} << 20);
  const auto page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
  ASSERT_EQ(memory.PagesThere(), 0U);
  Populate(memory.room().subspan(1, memory.room().size() / 2));
  EXPECT_EQ(memory.PagesThere(), memory.room().size() / 2 / page - 1) << "whole pages alone";
  Populate(memory.room());
  EXPECT_EQ(memory.PagesThere(), memory.room().size() / page);
}

TEST(Populate, KeepsWhatIsThere) {
  std::vector<std::byte> bytes(size_t{1} << 20, std::byte{7});
  const std::vector<std::byte> before = bytes;
  Populate(bytes);
  EXPECT_EQ(bytes, before);
  Populate({});
}

}  // namespace
}  // namespace pgstow::base
