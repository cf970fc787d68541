// Arrays as parameters of queries in binary form, which spares the server to read what text would
// have to escape: what its function array_recv takes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pgstow::pg {

// Types of elements, by their OIDs: https://www.postgresql.org/docs/18/catalog-pg-type.html
enum class ElementType : uint32_t { kBytea = 17, kInt8 = 20, kOid = 26 };

// An array of one dimension without NULL, made element by element.
class BinaryArray {
 public:
  // For so many elements, which have so many bytes in all where these are not of one size.
  BinaryArray(ElementType type, size_t elements, size_t bytes = 0);

  // The next element: of bytea, or a number of the type's size.
  void Add(std::string_view bytes);
  void Add(uint64_t number);

  uint32_t type() const;  // OID of the array's
  const std::string& bytes() const { return bytes_; }

 private:
  const ElementType type_;
  std::string bytes_;
};

}  // namespace pgstow::pg
