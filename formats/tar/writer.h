// Writes tar archives as pg_dump does: toc.dat, data in the order of the table of contents, and
// restore.sql.
#pragma once

#include <memory>
#include <string>

#include <pgstow/sdk/format.h>

#include "formats/native/member_writer.h"
#include "formats/tar/tar_output.h"

namespace pgstow::tar {

class Writer : public sdk::FormatWriter, private native::MemberSink {
 public:
  explicit Writer(sdk::Storage storage) : tar_(storage), members_(*this) {}

  void Begin(sdk::Toc toc) override;
  void WriteFrame(const pgstow_frame& frame) override { members_.WriteFrame(frame); }
  void EndPart(const pgstow_part& part) override { members_.EndPart(part); }
  void Finish(sdk::Toc toc) override;

 private:
  std::unique_ptr<native::MemberOutput> CreateData(const std::string& name) override {
    return tar_.Start(name);
  }
  // A list comes after its objects.
  std::unique_ptr<native::MemberOutput> CreateList(const std::string& name) override {
    return tar_.StartLater(name);
  }

  TarOutput tar_;
  native::MemberWriter members_;
};

}  // namespace pgstow::tar
