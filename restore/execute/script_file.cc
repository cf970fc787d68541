#include "restore/execute/script_file.h"

#include <utility>

#include "host/base/error.h"
#include "host/storage/storage.h"

namespace pgstow::execute {
namespace {

constexpr size_t kPendingBytes = size_t{1} << 16;

}  // namespace

ScriptFile::ScriptFile(std::string path) : path_(std::move(path)) {}

ScriptFile::~ScriptFile() {
  if (output_ == nullptr) return;
  try {
    Flush();
  } catch (const base::Error&) {  // who ends like that has something else to tell
  }
}

void ScriptFile::Append(std::string_view text) {
  if (output_ == nullptr) {
    output_ = std::make_unique<archive::JoinedOutput>(storage::CreateFile(path_));
  }
  if (pending_.size() + text.size() > kPendingBytes) Flush();
  if (text.size() > kPendingBytes) {
    output_->Write(text);
  } else {
    pending_ += text;
  }
}

void ScriptFile::Flush() {
  output_->Write(pending_);
  pending_.clear();
}

void ScriptFile::Close() {
  Append("");
  Flush();
  // Nothing is left to be flushed, also where this fails.
  const std::unique_ptr<archive::JoinedOutput> whole = std::move(output_);
  whole->Commit(/*sync=*/true);
}

}  // namespace pgstow::execute
