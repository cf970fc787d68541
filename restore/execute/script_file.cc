#include "restore/execute/script_file.h"

#include <cerrno>
#include <utility>

#include "host/base/error.h"

namespace pgstow::execute {
namespace {

int Keep(std::FILE*) { return 0; }

}  // namespace

ScriptFile::ScriptFile(std::string path) : path_(std::move(path)), file_(nullptr, &Keep) {}

void ScriptFile::Open() {
  if (standard()) {
    file_ = {stdout, &Keep};
    return;
  }
  file_ = {std::fopen(path_.c_str(), "wb"), &std::fclose};
  if (file_ == nullptr) {
    base::Throw(base::ErrorCode::kIo, "could not open output file \"{}\": {}", path_,
                base::ErrnoText(errno));
  }
}

void ScriptFile::Append(std::string_view text) {
  if (file_ == nullptr) Open();
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) Fail();
}

void ScriptFile::Close() {
  if (file_ == nullptr) Open();
  if (std::fflush(file_.get()) != 0) Fail();
  if (!standard() && std::fclose(file_.release()) != 0) Fail();
}

void ScriptFile::Fail() const {
  if (standard()) {
    base::Throw(base::ErrorCode::kIo, "could not write to standard output: {}",
                base::ErrnoText(errno));
  }
  base::Throw(base::ErrorCode::kIo, "could not write to file \"{}\": {}", path_,
              base::ErrnoText(errno));
}

}  // namespace pgstow::execute
