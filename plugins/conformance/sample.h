// Archives made of literals.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "host/loader/registry.h"
#include "host/model/entry.h"

namespace pgstow::conformance {

// Whose bytes some are: of a part, and of one large object where the format keeps those apart.
struct Place {
  model::DumpId entry = 0;
  uint32_t part = 0;
  uint32_t object = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};
using Data = std::map<Place, std::string>;

// A table of contents and its data, cut to what one format keeps.
class Sample {
 public:
  // A header with every fact in use, and no entries.
  explicit Sample(const loader::Format& format);

  // A schema, a table with a few rows, a table without rows, and an index on the first: small
  // enough to damage each byte of the archive.
  static Sample Small(const loader::Format& format);

  // Two databases with a table of the same name each, and a role of their server.
  static Sample Server(const loader::Format& format);

  // Adds a definition. What refers to it is valid until the next Add….
  model::Entry& Add(model::Section section, const std::string& kind, const std::string& tag);

  // Adds the rows of a table in these parts, or in one where the format keeps no more, or none
  // where it keeps no data. Rows end with a line feed. Returns the dump id.
  model::DumpId AddRows(const std::string& table, const std::vector<std::string>& parts);

  // Adds large objects: as records, or apart.
  void AddObjects(const std::map<uint32_t, std::string>& objects);

  const model::Toc& toc() const { return toc_; }
  model::Toc& toc() { return toc_; }
  const Data& data() const { return data_; }

 private:
  model::Entry& AddData(const std::string& kind, const std::string& tag);

  bool holds_data_;
  bool holds_parts_;
  bool holds_objects_;
  model::Toc toc_;
  Data data_;
};

}  // namespace pgstow::conformance
