// Layouts whose data is in files of their own: what a directory and a tar archive have in common
// when they are written.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include <pgstow/sdk/format.h>

#include "formats/native/toc.h"

namespace pgstow::native {

// The TOC of the host as it is stored in toc.dat, with the names of members.
Toc StoredTocWithMembers(const sdk::Toc& toc);

// A member being written. One thread at a time.
class MemberOutput {
 public:
  virtual ~MemberOutput() = default;
  virtual void Append(sdk::Bytes bytes) = 0;
  virtual void Close() = 0;  // it is whole
};

// What makes members. Threads are those of write_frame (pgstow/format.h).
class MemberSink {
 public:
  virtual ~MemberSink() = default;
  virtual std::unique_ptr<MemberOutput> CreateData(const std::string& name) = 0;
  virtual std::unique_ptr<MemberOutput> CreateList(const std::string& name) = 0;  // of objects
};

// Puts the frames of an entry into its member, those of large objects into one each, with a list
// that is written after them. Thread rules of pgstow_writer with CAN_WRITE_PARALLEL.
class MemberWriter {
 public:
  // `sink` outlives this.
  explicit MemberWriter(MemberSink& sink);
  ~MemberWriter();

  void Begin(const Toc& toc);
  void WriteFrame(const pgstow_frame& frame);
  void EndPart(const pgstow_part& part);

 private:
  class Part;
  class Data;
  class LargeObjects;

  Part& PartOf(int32_t entry);  // made when it is first asked for

  MemberSink& sink_;
  std::mutex mutex_;
  std::unordered_map<int32_t, std::unique_ptr<Part>> open_;
  std::unordered_map<int32_t, std::pair<std::string, bool>> members_;  // name, large objects
};

}  // namespace pgstow::native
