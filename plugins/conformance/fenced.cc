#include "plugins/conformance/fenced.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cstring>

#include "plugins/conformance/law.h"

namespace pgstow::conformance {

FencedBytes::FencedBytes(std::string_view bytes) : size_(bytes.size()) {
  const auto page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
  const size_t room = (bytes.size() + page - 1) / page * page;
  mapped_ = room + page;
  pages_ = ::mmap(nullptr, mapped_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages_ == MAP_FAILED) Break("there is no memory for {} bytes", mapped_);
  auto* const fence = static_cast<uint8_t*>(pages_) + room;
  ::mprotect(fence, page, PROT_NONE);
  if (!bytes.empty()) std::memcpy(fence - bytes.size(), bytes.data(), bytes.size());
  bytes_ = fence - bytes.size();
}

FencedBytes::~FencedBytes() { ::munmap(pages_, mapped_); }

}  // namespace pgstow::conformance
