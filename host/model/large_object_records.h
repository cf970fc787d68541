// Records of large objects: what the data of DataForm::kLargeObjects is made of (docs/FORMAT.md,
// "What data is"). Pure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "host/model/entry.h"

namespace pgstow::model {

// What stands before the bytes of a record.
using LargeObjectRecordHead = std::array<char, 8>;
LargeObjectRecordHead HeadOfRecord(Oid object, uint32_t bytes);

// Takes records apart, which may come in pieces of any size. Holds a head at most. One thread at a
// time.
class LargeObjectRecords {
 public:
  virtual ~LargeObjectRecords() = default;

  void Write(std::span<const char> records);

  // After the last record. Throws kCorrupt when it is not whole.
  void Finish();

 protected:
  // An object begins, has its next bytes (never none), and is over.
  virtual void OnObject(Oid object) = 0;
  virtual void OnBytes(std::span<const char> bytes) = 0;
  virtual void OnEnd() = 0;

 private:
  void BeginRecord();

  LargeObjectRecordHead head_{};
  size_t head_bytes_ = 0;  // of the record's head that have come
  uint32_t left_ = 0;      // bytes of the record that have not come
  bool open_ = false;
  Oid object_ = 0;  // that is open
};

}  // namespace pgstow::model
