#include "host/pg/binary_array.h"

namespace pgstow::pg {
namespace {

// With its highest byte first.
void Put(uint64_t number, size_t size, std::string& out) {
  for (size_t shift = 8 * size; shift > 0; shift -= 8) {
    out += static_cast<char>(number >> (shift - 8));
  }
}

constexpr size_t kSize = 4;  // of whatever number is no element
constexpr size_t kHead = 5 * kSize;

}  // namespace

BinaryArray::BinaryArray(ElementType type, size_t elements, size_t bytes) : type_(type) {
  bytes_.reserve(kHead + elements * (kSize + sizeof(uint64_t)) + bytes);
  const uint64_t dimensions = 1;
  const uint64_t nulls = 0;
  const uint64_t first_index = 1;
  for (const uint64_t number :
       {dimensions, nulls, static_cast<uint64_t>(type), uint64_t{elements}, first_index}) {
    Put(number, kSize, bytes_);
  }
}

void BinaryArray::Add(std::string_view bytes) {
  Put(bytes.size(), kSize, bytes_);
  bytes_ += bytes;
}

void BinaryArray::Add(uint64_t number) {
  const size_t size = type_ == ElementType::kInt8 ? 8 : 4;
  Put(size, kSize, bytes_);
  Put(number, size, bytes_);
}

uint32_t BinaryArray::type() const {
  switch (type_) {
    case ElementType::kBytea:
      return 1001;
    case ElementType::kInt8:
      return 1016;
    case ElementType::kOid:
      return 1028;
  }
  return 0;
}

}  // namespace pgstow::pg
