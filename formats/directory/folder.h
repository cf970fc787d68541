// The files of a directory: those of data have the suffix of their compression, lists of large
// objects have none.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <pgstow/sdk/file.h>

#include "formats/native/head.h"
#include "formats/native/members.h"

namespace pgstow::directory {

// "", ".gz", ".lz4" or ".zst".
std::string_view SuffixOf(native::Compression compression);

// Opens files to read. Any thread.
class Folder : public native::MemberSource {
 public:
  Folder(sdk::Storage storage, native::Compression compression)
      : storage_(storage), compression_(compression) {}

  native::Compression compression() const { return compression_; }

  // Data under another suffix, as gunzip leaves it, is read if all of an archive's is alike: the
  // compression is then what the file of `name` shows. Leaves it where there is no such file.
  void FollowFile(const std::string& name);

  // Throws PGSTOW_E_UNSUPPORTED when the file is there under the suffix of another compression.
  std::unique_ptr<native::MemberInput> OpenData(const std::string& name) const override;
  std::unique_ptr<native::MemberInput> OpenList(const std::string& name) const override;

 private:
  bool Has(const std::string& name, native::Compression compression) const;

  sdk::Storage storage_;
  native::Compression compression_;
};

}  // namespace pgstow::directory
