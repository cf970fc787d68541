// Writes directories as pg_dump does. Parts may come from many threads at once: each has files of
// its own.
#pragma once

#include <memory>
#include <string>

#include <pgstow/sdk/format.h>

#include "formats/native/member_writer.h"

namespace pgstow::directory {

class Writer : public sdk::FormatWriter, private native::MemberSink {
 public:
  explicit Writer(sdk::Storage storage) : storage_(storage), members_(*this) {}

  void Begin(sdk::Toc toc) override;
  void WriteFrame(const pgstow_frame& frame) override { members_.WriteFrame(frame); }
  void EndPart(const pgstow_part& part) override { members_.EndPart(part); }
  void Finish(sdk::Toc toc) override;

 private:
  std::unique_ptr<native::MemberOutput> CreateData(const std::string& name) override;
  std::unique_ptr<native::MemberOutput> CreateList(const std::string& name) override;

  sdk::Storage storage_;
  std::string suffix_;  // of data
  native::MemberWriter members_;
};

}  // namespace pgstow::directory
