// Large objects as SQL: what their records (docs/FORMAT.md, "What data is") become in scripts.
// Source: https://www.postgresql.org/docs/18/lo-funcs.html
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "host/model/entry.h"
#include "host/model/large_object_records.h"

namespace pgstow::script {

// One statement about the large object that is being filled, with the newlines that follow it in a
// script. They are to be run in one transaction, in which no other large object is open.
struct LargeObjectStatement {
  enum class Kind : uint8_t { kOpen, kWrite, kClose };
  Kind kind;
  model::Oid oid;
  std::string_view text;
};

// Turns the records of an entry, which may come in pieces of any size, into statements. Holds one
// statement's bytes at most.
class LargeObjectStatements : private model::LargeObjectRecords {
 public:
  // Takes statements in order; what they hold is valid during the call.
  using Receive = std::function<void(const LargeObjectStatement&)>;

  // `standard_strings`: whether a backslash in a string constant stands for itself.
  explicit LargeObjectStatements(bool standard_strings) : standard_strings_(standard_strings) {}

  void Write(std::span<const char> records, const Receive& receive);

  // After the last record. Throws kCorrupt when it is not whole.
  void Finish(const Receive& receive);

  uint64_t objects() const { return objects_; }  // opened so far

 private:
  void OnObject(model::Oid object) override;
  void OnBytes(std::span<const char> bytes) override;
  void OnEnd() override;
  void WriteGathered();
  void Tell(LargeObjectStatement::Kind kind, const std::string& text) const;

  const bool standard_strings_;
  const Receive* receive_ = nullptr;  // of the running call
  model::Oid oid_ = 0;                // that is open
  std::string gathered_;
  uint64_t objects_ = 0;
};

// For the log: an object that is about to be filled, and how many there were.
void LogLargeObject(model::Oid object);
void LogLargeObjects(uint64_t objects);

}  // namespace pgstow::script
