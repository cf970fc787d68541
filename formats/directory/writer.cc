#include "formats/directory/writer.h"

#include <utility>

#include "formats/directory/folder.h"
#include "formats/native/facts.h"
#include "formats/native/member_names.h"

namespace pgstow::directory {
namespace {

class FileOutput : public native::MemberOutput {
 public:
  explicit FileOutput(sdk::File file) : file_(std::move(file)) {}
  void Append(sdk::Bytes bytes) override { file_.Append(bytes); }
  void Close() override { file_.Close(); }

 private:
  sdk::File file_;
};

}  // namespace

void Writer::Begin(sdk::Toc toc) {
  const native::Toc stored = native::StoredTocWithMembers(toc);
  suffix_ = SuffixOf(stored.head.compression);
  members_.Begin(stored);
}

void Writer::Finish(sdk::Toc toc) {
  storage_.Create(native::kTocMember)
      .Append(sdk::AsBytes(native::EncodeToc(native::StoredTocWithMembers(toc))));
}

std::unique_ptr<native::MemberOutput> Writer::CreateData(const std::string& name) {
  return CreateList(name + suffix_);
}

std::unique_ptr<native::MemberOutput> Writer::CreateList(const std::string& name) {
  return std::make_unique<FileOutput>(storage_.Create(name));
}

}  // namespace pgstow::directory
