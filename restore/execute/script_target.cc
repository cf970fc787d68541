#include "restore/execute/script_target.h"

#include <cerrno>

#include "host/base/error.h"

namespace pgstow::execute {
namespace {

bool IsStandardOutput(const std::string& path) { return path.empty() || path == "-"; }

int Keep(std::FILE*) { return 0; }

}  // namespace

ScriptTarget::ScriptTarget(const model::Toc& toc, const plan::Plan& plan,
                           const script::ScriptOptions& options, const std::string& path)
    : path_(path),
      writer_(toc, plan, options),
      sink_([this](std::string_view text) { Append(text); }),
      file_(stdout, &Keep) {
  if (IsStandardOutput(path)) return;
  file_ = {std::fopen(path.c_str(), "wb"), &std::fclose};
  if (file_ == nullptr) {
    base::Throw(base::ErrorCode::kIo, "could not open output file \"{}\": {}", path,
                base::ErrnoText(errno));
  }
}

bool ScriptTarget::BeginLoad(const plan::Step&, std::optional<uint32_t>) {
  writer_.AdvanceToData(next_load_++, sink_);
  return true;
}

void ScriptTarget::Write(std::span<const char> data) { writer_.WriteData(data, sink_); }

void ScriptTarget::EndLoad() { writer_.EndData(sink_); }

void ScriptTarget::Finish() {
  writer_.Finish(sink_);
  if (std::fflush(file_.get()) != 0) Fail();
  if (IsStandardOutput(path_)) return;
  if (std::fclose(file_.release()) != 0) Fail();
}

void ScriptTarget::Append(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) != text.size()) Fail();
}

void ScriptTarget::Fail() const {
  if (IsStandardOutput(path_)) {
    base::Throw(base::ErrorCode::kIo, "could not write to standard output: {}",
                base::ErrnoText(errno));
  }
  base::Throw(base::ErrorCode::kIo, "could not write to file \"{}\": {}", path_,
              base::ErrnoText(errno));
}

}  // namespace pgstow::execute
